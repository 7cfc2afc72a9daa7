// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Ago } from '@/time/Time';
import { useDirectory } from '../directory';
import type { ShiftRequest } from '../types';
import { useWhen } from '../view/useSays';
import styles from './Changes.module.css';
import { useRequests } from './queries';
import { isOwn, waitsFor } from './rights';
import { useRequestSays } from './Says';
import { changesText } from './text';

/** A request in a line; a click opens it. */
export function RequestRow({ one, onOpen }: { one: ShiftRequest; onOpen: (id: string) => void }) {
    const t = useText(changesText);
    const says = useRequestSays();
    const when = useWhen();
    const { me, nameOf } = useDirectory();
    const waits = waitsFor(one, me);
    return (
        <li className={styles.request}>
            <Icon name={one.kind === 'swap' ? 'swap' : 'nobody'} size={16} />
            <span>
                <b>{says(one)}</b>
                {one.want ? <span className="second"> {t.wants(when(one.want.start, one.want.end))}</span> : null}
                <span className="quiet">
                    {' '}
                    {one.schedule}, {one.to.length > 0 ? t.askedOf(one.to.map(nameOf).join(', ')) : t.askedAll}{' '}
                    <Ago at={one.madeAt} />
                </span>
                {one.moved ? (
                    <span className={styles.moved}>
                        <Icon name="warn" size={14} /> {t.moved}
                    </span>
                ) : null}
            </span>
            <span className={styles.state} data-waits={waits || undefined}>
                {waits
                    ? t.waits
                    : one.state === 'taken' && one.takenBy
                      ? t.takenBy(nameOf(one.takenBy))
                      : t.states[one.state]}
            </span>
            <Button small onClick={() => onOpen(one.id)}>
                {t.details} <span className="visually-hidden">{says(one)}</span>
            </Button>
        </li>
    );
}

/** The inbox: what waits for me, what is mine, and what others ask. */
export function Requests({ onOpen }: { onOpen: (id: string) => void }) {
    const t = useText(changesText);
    const { me } = useDirectory();
    const { data, error, refetch } = useRequests();
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    if (data.items.length === 0) {
        return (
            <Empty icon="swap" title={t.noRequests}>
                {t.noRequestsMore}
            </Empty>
        );
    }
    const rank = (one: ShiftRequest) => (waitsFor(one, me) ? 0 : isOwn(one, me) ? 1 : 2);
    const sorted = data.items.toSorted((a, b) => rank(a) - rank(b) || Date.parse(a.start) - Date.parse(b.start));
    return (
        <section className={styles.inbox} aria-label={t.requests}>
            <ul>
                {sorted.map((one) => (
                    <RequestRow key={one.id} one={one} onOpen={onOpen} />
                ))}
            </ul>
        </section>
    );
}

/** How many wait for who looks. */
export function useWaiting(): number {
    const { me } = useDirectory();
    return useRequests().data?.items.filter((one) => waitsFor(one, me)).length ?? 0;
}
