// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '@/design/Icon';
import { useNarrow } from '@/design/useNarrow';
import { density } from '@/frame/density';
import { changed, type Search } from '@/frame/search';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { useStore } from '@/store/store';
import { OpenAlerts } from './OpenAlerts';
import styles from './Services.module.css';
import type { Row } from './services';
import { Tier } from './Tier';
import { servicesText } from './text';

const HEIGHTS = { dense: 32, roomy: 40, narrow: 76 } as const;
const OVERSCAN = 12;

function Line({ row, shown }: { row: Row; shown: boolean }) {
    const t = useText(servicesText);
    const { service, people, planned } = row;
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { name: service.name, edit: null, new: null })) as never}
            className={styles.row}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Icon name="server" size={14} />
            <span className={`${styles.what} cut`}>
                <b className="cut">{service.displayName}</b>
                {service.displayName === service.name ? null : <code className="cut quiet">{service.name}</code>}
            </span>
            <Tier tier={service.tier} short />
            <span className="cut second">{service.owner}</span>
            <span className={`${styles.who} cut`} data-nobody={(planned && people.length === 0) || undefined}>
                {people.length > 0 ? (
                    people.join(', ')
                ) : planned ? (
                    <>
                        <Icon name="nobody" size={14} /> {t.nobody}
                    </>
                ) : (
                    <span className="quiet">{t.notPlanned}</span>
                )}
            </span>
            <OpenAlerts alerts={service.alerts} />
        </Link>
    );
}

/** A list of which only what is in sight is in the document: five thousand cost what fifty cost. */
export function ServiceRows({ rows, shown }: { rows: readonly Row[]; shown: string | null }) {
    const t = useText(servicesText);
    const scroller = useRef<HTMLElement>(null);
    const rowsAre = useStore(density);
    const height = HEIGHTS[useNarrow() ? 'narrow' : rowsAre];
    const [cursor, setCursor] = useState(-1);
    const virtual = useVirtualizer({
        count: rows.length,
        getScrollElement: () => scroller.current,
        estimateSize: () => height,
        getItemKey: (i) => rows[i]?.service.name ?? i,
        overscan: OVERSCAN,
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: sizes change with these
    useEffect(() => virtual.measure(), [height, virtual]);
    function move(by: number): void {
        const at = Math.min(rows.length - 1, Math.max(0, cursor + by));
        setCursor(at);
        virtual.scrollToIndex(at, { align: 'auto' });
        requestAnimationFrame(() => {
            scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus({ preventScroll: true });
        });
    }
    useKeys({ j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1) });
    return (
        <>
            <div className={styles.head} aria-hidden>
                <span />
                <span>{t.columns.service}</span>
                <span />
                <span>{t.columns.owner}</span>
                <span>{t.columns.onCall}</span>
                <span>{t.columns.alerts}</span>
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t.list}>
                <ul className={styles.inner} style={{ height: virtual.getTotalSize() }}>
                    {virtual.getVirtualItems().map((item) => {
                        const row = rows[item.index];
                        return row ? (
                            <li
                                key={item.key}
                                className={styles.place}
                                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                                data-index={item.index}
                                aria-setsize={rows.length}
                                aria-posinset={item.index + 1}
                            >
                                <Line row={row} shown={row.service.name === shown} />
                            </li>
                        ) : null;
                    })}
                </ul>
            </section>
        </>
    );
}
