// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { type KeyMap, keyboard } from './keys';

/** What keys do while the component is there. The latest map counts. */
export function useKeys(map: KeyMap, { modal = false }: { modal?: boolean } = {}): void {
    const latest = useRef(map);
    useEffect(() => {
        latest.current = map;
    });
    useEffect(
        () =>
            keyboard.push({
                get map() {
                    return latest.current;
                },
                modal,
            }),
        [modal],
    );
}
