// SPDX-License-Identifier: Apache-2.0
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Group } from '@/api/types';
import { useNarrow } from '@/design/useNarrow';
import { density } from '@/frame/density';
import { useStore } from '@/store/store';
import { AlertLine, GroupLine } from './Lines';
import styles from './Rows.module.css';
import type { Row } from './rows';

const HEIGHTS = {
    dense: { group: 32, child: 26 },
    roomy: { group: 40, child: 34 },
    narrow: { group: 84, child: 52 },
} as const;
const OVERSCAN = 12;

export interface RowActions {
    selected: ReadonlySet<string>;
    /** The alert in the drawer. */
    shown: string | null;
    toggleOpen(group: number): void;
    toggleSelected(row: Row): void;
    onCursor(id: string): void;
}

interface Props {
    rows: readonly Row[];
    groups: ReadonlyMap<number, Group>;
    cursor: string | null;
    label: string;
    actions: RowActions;
}

/** A list of which only what is in sight is in the document: ten thousand rows cost what fifty cost. */
export function RowList({ rows, groups, cursor, label, actions }: Props) {
    const scroller = useRef<HTMLElement>(null);
    const rowsAre = useStore(density);
    const heights = HEIGHTS[useNarrow() ? 'narrow' : rowsAre];
    const virtual = useVirtualizer({
        count: rows.length,
        getScrollElement: () => scroller.current,
        estimateSize: (i) => {
            const row = rows[i];
            return row?.kind === 'alert' && row.child ? heights.child : heights.group;
        },
        getItemKey: (i) => rows[i]?.id ?? i,
        overscan: OVERSCAN,
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: sizes change with these
    useEffect(() => virtual.measure(), [rows, heights, virtual]);

    const moved = useRef(cursor);
    useEffect(() => {
        if (cursor === null || cursor === moved.current) {
            return;
        }
        moved.current = cursor;
        const at = rows.findIndex((row) => row.id === cursor);
        if (at >= 0) {
            virtual.scrollToIndex(at, { align: 'auto' });
            requestAnimationFrame(() => {
                scroller.current
                    ?.querySelector<HTMLElement>(`[data-row="${CSS.escape(cursor)}"] a`)
                    ?.focus({ preventScroll: true });
            });
        }
    }, [cursor, rows, virtual]);

    return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={label}>
            <ul className={styles.inner} style={{ height: virtual.getTotalSize() }}>
                {virtual.getVirtualItems().map((item) => {
                    const row = rows[item.index];
                    if (!row) {
                        return null;
                    }
                    const place = { height: item.size, transform: `translateY(${item.start}px)` };
                    const Line = row.kind === 'group' ? GroupLine : AlertLine;
                    return (
                        <li
                            key={item.key}
                            className={styles.place}
                            style={place}
                            aria-setsize={rows.length}
                            aria-posinset={item.index + 1}
                        >
                            <Line row={row as never} groups={groups} actions={actions} />
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}
