// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { useText } from '@/i18n/bilingual';
import { Person } from '@/oncall/Person';
import { Time, useClock } from '@/time/Time';
import { useTypeName } from '../names';
import { pageText, pagingText } from '../text';
import type { Asked, RingStatus } from '../types';
import styles from './Page.module.css';

const ICONS: Readonly<Record<RingStatus, IconName>> = {
    planned: 'clock',
    ordered: 'hourglass',
    sent: 'check',
    failed: 'warn',
    unknown: 'why',
    cancelled: 'stop',
    skipped: 'stop',
};

function One({ one }: { one: Asked }) {
    const t = useText(pageText);
    const p = useText(pagingText);
    const typeName = useTypeName();
    const clock = useClock();
    return (
        <li className={styles.asked}>
            <div className={styles.askedHead}>
                {one.person ? <Person name={one.person} /> : <b>{one.channel}</b>}
                <span className="quiet">
                    {one.step < 0 ? t.byPeople : t.step(one.step + 1)}
                    {one.round > 0 ? `, ${p.round(one.round + 1)}` : null}, <Time at={one.at} />
                </span>
            </div>
            {one.acknowledgedAt ? (
                <p className={styles.answered}>
                    <Icon name="check" size={14} /> {t.answered(clock(one.acknowledgedAt))}
                </p>
            ) : one.mustAcknowledge ? (
                <p className="second">{t.mustAnswer}</p>
            ) : null}
            {one.why ? <p className={styles.why}>{one.why}</p> : null}
            <ul className={styles.rings}>
                {one.rings.map((ring) => {
                    const words = t.rings[ring.status];
                    return (
                        <li key={`${ring.method} ${ring.due}`} data-status={ring.status}>
                            <Icon name={ICONS[ring.status]} size={14} />
                            <b>{typeName(ring.type)}</b>
                            <span>{typeof words === 'function' ? words(clock(ring.due, true)) : words}</span>
                            {ring.why ? <span className="quiet">{ring.why}</span> : null}
                            {ring.delivery ? (
                                <Link
                                    to="/deliveries"
                                    search={{ id: [String(ring.delivery)] } as never}
                                    className={styles.delivery}
                                >
                                    #{ring.delivery}
                                </Link>
                            ) : null}
                        </li>
                    );
                })}
            </ul>
        </li>
    );
}

/** Everybody who was asked, latest first: by which means, and what became of each. */
export function AskedList({ asked }: { asked: readonly Asked[] }) {
    const t = useText(pageText);
    if (asked.length === 0) {
        return <p className="quiet">{t.nobodyAsked}</p>;
    }
    return (
        <ol>
            {[...asked].reverse().map((one, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: somebody may be asked twice at the same time
                <One key={i} one={one} />
            ))}
        </ol>
    );
}
