// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { covering } from '@/alerts/cover';
import { Failure, get } from '@/api/client';
import { type Explanation, type Fact, OURS, type Page } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { useLive } from '@/live/useLive';
import { write } from '@/matcher/matcher';
import { searchFor } from '@/routing/question';
import { openSilenceForm, useMaySilence } from '@/silences/form';
import { Time, useClock } from '@/time/Time';
import styles from './AlertDrawer.module.css';
import { Ladder } from './Ladder';
import { isSafe, links } from './links';
import { Timeline } from './Timeline';
import { whyText } from './text';
import { stops, type Verdict, verdict } from './verdict';

const FIRST_FACTS = 20;
const MORE_FACTS = 200;

interface Props {
    fingerprint: string;
    /** The alerts of the list, in its order. */
    among: readonly string[];
    onChange: (fingerprint: string) => void;
    onClose: () => void;
}

function useVerdict(): (v: Verdict) => string {
    const t = useText(whyText).verdict;
    const clock = useClock();
    return (v) => {
        switch (v.kind) {
            case 'inhibited':
                return t.inhibited(v.by);
            case 'silenced':
                return t.silenced(v.by, clock(v.until));
            case 'held':
                return t.held(v.by);
            case 'willBeTold':
                return t.willBeTold(clock(v.at, true));
            default:
                return t[v.kind];
        }
    };
}

function External({ href, icon, children }: { href: string; icon: 'open' | 'book' | 'chart'; children: string }) {
    return (
        <a className={styles.external} href={href} target="_blank" rel="noreferrer noopener">
            <Icon name={icon} size={14} />
            {children}
        </a>
    );
}

function Pairs({ labels }: { labels: Readonly<Record<string, string>> }) {
    const t = useText(whyText);
    return (
        <p className={styles.tags}>
            {Object.entries(labels).map(([name, value]) => {
                const text = write({ name, op: '=', value });
                return (
                    <Link key={name} to="/alerts" search={{ filter: [text] } as never} title={t.filterBy(text)}>
                        <code>
                            <span>{name}=</span>"{value}"
                        </code>
                    </Link>
                );
            })}
        </p>
    );
}

/** Whose it is: the service, its owner, and where to read on. */
function Services({ services }: { services: Explanation['services'] }) {
    const t = useText(whyText);
    return services.map((service) => (
        <div key={service.name} className={styles.service}>
            <Icon name="server" size={14} />
            <Link to="/services" search={{ name: [service.name] } as never} className="link">
                {service.displayName}
            </Link>
            <span className="second">
                {service.owner}
                {service.onCall[0] ? `, ${t.onCall(service.onCall[0].people.join(', ') || t.nobody)}` : null}
            </span>
            {service.runbook && isSafe(service.runbook) ? (
                <External href={service.runbook} icon="book">
                    {t.runbook}
                </External>
            ) : null}
            {service.dashboard && isSafe(service.dashboard) ? (
                <External href={service.dashboard} icon="chart">
                    {t.dashboard}
                </External>
            ) : null}
        </div>
    ));
}

function Content({
    explained,
    facts,
    more,
}: {
    explained: Explanation;
    facts: readonly Fact[];
    more: (() => void) | null;
}) {
    const maySilence = useMaySilence();
    const t = useText(whyText);
    const say = useVerdict();
    const { alert } = explained;
    const title = alert.annotations.summary || alert.labels.alertname || alert.fingerprint;
    const why = verdict(explained);
    const known = links(alert.annotations);
    return (
        <>
            <Headline
                below={
                    <>
                        {title === alert.labels.alertname ? null : <>{alert.labels.alertname}, </>}
                        {t.since} <Time at={alert.startsAt} />
                    </>
                }
            >
                {title}
            </Headline>
            <Actions>
                {maySilence ? (
                    <Button
                        icon="silence"
                        shortcut="s"
                        onClick={() => openSilenceForm({ matchers: covering([alert]), meant: 1 })}
                    >
                        {t.silence}
                    </Button>
                ) : null}
                {alert.generatorUrl && isSafe(alert.generatorUrl) ? (
                    <External href={alert.generatorUrl} icon="open">
                        {t.source}
                    </External>
                ) : null}
                <Link to="/routing" search={searchFor(alert.labels) as never} className={styles.external}>
                    <Icon name="route" size={14} />
                    {t.whereTo}
                </Link>
                {known.map((link) => (
                    <External
                        key={link.name}
                        href={link.url}
                        icon={link.kind === 'runbook' ? 'book' : link.kind === 'dashboard' ? 'chart' : 'open'}
                    >
                        {link.kind === 'other' ? link.name : t[link.kind]}
                    </External>
                ))}
            </Actions>
            {explained.services.length > 0 ? (
                <Section title={t.service}>
                    <Services services={explained.services} />
                </Section>
            ) : null}
            <Section title={stops(why) ? t.notTold : t.title}>
                <p className={styles.verdict}>{say(why)}</p>
                <Ladder explained={explained} />
            </Section>
            <Section title={t.timeline}>
                <Timeline facts={facts} />
                {more ? (
                    <Button kind="quiet" small onClick={more}>
                        {t.more}
                    </Button>
                ) : null}
            </Section>
            <Section title={t.labels}>
                <Pairs labels={alert.labels} />
            </Section>
            {Object.keys(alert.annotations).length > 0 ? (
                <Section title={t.annotations}>
                    <dl className={styles.annotations}>
                        {Object.entries(alert.annotations).map(([name, value]) => (
                            <div key={name}>
                                <dt>{name}</dt>
                                <dd>
                                    {isSafe(value) ? (
                                        <a href={value} target="_blank" rel="noreferrer noopener" className="link">
                                            {value}
                                        </a>
                                    ) : (
                                        value
                                    )}
                                </dd>
                            </div>
                        ))}
                    </dl>
                </Section>
            ) : null}
        </>
    );
}

/** One alert: what it is, why people hear of it or not, and what happened. */
export function AlertDrawer({ fingerprint, among, onChange, onClose }: Props) {
    const t = useText(whyText);
    const [limit, setLimit] = useState(FIRST_FACTS);
    const path = `${OURS}/alerts/${encodeURIComponent(fingerprint)}`;
    const why = useLive<Explanation>(['why', fingerprint], (signal) => get(`${path}/explain`, {}, signal));
    const history = useLive<Page<Fact>>(['history', fingerprint, limit], (signal) =>
        get(`${path}/history`, { limit }, signal),
    );
    const at = among.indexOf(fingerprint);
    const step = (by: number) => {
        const next = among[(at + by + among.length) % among.length];
        if (next) {
            onChange(next);
        }
    };
    const explained = why.data;
    const maySilence = useMaySilence();
    useKeys(
        explained && maySilence
            ? { s: () => openSilenceForm({ matchers: covering([explained.alert]), meant: 1 }) }
            : {},
    );
    return (
        <Drawer
            label={explained?.alert.labels.alertname ?? t.title}
            subject={fingerprint}
            onClose={onClose}
            head={
                explained ? (
                    <>
                        <SeverityMark
                            severity={explained.alert.severity}
                            fire={explained.alert.state === 'active' ? 'burning' : 'muted'}
                        />
                        <span className="second">{t.states[explained.alert.state]}</span>
                    </>
                ) : (
                    <span />
                )
            }
            tools={
                among.length > 1 && at >= 0 ? (
                    <>
                        <span className={styles.place}>{t.of(at + 1, among.length)}</span>
                        <IconButton icon="up" label={t.previous} onClick={() => step(-1)} />
                        <IconButton icon="down" label={t.next} onClick={() => step(1)} />
                    </>
                ) : null
            }
        >
            {why.error instanceof Failure && why.error.status === 404 ? (
                <>
                    <Empty icon="resolved" title={t.gone}>
                        {t.goneMore}
                    </Empty>
                    {history.data ? (
                        <Section title={t.timeline}>
                            <Timeline facts={history.data.items} />
                        </Section>
                    ) : null}
                </>
            ) : explained ? (
                <Content
                    explained={explained}
                    facts={history.data?.items ?? []}
                    more={history.data?.nextCursor && limit < MORE_FACTS ? () => setLimit(MORE_FACTS) : null}
                />
            ) : why.error ? (
                <Fault error={why.error} retry={() => void why.refetch()} />
            ) : (
                <Skeleton />
            )}
        </Drawer>
    );
}
