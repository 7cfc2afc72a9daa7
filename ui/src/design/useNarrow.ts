// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

/** A phone. The style sheets know the same bound. */
const NARROW = matchMedia('(max-width: 700px)');

function subscribe(listener: () => void): () => void {
    NARROW.addEventListener('change', listener);
    return () => NARROW.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
    return useSyncExternalStore(subscribe, () => NARROW.matches);
}
