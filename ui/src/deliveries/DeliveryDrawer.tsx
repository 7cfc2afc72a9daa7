// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Failure, get, post } from '@/api/client';
import { type Delivery, OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { tell } from '@/design/notices';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { textNow, useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { useLive } from '@/live/useLive';
import { write } from '@/matcher/matcher';
import { Time, useClock } from '@/time/Time';
import { Rung } from '@/why/Ladder';
import styles from './Deliveries.module.css';
import { DEAD } from './queries';
import { DeliveryStateText } from './State';
import { deliveriesText } from './text';

function Attempt({ attempt }: { attempt: Delivery['attempts'][number] }) {
    const t = useText(deliveriesText);
    const good = attempt.outcome === 'sent';
    const took = Date.parse(attempt.endedAt) - Date.parse(attempt.startedAt);
    return (
        <Rung
            icon={good ? 'check' : 'cross'}
            kind={good ? 'pass' : 'stop'}
            title={t.outcomes[attempt.outcome]}
            aside={<Time at={attempt.startedAt} seconds />}
        >
            <p>
                {[t.attempt(attempt.number), attempt.status ? `HTTP ${attempt.status}` : t.noStatus, t.took(took)].join(
                    ', ',
                )}
            </p>
            {attempt.message ? <samp className={styles.message}>{attempt.message}</samp> : null}
        </Rung>
    );
}

function SendAgain({ id }: { id: number }) {
    const t = useText(deliveriesText);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    async function send(): Promise<void> {
        setBusy(true);
        setFault('');
        try {
            const answer = await post<{ id: number }>(`${OURS}/deliveries/${id}/send-again`);
            tell(textNow(deliveriesText).sentAgain(answer.id));
            refreshNow();
        } catch (failure) {
            setFault(t.notSentAgain(failure instanceof Error ? failure.message : String(failure)));
        } finally {
            setBusy(false);
        }
    }
    return (
        <>
            <Actions>
                <Button icon="send" busy={busy} onClick={() => void send()}>
                    {t.sendAgain}
                </Button>
            </Actions>
            <FaultLine>{fault}</FaultLine>
        </>
    );
}

/** One delivery: what it said to whom, and what came of each attempt. */
export function DeliveryDrawer({ id, onClose }: { id: number; onClose: () => void }) {
    const t = useText(deliveriesText);
    const clock = useClock();
    const { data, error, refetch } = useLive<Delivery>(['delivery', id], (signal) =>
        get(`${OURS}/deliveries/${id}`, {}, signal),
    );
    return (
        <Drawer
            label={`${t.list} #${id}`}
            onClose={onClose}
            head={
                <>
                    <b>#{id}</b>
                    {data ? <DeliveryStateText delivery={data} /> : null}
                </>
            }
        >
            {error instanceof Failure && error.status === 404 ? (
                <Empty icon="send" title={t.missing} />
            ) : !data ? (
                error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )
            ) : (
                <>
                    <Headline below={`${t.reasons[data.reason]}, ${t.carries(data.firing, data.resolved)}`}>
                        {data.receiver} · {data.integration}
                    </Headline>
                    {DEAD.includes(data.state) ? <SendAgain id={id} /> : null}
                    {data.state === 'pending' && data.nextAttemptAt ? (
                        <p className="second">{t.nextAttempt(clock(data.nextAttemptAt, true))}</p>
                    ) : null}
                    <Section title={t.attempts} aside={data.attemptCount}>
                        {data.attempts.length === 0 ? (
                            <p className="quiet">{t.noAttempts}</p>
                        ) : (
                            <ol>
                                {data.attempts.toReversed().map((attempt) => (
                                    <Attempt key={attempt.number} attempt={attempt} />
                                ))}
                            </ol>
                        )}
                    </Section>
                    <Section title={t.group}>
                        <p className="wrap-anywhere">
                            <code>{data.groupKey}</code>
                        </p>
                        <Link
                            to="/alerts"
                            search={
                                {
                                    filter: Object.entries(data.groupLabels).map(([name, value]) =>
                                        write({ name, op: '=', value }),
                                    ),
                                    receiver: [data.receiver],
                                } as never
                            }
                            className="link"
                        >
                            {t.showAlerts}
                        </Link>
                    </Section>
                </>
            )}
        </Drawer>
    );
}
