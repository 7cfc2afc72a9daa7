// SPDX-License-Identifier: Apache-2.0
import { store } from '@/store/store';

/**
 * Whether somebody is signed in, as far as is known: `opening` until the server has answered once,
 * `stranger` where nobody was signed in from the start, `ended` where a session ended under the page.
 */
export type Standing = 'opening' | 'open' | 'stranger' | 'ended';

const standing = store<Standing>('opening');
const listeners = new Set<() => void>();

/** The one place that knows of sessions. */
export const session = {
    standing,

    /** The server answered a question that strangers are not answered. */
    opened(): void {
        const before = standing.get();
        standing.set('open');
        if (before !== 'open') {
            for (const listener of listeners) {
                listener();
            }
        }
    },

    /** The server refused for want of a session. What is on the page stays. */
    ended(): void {
        const now = standing.get();
        if (now === 'opening') {
            standing.set('stranger');
        } else if (now === 'open') {
            standing.set('ended');
        }
    },

    /** Calls back whenever a session opens. */
    onOpened(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
    },
};
