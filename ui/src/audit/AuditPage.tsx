// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AuditEntry } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useNarrow } from '@/design/useNarrow';
import { density } from '@/frame/density';
import { changed, type Search } from '@/frame/search';
import { useRowKeys } from '@/frame/useRowKeys';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { useStore } from '@/store/store';
import { Time } from '@/time/Time';
import styles from './Audit.module.css';
import { EntryDrawer } from './EntryDrawer';
import { FilterBar } from './FilterBar';
import { type Filter, useTrail } from './queries';
import { auditText } from './text';

const ROW = { dense: 32, roomy: 40, narrow: 60 } as const;
const OVERSCAN = 12;

function Row({ entry, shown }: { entry: AuditEntry; shown: boolean }) {
    const t = useText(auditText);
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: String(entry.id) })) as never}
            className={styles.row}
            data-row={entry.id}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Time at={entry.at} className="quiet" />
            <span className="cut">{entry.actor.name || t.kinds[entry.actor.kind]}</span>
            <b className="cut">{t.names[entry.action] ?? entry.action}</b>
            <span className="cut second">{entry.object.name || entry.object.id}</span>
        </Link>
    );
}

/** Who changed what, newest first. Only rows in sight are in the document. */
export default function AuditPage() {
    const t = useText(auditText);
    const view = useView();
    const me = useMe();
    const filter: Filter = Object.fromEntries(
        (['actor', 'action', 'object', 'from', 'to'] as const).flatMap((name) => {
            const value = view.one(name);
            return value ? [[name, value]] : [];
        }),
    );
    const allowed = may(me, 'admin');
    const trail = useTrail(filter, allowed);
    const { entries } = trail;
    const rowsAre = useStore(density);
    const height = ROW[useNarrow() ? 'narrow' : rowsAre];
    const scroller = useRef<HTMLElement>(null);
    const virtual = useVirtualizer({
        count: entries.length,
        getScrollElement: () => scroller.current,
        estimateSize: () => height,
        getItemKey: (i) => entries[i]?.id ?? i,
        overscan: OVERSCAN,
    });
    // biome-ignore lint/correctness/useExhaustiveDependencies: sizes change with it
    useEffect(() => virtual.measure(), [height, virtual]);
    const list = useRowKeys<HTMLUListElement>(entries.length);
    if (me && !allowed) {
        return <Empty icon="shield" title={t.onlyAdmins} />;
    }
    const id = view.one('id');
    const shown = entries.find((entry) => String(entry.id) === id);
    const close = () => view.change({ id: null });
    return (
        <>
            <FilterBar filter={filter} onChange={(change) => view.change({ ...change, id: null })} />
            {trail.hasNewer ? (
                <p className={styles.newer} role="status">
                    <Button kind="quiet" small onClick={() => void trail.refetch()}>
                        {t.newer}
                    </Button>
                </p>
            ) : null}
            {!trail.data ? (
                trail.error ? (
                    <Fault error={trail.error} retry={() => void trail.refetch()} />
                ) : (
                    <Skeleton />
                )
            ) : entries.length === 0 ? (
                <Empty icon="list" title={Object.keys(filter).length > 0 ? t.noneFiltered : t.none} />
            ) : (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={t.list}>
                    <ul className={styles.inner} ref={list} style={{ height: virtual.getTotalSize() }}>
                        {virtual.getVirtualItems().map((item) => {
                            const entry = entries[item.index];
                            return entry ? (
                                <li
                                    key={item.key}
                                    className={styles.place}
                                    style={{ height: item.size, transform: `translateY(${item.start}px)` }}
                                    aria-setsize={trail.hasNextPage ? -1 : entries.length}
                                    aria-posinset={item.index + 1}
                                >
                                    <Row entry={entry} shown={entry === shown} />
                                </li>
                            ) : null;
                        })}
                    </ul>
                    <p className={styles.end}>
                        {trail.hasNextPage ? (
                            <Button busy={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
                                {t.more}
                            </Button>
                        ) : (
                            <span className="quiet">{t.all}</span>
                        )}
                    </p>
                </section>
            )}
            {shown ? (
                <EntryDrawer entry={shown} onClose={close} />
            ) : id && trail.data ? (
                <Drawer label={t.list} onClose={close}>
                    <Empty icon="list" title={t.missing} />
                </Drawer>
            ) : null}
        </>
    );
}
