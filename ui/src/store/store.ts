// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

/** A value that lives outside of components and tells them when it changes. */
export interface Store<T> {
    get(): T;
    set(next: T): void;
    subscribe(listener: () => void): () => void;
}

export function store<T>(initial: T): Store<T> {
    let value = initial;
    const listeners = new Set<() => void>();
    return {
        get: () => value,
        set(next) {
            if (!Object.is(next, value)) {
                value = next;
                for (const listener of listeners) {
                    listener();
                }
            }
        },
        subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}

export function useStore<T>(of: Store<T>): T {
    return useSyncExternalStore(of.subscribe, of.get);
}
