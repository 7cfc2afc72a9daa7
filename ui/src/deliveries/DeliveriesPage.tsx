// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Delivery } from '@/api/types';
import { Button } from '@/design/Button';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { changed, type Search } from '@/frame/search';
import { useView } from '@/frame/useView';
import { number, useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { Time } from '@/time/Time';
import styles from './Deliveries.module.css';
import { DeliveryDrawer } from './DeliveryDrawer';
import { MOST, PAGE, TABS, type Tab, useDeliveries } from './queries';
import { DeliveryStateText, labelsText } from './State';
import { TestDrawer } from './TestDrawer';
import { deliveriesText } from './text';

function DeliveryRow({ delivery, shown }: { delivery: Delivery; shown: boolean }) {
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: String(delivery.id), test: null })) as never}
            className={styles.row}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Time at={delivery.createdAt} seconds className={styles.time} />
            <span className="cut">
                <b>{delivery.receiver}</b> <code className="quiet">{delivery.integration}</code>
            </span>
            <code className="cut">{labelsText(delivery.groupLabels)}</code>
            <DeliveryStateText delivery={delivery} />
            <span className={styles.number}>{number(delivery.attemptCount)}</span>
        </Link>
    );
}

export default function DeliveriesPage() {
    const t = useText(deliveriesText);
    const view = useView();
    const tab = TABS.find((one) => one === view.one('tab')) ?? ('all' satisfies Tab);
    const [limit, setLimit] = useState(PAGE);
    const { data, error, refetch } = useDeliveries(tab, view.one('receiver'), limit);
    const list = useRef<HTMLDivElement>(null);
    const [at, setAt] = useState(-1);
    const id = Number(view.one('id') ?? Number.NaN);
    const rows = data?.items ?? [];

    function move(by: number): void {
        const next = Math.min(rows.length - 1, Math.max(0, at + by));
        setAt(next);
        list.current?.querySelectorAll('a')[next]?.focus();
    }
    useKeys({ j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1) });
    return (
        <>
            <div className={styles.bar}>
                <Tabs
                    label={t.filter}
                    tabs={TABS.map((one) => ({ id: one, name: t.tabs[one] }))}
                    value={tab}
                    onChange={(next) => view.change({ tab: next === 'all' ? null : next, id: null })}
                />
                <Button icon="test" onClick={() => view.change({ test: 'yes', id: null })}>
                    {t.test}
                </Button>
            </div>
            <div className={styles.head} aria-hidden>
                <span>{t.time}</span>
                <span>{t.receiver}</span>
                <span>{t.group}</span>
                <span>{t.state}</span>
                <span>{t.attempts}</span>
            </div>
            <div className={styles.rows} ref={list}>
                {!data ? (
                    error ? (
                        <Fault error={error} retry={() => void refetch()} />
                    ) : (
                        <Skeleton />
                    )
                ) : rows.length === 0 ? (
                    <Empty icon={tab === 'dead' ? 'check' : 'send'} title={t.none[tab]}>
                        {t.noneMore[tab]}
                    </Empty>
                ) : (
                    <>
                        {rows.map((delivery) => (
                            <DeliveryRow key={delivery.id} delivery={delivery} shown={delivery.id === id} />
                        ))}
                        {data.nextCursor && limit < MOST ? (
                            <p className={styles.more}>
                                <Button kind="quiet" onClick={() => setLimit(MOST)}>
                                    {t.more}
                                </Button>
                            </p>
                        ) : null}
                    </>
                )}
            </div>
            {view.one('test') ? (
                <TestDrawer receiver={view.one('receiver')} onClose={() => view.change({ test: null })} />
            ) : Number.isFinite(id) ? (
                <DeliveryDrawer key={id} id={id} onClose={() => view.change({ id: null })} />
            ) : null}
        </>
    );
}
