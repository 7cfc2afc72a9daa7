// SPDX-License-Identifier: Apache-2.0
import { type Store, store, useStore } from '@/store/store';

/** A clock that runs while somebody looks at it. */
function ticking(everyMs: number): Store<number> {
    const inner = store(Date.now());
    let watchers = 0;
    let timer: ReturnType<typeof setInterval> | undefined;
    return {
        ...inner,
        subscribe(listener) {
            const stop = inner.subscribe(listener);
            if (watchers++ === 0) {
                inner.set(Date.now());
                timer = setInterval(() => inner.set(Date.now()), everyMs);
            }
            return () => {
                stop();
                if (--watchers === 0) {
                    clearInterval(timer);
                }
            };
        },
    };
}

const second = ticking(1_000);
const coarse = ticking(10_000);

/** The time, anew every second: for what counts down. */
export function useSecond(): number {
    return useStore(second);
}

/** The time, anew every ten seconds: for ages in lists. */
export function useNow(): number {
    return useStore(coarse);
}
