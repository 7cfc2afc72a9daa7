// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Failure } from '@/api/client';
import type { OwningTeam, Service } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useClock } from '@/time/Time';
import { isSafe } from '@/why/links';
import { OpenAlerts } from './OpenAlerts';
import { Picture } from './Picture';
import { useService } from './queries';
import styles from './Services.module.css';
import { Tier } from './Tier';
import { servicesText } from './text';

interface Props {
    name: string;
    circles: readonly (readonly string[])[];
    /** Null for who may not. */
    onChange: (() => void) | null;
    onClose: () => void;
}

function External({ href, icon, children }: { href: string | null; icon: IconName; children: string }) {
    return href && isSafe(href) ? (
        <a className={styles.external} href={href} target="_blank" rel="noreferrer noopener">
            <Icon name={icon} size={14} />
            {children}
        </a>
    ) : null;
}

function Works({ team }: { team: OwningTeam }) {
    const t = useText(servicesText);
    const clock = useClock();
    if (team.open === null) {
        return null;
    }
    const until = team.nextChange === null ? null : clock(team.nextChange);
    return (
        <p className={styles.line}>
            <Icon name="clock" size={14} />
            {team.open ? (until ? t.open(until) : t.openAlways) : until ? t.closed(until) : t.closedAlways}
        </p>
    );
}

function Owner({ service }: { service: Service }) {
    const t = useText(servicesText);
    const { team } = service;
    return (
        <Section title={t.owner}>
            <p>
                <b>{service.owner}</b>
                {team?.description ? <span className="second"> {team.description}</span> : null}
            </p>
            {team ? <Works team={team} /> : null}
            <dl className={styles.facts}>
                {(team?.onCall ?? []).map((duty) => (
                    <div key={`${duty.schedule} ${duty.role}`}>
                        <dt>{t.role(duty.schedule, duty.role)}</dt>
                        <dd className={styles.line} data-nobody={duty.people.length === 0 || undefined}>
                            <Icon name={duty.people.length === 0 ? 'nobody' : 'person'} size={14} />
                            {duty.people.join(', ') || t.nobody}
                        </dd>
                    </div>
                ))}
                {team && team.onCall.length === 0 ? (
                    <div>
                        <dt>{t.columns.onCall}</dt>
                        <dd className="quiet">{t.notPlanned}</dd>
                    </div>
                ) : null}
                {team?.channel ? (
                    <div>
                        <dt>{t.channel}</dt>
                        <dd>{team.channel}</dd>
                    </div>
                ) : null}
                {team?.zone ? (
                    <div>
                        <dt>{t.zone}</dt>
                        <dd>{team.zone}</dd>
                    </div>
                ) : null}
            </dl>
        </Section>
    );
}

function Worth({ service }: { service: Service }) {
    const t = useText(servicesText);
    const language = useLanguage();
    const money = service.revenuePerMinute;
    if (service.users === null && money === null) {
        return null;
    }
    return (
        <Section title={t.worth}>
            {service.users === null ? null : <p>{t.users(service.users)}</p>}
            {money === null ? null : (
                <p>
                    {t.perMinute(
                        new Intl.NumberFormat(language, {
                            style: 'currency',
                            currency: money.currency,
                            minimumFractionDigits: 0,
                        }).format(money.amount),
                    )}
                </p>
            )}
        </Section>
    );
}

function Content({ service, circles, onChange }: { service: Service } & Pick<Props, 'circles' | 'onChange'>) {
    const t = useText(servicesText);
    const circle = circles.find((way) => way.includes(service.name));
    const { alerts } = service;
    return (
        <>
            <Headline below={service.description || null}>{service.displayName}</Headline>
            <Actions>
                <External href={service.runbook} icon="book">
                    {t.runbook}
                </External>
                <External href={service.dashboard} icon="chart">
                    {t.dashboard}
                </External>
                {service.links.map((link) => (
                    <External key={link.url} href={link.url} icon="open">
                        {link.name}
                    </External>
                ))}
                {onChange ? (
                    <Button icon="edit" onClick={onChange}>
                        {t.change}
                    </Button>
                ) : null}
            </Actions>
            <Section title={t.now}>
                {alerts.active + alerts.suppressed === 0 ? (
                    <p className="second">{t.quiet}</p>
                ) : (
                    <p className={styles.counts}>
                        <OpenAlerts alerts={alerts} />
                        <Link to="/alerts" search={{ filter: service.matchers } as never} className="link">
                            {t.showAlerts}
                        </Link>
                    </p>
                )}
            </Section>
            <Owner service={service} />
            <Section title={t.dependencies}>
                <Picture key={service.name} service={service} />
                {circle ? (
                    <p className={styles.circle}>
                        <Icon name="warn" size={14} />
                        {t.circle(circle.join(' → '))}
                    </p>
                ) : null}
            </Section>
            <Worth service={service} />
            <Section title={t.matchers}>
                {service.matchers.length === 0 ? (
                    <p className="quiet">{t.noMatchers}</p>
                ) : (
                    <p className={styles.tags}>
                        {service.matchers.map((matcher) => (
                            <code key={matcher}>{matcher}</code>
                        ))}
                    </p>
                )}
            </Section>
        </>
    );
}

/** One service: how it is, whose it is, and what hangs on it. */
export function ServiceDrawer({ name, circles, onChange, onClose }: Props) {
    const t = useText(servicesText);
    const { data, error, refetch } = useService(name);
    return (
        <Drawer
            label={data?.displayName ?? name}
            subject={name}
            onClose={onClose}
            head={
                <>
                    <Icon name="server" />
                    {data ? <Tier tier={data.tier} /> : null}
                    {data && data.displayName !== data.name ? <code className="cut quiet">{data.name}</code> : null}
                </>
            }
        >
            {error instanceof Failure && error.status === 404 ? (
                <Empty icon="server" title={t.missing} />
            ) : data ? (
                <Content service={data} circles={circles} onChange={onChange} />
            ) : error ? (
                <Fault error={error} retry={() => void refetch()} />
            ) : (
                <Skeleton />
            )}
        </Drawer>
    );
}
