// SPDX-License-Identifier: Apache-2.0
import { type Store, store } from './store';

const PREFIX = 'watchfire.';

/** What this browser remembers. Without storage, as in some private windows, it forgets. */
export const memory = {
    get(name: string): string | null {
        try {
            return globalThis.localStorage?.getItem(PREFIX + name) ?? null;
        } catch {
            return null;
        }
    },
    set(name: string, value: string | null): void {
        try {
            if (value === null) {
                globalThis.localStorage?.removeItem(PREFIX + name);
            } else {
                globalThis.localStorage?.setItem(PREFIX + name, value);
            }
        } catch {
            // It holds until the page is left.
        }
    },
};

/** A store whose value outlives the page. */
export function remembered<T extends string>(name: string, initial: T, allowed: readonly T[]): Store<T> {
    const known = memory.get(name) as T | null;
    const inner = store<T>(known !== null && allowed.includes(known) ? known : initial);
    return {
        ...inner,
        set(next) {
            memory.set(name, next);
            inner.set(next);
        },
    };
}
