// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { SeverityMark } from '@/design/Severity';
import { useNarrow } from '@/design/useNarrow';
import { density } from '@/frame/density';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { useStore } from '@/store/store';
import { Age } from '@/time/Time';
import { PageStateText } from './PageState';
import styles from './Pages.module.css';
import { fireOf, isUnacknowledged, titleOf, whereOf } from './pages';
import { pagingText } from './text';
import type { Page } from './types';

const HEIGHTS = { dense: 36, roomy: 44, narrow: 76 } as const;
const OVERSCAN = 12;
/** The next are asked for when so many are left below. */
const AHEAD = 40;

interface LineProps {
    page: Page;
    chosen: boolean;
    onChoose: ((id: number) => void) | null;
}

function Line({ page, chosen, onChoose }: LineProps) {
    const t = useText(pagingText);
    const title = titleOf(page);
    return (
        <div
            className={styles.row}
            data-row
            data-severity={page.severity}
            data-alone={isUnacknowledged(page) || undefined}
            data-over={page.state === 'resolved' || undefined}
        >
            {onChoose ? (
                <input
                    type="checkbox"
                    aria-label={t.select(title)}
                    checked={chosen}
                    onChange={() => onChoose(page.id)}
                />
            ) : (
                <span />
            )}
            <Link
                to="/pages/$id"
                params={{ id: String(page.id) } as never}
                search={{} as never}
                className={styles.link}
            >
                <SeverityMark severity={page.severity} fire={fireOf(page)} />
                <span className={`${styles.title} cut`}>
                    <b className="cut">{title}</b>
                    <span className="quiet cut">{whereOf(page)}</span>
                </span>
                <PageStateText page={page} />
                <Age since={page.openedAt} className={styles.age} />
            </Link>
        </div>
    );
}

interface Props {
    pages: readonly Page[];
    /** Those that are chosen; null where who looks may do nothing with them. */
    chosen: ReadonlySet<number> | null;
    onChoose: (id: number) => void;
    onAcknowledge: (ids: number[]) => void;
    /** Asks for more, where there are more. */
    more: (() => void) | null;
}

/** A list of which only what is in sight is in the document. */
export function PageRows({ pages, chosen, onChoose, onAcknowledge, more }: Props) {
    const t = useText(pagingText);
    const scroller = useRef<HTMLElement>(null);
    const rowsAre = useStore(density);
    const height = HEIGHTS[useNarrow() ? 'narrow' : rowsAre];
    const [cursor, setCursor] = useState(-1);
    const virtual = useVirtualizer({
        count: pages.length,
        getScrollElement: () => scroller.current,
        estimateSize: () => height,
        getItemKey: (i) => pages[i]?.id ?? i,
        overscan: OVERSCAN,
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: sizes change with these
    useEffect(() => virtual.measure(), [height, virtual]);
    const shown = virtual.getVirtualItems();
    const last = shown.at(-1)?.index ?? 0;
    useEffect(() => {
        if (more && last >= pages.length - AHEAD) {
            more();
        }
    }, [more, last, pages.length]);
    function move(by: number): void {
        const at = Math.min(pages.length - 1, Math.max(0, cursor + by));
        setCursor(at);
        virtual.scrollToIndex(at, { align: 'auto' });
        requestAnimationFrame(() => {
            scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus({ preventScroll: true });
        });
    }
    const under = pages[cursor];
    useKeys({
        j: () => move(1),
        k: () => move(-1),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        ...(chosen
            ? {
                  x: () => under && onChoose(under.id),
                  a: () => {
                      const ids = chosen.size > 0 ? [...chosen] : under ? [under.id] : [];
                      if (ids.length > 0) {
                          onAcknowledge(ids);
                      }
                  },
              }
            : {}),
    });
    return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t.list}>
            <ul className={styles.inner} style={{ height: virtual.getTotalSize() }}>
                {shown.map((item) => {
                    const page = pages[item.index];
                    return page ? (
                        <li
                            key={item.key}
                            className={styles.place}
                            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                            data-index={item.index}
                            aria-setsize={pages.length}
                            aria-posinset={item.index + 1}
                        >
                            <Line
                                page={page}
                                chosen={chosen?.has(page.id) ?? false}
                                onChoose={chosen && page.state !== 'resolved' ? onChoose : null}
                            />
                        </li>
                    ) : null;
                })}
            </ul>
        </section>
    );
}
