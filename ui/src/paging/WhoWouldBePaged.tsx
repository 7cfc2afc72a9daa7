// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { post } from '@/api/client';
import { OURS } from '@/api/types';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { DirectoryOf } from '@/oncall/directory';
import type { Question } from '@/routing/question';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import { Relay } from './Relay';
import { whoText } from './text';
import type { WhoRoute } from './types';
import styles from './Who.module.css';

/** Leaving so soon after it was asked is at once. */
const AT_ONCE_MS = 30_000;

function Route({ route }: { route: WhoRoute }) {
    const t = useText(whoText);
    const clock = useClock();
    const now = useNow();
    const { severity, leave } = route;
    return (
        <li className={styles.route}>
            <p className={styles.head}>
                <SeverityMark severity={severity.value} />
                <span>
                    <b>{Math.abs(Date.parse(leave.at) - now) < AT_ONCE_MS ? t.leavesNow : t.leaves(clock(leave.at))}</b>{' '}
                    {route.policy ? (
                        <Link
                            to="/oncall"
                            search={{ tab: ['policy'], policy: [route.policy] } as never}
                            className="link"
                        >
                            {t.policy(route.policy)}
                        </Link>
                    ) : (
                        t.receiver(route.receiver)
                    )}
                </span>
            </p>
            {severity.why ? <p className="quiet">{t.severity(severity.value, severity.why)}</p> : null}
            {leave.why ? <p className="quiet">{leave.why}</p> : null}
            {route.held.length > 0 ? <p>{t.held(route.held.map(({ why }) => why).join(', '))}</p> : null}
            <Relay rungs={route.ladder} live={false} repeat={route.repeat} />
        </li>
    );
}

/** Who would be asked about labels at an instant, by which means and when, in place of an alert that has them. */
export function WhoWouldBePaged({ question }: { question: Question }) {
    const t = useText(whoText);
    const labels = Object.fromEntries(question.labels.map(({ name, value }) => [name, value]));
    const { data, error } = useLive<{ routes: readonly WhoRoute[] }>(['routing-who', labels, question.at], () =>
        post(`${OURS}/routing/who`, { labels, ...(question.at ? { at: question.at } : {}) }),
    );
    const paging = data?.routes.filter(({ policy, ladder }) => policy !== null || ladder.length > 0);
    return (
        <section aria-labelledby="who-paged" className={styles.who}>
            <h3 id="who-paged">{t.title}</h3>
            {paging === undefined ? (
                <FaultLine>{error?.message}</FaultLine>
            ) : paging.length === 0 ? (
                <p className="second">{t.nobody}</p>
            ) : (
                <DirectoryOf names={paging.flatMap(({ ladder }) => ladder.flatMap(({ people }) => people))}>
                    <ol>
                        {paging.map((route) => (
                            <Route key={`${route.receiver} ${route.policy}`} route={route} />
                        ))}
                    </ol>
                </DirectoryOf>
            )}
        </section>
    );
}
