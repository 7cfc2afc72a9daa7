// SPDX-License-Identifier: Apache-2.0
import type { IconName } from '@/design/icons';
import { store } from '@/store/store';

/** Something that the palette can do. */
export interface Command {
    id: string;
    name: string;
    icon: IconName;
    shortcut?: string;
    run: () => void;
}

/** What is open over the pages. */
export const overlay = store<'none' | 'palette' | 'help'>('none');
