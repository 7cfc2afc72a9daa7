// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useState } from 'react';
import { address, get, post } from '@/api/client';
import { OURS, type Receiver, type ReceiverTest } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Section } from '@/design/Drawer';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { Rung } from '@/why/Ladder';
import styles from './Deliveries.module.css';
import { readLabels } from './labels';
import { deliveriesText } from './text';

interface Outcome {
    preview: boolean;
    items: ReceiverTest[];
}

/** JSON is for machines; people get it with line breaks. */
function readable({ contentType, body }: ReceiverTest['requests'][number]): string {
    try {
        return contentType.includes('json') ? JSON.stringify(JSON.parse(body), null, 2) : body;
    } catch {
        return body;
    }
}

function Result({ outcome }: { outcome: Outcome }) {
    const t = useText(deliveriesText);
    return (
        <Section title={outcome.preview ? t.wouldSend : t.tested}>
            <ol role="status">
                {outcome.items.map((one) => {
                    const good = outcome.preview || one.outcome === 'sent';
                    return (
                        <Rung
                            key={one.integration}
                            icon={good ? 'check' : 'cross'}
                            kind={good ? 'pass' : 'stop'}
                            title={one.integration}
                            aside={
                                outcome.preview
                                    ? null
                                    : [t.testOutcomes[one.outcome], one.status ? `HTTP ${one.status}` : null]
                                          .filter(Boolean)
                                          .join(', ')
                            }
                        >
                            {one.message ? <samp className={styles.message}>{one.message}</samp> : null}
                            {one.templateFailures.length > 0 ? (
                                <>
                                    <p>{t.templateFailures}:</p>
                                    {one.templateFailures.map((failure) => (
                                        <samp key={failure} className={styles.message}>
                                            {failure}
                                        </samp>
                                    ))}
                                </>
                            ) : null}
                            {one.requests.map((request) => (
                                <div key={`${request.method} ${request.destination} ${request.body}`}>
                                    <p>
                                        <code>
                                            {request.method} {request.destination}
                                        </code>{' '}
                                        {request.contentType}
                                    </p>
                                    <pre className={styles.body}>{readable(request)}</pre>
                                </div>
                            ))}
                        </Rung>
                    );
                })}
            </ol>
        </Section>
    );
}

function TestForm({ receivers, first }: { receivers: readonly Receiver[]; first: string | null }) {
    const t = useText(deliveriesText);
    const [name, setName] = useState(
        receivers.find((one) => one.name === first)?.name ??
            receivers.find((one) => one.integrations.length > 0)?.name ??
            receivers[0]?.name ??
            '',
    );
    const [labels, setLabels] = useState('');
    const [busy, setBusy] = useState<'preview' | 'send' | null>(null);
    const [fault, setFault] = useState('');
    const [outcome, setOutcome] = useState<Outcome | null>(null);
    const receiver = receivers.find((one) => one.name === name);

    async function run(what: 'preview' | 'send'): Promise<void> {
        const read = readLabels(labels);
        setOutcome(null);
        if ('bad' in read) {
            setFault(t.badLabel(read.bad));
            return;
        }
        setFault('');
        setBusy(what);
        try {
            const path = `${OURS}/receivers/${encodeURIComponent(name)}/test`;
            setOutcome(await post<Outcome>(address(path, { preview: what === 'preview', label: read.labels })));
        } catch (failure) {
            setFault(failure instanceof Error ? failure.message : String(failure));
        } finally {
            setBusy(null);
        }
    }

    const silent = receiver?.integrations.length === 0;
    return (
        <>
            <form
                className={styles.form}
                onSubmit={(event: FormEvent) => {
                    event.preventDefault();
                    void run('preview');
                }}
            >
                <p className="quiet">{t.testMore}</p>
                <label>
                    {t.chooseReceiver}
                    <select
                        name="receiver"
                        value={name}
                        onChange={(event) => {
                            setName(event.target.value);
                            setOutcome(null);
                        }}
                    >
                        {receivers.map((one) => (
                            <option key={one.name}>{one.name}</option>
                        ))}
                    </select>
                </label>
                {silent ? <p className="second">{t.noIntegrations}</p> : null}
                {receiver?.fallback ? <p className="quiet">{t.fallback(receiver.fallback)}</p> : null}
                {receiver?.integrations.map((one) =>
                    one.notDelivered ? (
                        <FaultLine key={one.integration}>{t.notDelivered(one.notDelivered)}</FaultLine>
                    ) : null,
                )}
                <label>
                    {t.labels}
                    <input
                        name="labels"
                        value={labels}
                        autoCapitalize="off"
                        autoComplete="off"
                        spellCheck={false}
                        onChange={(event) => setLabels(event.target.value)}
                    />
                </label>
                <FaultLine>{fault}</FaultLine>
                <Actions>
                    <Button type="submit" busy={busy === 'preview'} disabled={silent}>
                        {t.preview}
                    </Button>
                    <Button
                        kind="primary"
                        icon="send"
                        busy={busy === 'send'}
                        disabled={silent}
                        onClick={() => void run('send')}
                    >
                        {t.send}
                    </Button>
                </Actions>
            </form>
            {outcome ? <Result outcome={outcome} /> : null}
        </>
    );
}

/** Shows what a receiver would be told, and tells it. */
export function TestDrawer({ receiver, onClose }: { receiver: string | null; onClose: () => void }) {
    const t = useText(deliveriesText);
    const { data, error, refetch } = useLive<{ items: Receiver[] }>(['receivers'], (signal) =>
        get(`${OURS}/receivers`, {}, signal),
    );
    return (
        <Drawer label={t.test} onClose={onClose}>
            {data ? (
                data.items.length > 0 ? (
                    <TestForm receivers={data.items} first={receiver} />
                ) : (
                    <Empty icon="send" title={t.noReceivers} />
                )
            ) : error ? (
                <Fault error={error} retry={() => void refetch()} />
            ) : (
                <Skeleton />
            )}
        </Drawer>
    );
}
