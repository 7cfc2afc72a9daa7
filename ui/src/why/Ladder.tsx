// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Explanation } from '@/api/types';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { changed, type Search } from '@/frame/search';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { Time, useClock } from '@/time/Time';
import styles from './Ladder.module.css';
import { next } from './phrases';
import { whyText } from './text';

type Kind = 'pass' | 'stop' | 'sent' | 'wait';

export function Rung({
    icon,
    kind,
    title,
    aside,
    children,
}: {
    icon: IconName;
    kind: Kind;
    title: string;
    aside?: ReactNode;
    children?: ReactNode;
}) {
    return (
        <li className={styles.rung} data-kind={kind}>
            <span className={styles.node}>
                <Icon name={icon} size={12} />
            </span>
            <div>
                <p className={styles.title}>
                    <b>{title}</b>
                    {aside ? <span>{aside}</span> : null}
                </p>
                {children}
            </div>
        </li>
    );
}

/** Whether silences mute it, and which. */
export function SilencedRung({ silences }: { silences: Explanation['silences'] }) {
    const t = useText(whyText);
    const clock = useClock();
    if (silences.length === 0) {
        return <Rung icon="check" kind="pass" title={t.notSilenced} />;
    }
    return (
        <Rung icon="silence" kind="stop" title={t.silenced}>
            {silences.map((one) => (
                <div key={one.id}>
                    <p>{t.silencedHow(one.createdBy, clock(one.endsAt))}</p>
                    <p>{one.comment}</p>
                    <p>
                        <code>{one.matchers.join(', ')}</code>
                    </p>
                    <p>
                        <Link to="/silences" search={{ id: [one.id] } as never} className="link">
                            {t.openSilence}
                        </Link>
                    </p>
                </div>
            ))}
        </Rung>
    );
}

function Routes({ routes }: { routes: Explanation['routes'] }) {
    const t = useText(whyText);
    const taken = routes.filter((route) => route.accepted);
    const refused = routes.filter((route) => !route.accepted);
    const line = (route: Explanation['routes'][number]) => {
        const note = route.accepted
            ? [route.handles ? t.handles(route.receiver) : t.passedOn, route.continues ? t.alsoNext : null]
            : [route.matchers.length === 1 ? t.refused : t.refusedBy(route.refusedBy ?? '')];
        return (
            <p key={route.id} className={styles.route} style={{ paddingLeft: `${Math.min(route.depth, 6) * 12}px` }}>
                <Icon name={route.accepted ? (route.handles ? 'send' : 'down') : 'cross'} size={12} />
                <span>
                    <code>{route.matchers.length > 0 ? route.matchers.join(', ') : '{}'}</code>{' '}
                    {note.filter(Boolean).join(', ')}
                </span>
            </p>
        );
    };
    return (
        <>
            {taken.map(line)}
            {refused.length > 0 ? (
                <details className={styles.refused}>
                    <summary>{t.refusedRoutes(refused.length)}</summary>
                    {refused.map(line)}
                </details>
            ) : null}
        </>
    );
}

function GroupRung({ group }: { group: Explanation['groups'][number] }) {
    const t = useText(whyText);
    const clock = useClock();
    const language = useLanguage();
    const held = group.heldBy.length > 0;
    const labels = Object.entries(group.labels)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ');
    const stopped = held || group.integrations.length === 0;
    const told = group.integrations.some((one) => one.toldFiring);
    return (
        <Rung
            icon={stopped ? 'held' : told ? 'send' : 'hourglass'}
            kind={stopped ? 'stop' : told ? 'sent' : 'wait'}
            title={group.receiver}
            aside={held ? null : t.nextFlush(clock(group.nextFlushAt, true))}
        >
            <p>{t.groupOf(group.alerts, labels || t.allAlerts)}</p>
            {held ? <p>{t.heldNow(group.heldBy.join(', '))}</p> : null}
            {group.integrations.length === 0 ? <p>{t.noIntegration}</p> : null}
            {group.integrations.map((one) => (
                <p key={one.integration}>
                    <code>{one.integration}</code>{' '}
                    {one.toldAt
                        ? one.toldFiring || one.toldResolved
                            ? t.toldAt(clock(one.toldAt, true))
                            : t.toldWithout(clock(one.toldAt, true))
                        : t.notToldYet}
                    . {next(one.next, language, clock)}
                    {one.delivery?.lastMessage ? (
                        <samp className={styles.message}>{one.delivery.lastMessage}</samp>
                    ) : null}
                </p>
            ))}
        </Rung>
    );
}

/** Step by step, from the source to who is told; where it stops is in ink. */
export function Ladder({ explained }: { explained: Explanation }) {
    const t = useText(whyText);
    const clock = useClock();
    const { alert, inhibition, silences } = explained;
    return (
        <ol className={styles.ladder}>
            <Rung icon="check" kind="pass" title={t.received} aside={<Time at={alert.startsAt} seconds />}>
                <p>
                    {alert.state === 'resolved'
                        ? t.ended(clock(alert.endsAt))
                        : t.endsUnless(clock(alert.endsAt, true))}
                </p>
            </Rung>
            <Rung icon="check" kind="pass" title={t.route}>
                <Routes routes={explained.routes} />
            </Rung>
            {inhibition ? (
                <Rung icon="shield" kind="stop" title={t.inhibited}>
                    <p>
                        <b>{inhibition.labels.alertname ?? inhibition.fingerprint}</b> {t.inhibitedHow(inhibition.rule)}
                        {inhibition.equal.length > 0 ? <>, {t.inhibitedEqual(inhibition.equal.join(', '))}</> : null}
                    </p>
                    <p>
                        <Link
                            to="."
                            search={((before: Search) => changed(before, { alert: inhibition.fingerprint })) as never}
                            className="link"
                            resetScroll={false}
                        >
                            {t.openCause}
                        </Link>
                    </p>
                </Rung>
            ) : (
                <Rung icon="check" kind="pass" title={t.notInhibited} />
            )}
            <SilencedRung silences={silences} />
            {explained.groups.map((group) => (
                <GroupRung key={group.id} group={group} />
            ))}
        </ol>
    );
}
