// SPDX-License-Identifier: Apache-2.0
import { store } from '@/store/store';

/** What somebody is writing, and the version that it began with. */
export interface Draft {
    from: number;
    text: string;
}

/** Kept while other pages are looked at; null where nothing was changed. */
export const draft = store<Draft | null>(null);

/** What is written, begun with `from`; a text that is the version's own is no draft. */
export function write(from: number, saved: string, text: string): void {
    draft.set(text === saved ? null : { from, text });
}
