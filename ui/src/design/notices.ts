// SPDX-License-Identifier: Apache-2.0
import { store } from '@/store/store';

/** Long enough to read a sentence twice and to reach for the button. */
const SHOWN_MS = 10_000;

export interface Notice {
    id: number;
    text: string;
    kind: 'done' | 'fault';
    undo?: (() => void) | undefined;
}

export const notice = store<Notice | null>(null);
let last = 0;

/** Says what came of an action. One at a time: the latest matters. */
export function tell(text: string, options: { kind?: Notice['kind']; undo?: () => void } = {}): void {
    const id = ++last;
    notice.set({ id, text, kind: options.kind ?? 'done', undo: options.undo });
    setTimeout(() => {
        if (notice.get()?.id === id) {
            notice.set(null);
        }
    }, SHOWN_MS);
}
