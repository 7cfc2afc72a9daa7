// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { Known } from '@/alerts/selection';
import type { Delivery, Group, Health, Page } from '@/api/types';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import { number, useText } from '@/i18n/bilingual';
import { useClock } from '@/time/Time';
import styles from './Now.module.css';
import { KEPT, kept, noteOf, type Tally, tallies } from './summary';
import { nowText } from './text';

function Severity({ tally }: { tally: Tally }) {
    const t = useText(nowText);
    const clock = useClock();
    const { severity, alerts, untold, muted, unacknowledged, heldUntil } = tally;
    const note = noteOf(tally);
    const says = {
        without: t.without,
        muted: t.allMuted,
        unacknowledged: t.unacknowledged(unacknowledged),
        untold: t.untold(untold),
        acknowledged: t.acknowledged,
        held: t.heldUntil(heldUntil === null ? '' : clock(heldUntil)),
        told: t.told,
    };
    return (
        <Link
            to="/alerts"
            search={{ severity: [severity] } as never}
            className={styles.figure}
            data-none={alerts === 0 || undefined}
        >
            <SeverityMark
                severity={severity}
                size={12}
                name={false}
                fire={alerts === 0 || muted === alerts ? 'muted' : note === 'acknowledged' ? 'tended' : 'burning'}
            />
            <span className={styles.large}>
                {number(alerts)} <small>{severity}</small>
            </span>
            <span className={styles.note} data-loud={note === 'untold' || note === 'unacknowledged' || undefined}>
                {says[note]}
            </span>
        </Link>
    );
}

/** The numbers across the top. */
export function Figures({
    all,
    groups,
    health,
    dead,
}: {
    all: readonly Known[];
    groups: readonly Group[];
    health: Health | undefined;
    dead: Page<Delivery> | undefined;
}) {
    const t = useText(nowText);
    const held = kept(all);
    const total = KEPT.reduce((sum, one) => sum + held[one], 0);
    const failed = dead?.items.length ?? 0;
    return (
        <div className={styles.figures}>
            <section aria-label={t.burningNow}>
                <h2>{t.burningNow}</h2>
                <div className={styles.severities}>
                    {tallies(all, groups).map((tally) => (
                        <Severity key={tally.severity} tally={tally} />
                    ))}
                </div>
            </section>
            <section aria-label={t.notSent}>
                <h2>{t.notSent}</h2>
                <span className={styles.large}>{number(total)}</span>
                {total === 0 ? (
                    <span className={styles.note}>{t.nothingKept}</span>
                ) : (
                    <>
                        <div className={styles.share} aria-hidden>
                            {KEPT.filter((one) => held[one] > 0).map((one) => (
                                <i key={one} style={{ flexGrow: held[one] }} />
                            ))}
                        </div>
                        <p className={styles.parts}>
                            {KEPT.filter((one) => held[one] > 0).map((one) => (
                                <Link key={one} to="/alerts" search={{ state: [one] } as never}>
                                    <b>{number(held[one])}</b> {t.parts[one]}
                                </Link>
                            ))}
                        </p>
                    </>
                )}
            </section>
            <section aria-label={t.delivery}>
                <h2>{t.delivery}</h2>
                {health ? (
                    <p className={styles.lines}>
                        {failed > 0 ? (
                            <Link to="/deliveries" search={{ tab: ['dead'] } as never} data-bad>
                                <Icon name="warn" size={14} />
                                {t.dead(failed, dead?.nextCursor !== null)}
                            </Link>
                        ) : (
                            <span data-good>
                                <Icon name="resolved" size={14} />
                                {t.allDelivered}
                            </span>
                        )}
                        {health.deliveries.retrying > 0 ? (
                            <Link to="/deliveries" search={{ tab: ['open'] } as never} data-warn>
                                <Icon name="retry" size={14} />
                                {t.retrying(health.deliveries.retrying)}
                            </Link>
                        ) : null}
                        <Link to="/deliveries" search={{ tab: ['open'] } as never}>
                            <Icon name="hourglass" size={14} />
                            {t.waiting(health.deliveries.pending + health.deliveries.sending)}
                        </Link>
                    </p>
                ) : null}
            </section>
        </div>
    );
}
