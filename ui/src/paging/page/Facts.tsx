// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '@/design/Icon';
import { number, useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useDirectory } from '@/oncall/directory';
import { useNow } from '@/time/now';
import { Time } from '@/time/Time';
import { annotation, linkOf } from '../pages';
import { pageText, pagingText } from '../text';
import type { Money, PageDetail } from '../types';
import styles from './Page.module.css';

/** More of them are on the alerts page. */
const MOST_ALERTS = 12;

function useMoney(): (money: Money) => string {
    const language = useLanguage();
    return ({ amount, currency }) => {
        try {
            return new Intl.NumberFormat(language, { style: 'currency', currency }).format(Number(amount));
        } catch {
            return `${number(Number(amount))} ${currency}`;
        }
    };
}

function Row({ name, children }: { name: string; children: ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

/** What it is about: what suffers, since when, by which policy, and its alerts. */
export function Facts({ page }: { page: PageDetail }) {
    const t = useText(pageText);
    const p = useText(pagingText);
    const { nameOf } = useDirectory();
    const money = useMoney();
    const now = useNow();
    const { impact } = page;
    const runbook = linkOf(annotation(page.alerts, 'runbook_url', 'runbook') ?? undefined);
    const dashboard = linkOf(annotation(page.alerts, 'dashboard_url', 'dashboard') ?? undefined);
    const late = page.respondBy !== null && page.state === 'triggered' && Date.parse(page.respondBy) < now;
    const labels = Object.entries(page.labels);
    return (
        <>
            {page.text ? <p className={styles.text}>{page.text}</p> : null}
            <dl className={styles.facts}>
                {impact && (impact.affected > 0 || impact.service) ? (
                    <Row name={t.impact}>
                        {[
                            impact.tier === null ? '' : t.tier(impact.tier),
                            impact.affected > 0 ? t.affected(impact.affected) : '',
                            ...impact.revenuePerMinute.map((sum) => t.perMinute(money(sum))),
                        ]
                            .filter(Boolean)
                            .join(', ')}
                    </Row>
                ) : null}
                {page.service ? (
                    <Row name={t.service}>
                        <Link to="/services" search={{ name: [page.service] } as never} className="link">
                            {page.service}
                        </Link>
                        {page.team ? <span className="quiet"> {page.team}</span> : null}
                    </Row>
                ) : null}
                <Row name={t.opened}>
                    <Time at={page.openedAt} seconds />{' '}
                    <span className="quiet">
                        {page.openedBy ? t.openedBy(nameOf(page.openedBy)) : p.origins[page.origin]}
                    </span>
                </Row>
                {page.respondBy && page.state !== 'resolved' ? (
                    <Row name={t.respondBy}>
                        <Time at={page.respondBy} />
                        {late ? <b className={styles.late}> {t.late}</b> : null}
                    </Row>
                ) : null}
                {page.remindAt ? (
                    <Row name={t.remindAt}>
                        <Time at={page.remindAt} />
                    </Row>
                ) : null}
                {page.startOverAt ? (
                    <Row name={t.startOver}>
                        <Time at={page.startOverAt} />
                    </Row>
                ) : null}
                {page.held ? <Row name={t.held}>{page.held}</Row> : null}
                {page.policy ? (
                    <Row name={t.policy}>
                        <Link
                            to="/oncall"
                            search={{ tab: ['policy'], policy: [page.policy] } as never}
                            className="link"
                        >
                            {page.policy}
                        </Link>
                    </Row>
                ) : null}
                {runbook ? (
                    <Row name={t.runbook}>
                        <a className="link" href={runbook} target="_blank" rel="noreferrer">
                            {runbook} <Icon name="open" size={12} />
                        </a>
                    </Row>
                ) : null}
                {dashboard ? (
                    <Row name={t.dashboard}>
                        <a className="link" href={dashboard} target="_blank" rel="noreferrer">
                            {dashboard} <Icon name="open" size={12} />
                        </a>
                    </Row>
                ) : null}
                {labels.length > 0 ? (
                    <Row name={t.labels}>
                        <span className={styles.labels}>
                            {labels.map(([name, value]) => (
                                <code key={name}>
                                    {name}=<b>{value}</b>
                                </code>
                            ))}
                        </span>
                    </Row>
                ) : null}
                {page.origin === 'alerts' ? (
                    <Row name={t.alerts(page.alerts.length)}>
                        {page.alerts.length === 0 ? t.noAlerts : null}
                        <ul>
                            {page.alerts.slice(0, MOST_ALERTS).map((alert) => (
                                <li key={alert.fingerprint} className="cut">
                                    <Link
                                        to="/alerts"
                                        search={{ alert: [alert.fingerprint] } as never}
                                        className="link"
                                    >
                                        {alert.annotations?.summary || alert.labels.alertname || alert.fingerprint}
                                    </Link>
                                </li>
                            ))}
                        </ul>
                    </Row>
                ) : null}
            </dl>
        </>
    );
}
