// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { get } from '@/api/client';
import { ALERTMANAGER, OURS, type Status } from '@/api/types';
import { Icon } from '@/design/Icon';
import { Fault, Skeleton } from '@/design/States';
import { useHealth } from '@/frame/useCounts';
import { number, useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { Auditor } from '@/paging/Auditor';
import { Ago, Time } from '@/time/Time';
import styles from './About.module.css';
import { aboutText } from './text';

/** Past this, times on the page and on the server would be confused. */
const CLOCK_DIFFERENCE_S = 5;

function Figure({ name, value }: { name: string; value: number }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{number(value)}</dd>
        </div>
    );
}

/** Whether the server is well, in numbers, and the configuration it runs. */
export default function AboutPage() {
    const t = useText(aboutText);
    const { data: health, error, refetch, dataUpdatedAt } = useHealth();
    const status = useLive<Status>(['status'], (signal) => get(`${ALERTMANAGER}/status`, {}, signal)).data;
    if (!health) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const good = health.status === 'ok';
    const off = Math.round(Math.abs(Date.parse(health.now) - dataUpdatedAt) / 1_000);
    return (
        <div className={styles.page}>
            <p className={styles.verdict} data-good={good}>
                <Icon name={good ? 'resolved' : 'warn'} size={22} />
                <b>{good ? t.runs : t.stopped}</b> {health.problem}
            </p>
            <section aria-labelledby="numbers">
                <h2 id="numbers">{t.numbers}</h2>
                <dl className={styles.numbers}>
                    <Figure name={t.activeAlerts} value={health.alerts.active} />
                    <Figure name={t.mutedAlerts} value={health.alerts.suppressed} />
                    <Figure name={t.groups} value={health.groups} />
                    <Figure name={t.activeSilences} value={health.silences.active} />
                    <Figure name={t.waiting} value={health.deliveries.pending} />
                    <Figure name={t.sending} value={health.deliveries.sending} />
                    <Figure name={t.retrying} value={health.deliveries.retrying} />
                </dl>
            </section>
            <Auditor />
            <section aria-labelledby="server">
                <h2 id="server">{t.server}</h2>
                <dl className={styles.facts}>
                    <dt>{t.version}</dt>
                    <dd>{health.version}</dd>
                    {status?.versionInfo.revision ? (
                        <>
                            <dt>{t.revision}</dt>
                            <dd>
                                <code>{status.versionInfo.revision}</code>
                            </dd>
                        </>
                    ) : null}
                    <dt>{t.started}</dt>
                    <dd>
                        <Time at={health.startedAt} />, <Ago at={health.startedAt} />
                    </dd>
                    <dt>{t.lastRound}</dt>
                    <dd>
                        <Time at={health.lastRoundAt} seconds />
                    </dd>
                    <dt>{t.clock}</dt>
                    <dd>
                        <Time at={health.now} seconds /> {off > CLOCK_DIFFERENCE_S ? <b>{t.ahead(off)}</b> : null}
                    </dd>
                    <dt>{t.sequence}</dt>
                    <dd>{number(health.sequence)}</dd>
                    {status ? (
                        <>
                            <dt>{t.node}</dt>
                            <dd>
                                {status.cluster.peers.map((peer) => `${peer.name} ${peer.address}`).join(', ') ||
                                    status.cluster.status}
                            </dd>
                        </>
                    ) : null}
                </dl>
            </section>
            <section aria-labelledby="api">
                <h2 id="api">{t.api}</h2>
                <p className="second">
                    {t.apiMore}{' '}
                    <Link className="link" to="/reference">
                        {t.contract}
                    </Link>
                    ,{' '}
                    <a className="link" href={`${OURS}/openapi.yaml`}>
                        openapi.yaml
                    </a>
                    ,{' '}
                    <a className="link" href={`${OURS}/openapi.json`}>
                        openapi.json
                    </a>
                </p>
            </section>
            {status ? (
                <section aria-labelledby="configuration">
                    <h2 id="configuration">{t.configuration}</h2>
                    <p className="second">{t.configurationMore}</p>
                    <pre className={styles.yaml}>{status.config.original}</pre>
                </section>
            ) : null}
        </div>
    );
}
