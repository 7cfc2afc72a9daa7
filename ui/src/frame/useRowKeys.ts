// SPDX-License-Identifier: Apache-2.0
import { type RefObject, useRef } from 'react';
import type { KeyMap } from '@/keys/keys';
import { useKeys } from '@/keys/useKeys';

/** Moves the focus through the links of a list, one a row. */
export function useRowKeys<T extends HTMLElement>(rows: number, more: KeyMap = {}): RefObject<T | null> {
    const list = useRef<T>(null);
    const at = useRef(-1);
    function move(by: number): void {
        at.current = Math.min(rows - 1, Math.max(0, at.current + by));
        list.current?.querySelectorAll('a')[at.current]?.focus();
    }
    useKeys({
        j: () => move(1),
        k: () => move(-1),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        ...more,
    });
    return list;
}
