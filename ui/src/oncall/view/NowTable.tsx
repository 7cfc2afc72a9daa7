// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '@/design/Icon';
import { changed, type Search } from '@/frame/search';
import { useText } from '@/i18n/bilingual';
import { clock } from '@/time/format';
import { useNow } from '@/time/now';
import { useReader } from '@/time/zone';
import { useDirectory } from '../directory';
import { isNight } from '../lanes';
import { Nobody, Person } from '../Person';
import { onCallText } from '../text';
import type { OnCallItem, Schedule } from '../types';
import styles from './Panels.module.css';

/** The time of day where it is, with a moon in the night. */
export function Local({ zone, now }: { zone: string; now: number }) {
    const { language } = useReader();
    return (
        <span className={styles.local} title={zone}>
            <Icon name={isNight(now, zone) ? 'moon' : 'sun'} size={14} />
            {clock({ language, zone }, now, now)}
        </span>
    );
}

interface Props {
    items: readonly OnCallItem[];
    schedules: readonly Schedule[];
    shown: string | null;
    aside?: ReactNode;
}

/** Who is on call, by every schedule. */
export function NowTable({ items, schedules, shown, aside }: Props) {
    const t = useText(onCallText);
    const now = useNow();
    const reader = useReader();
    const { nameOf, shortOf, zoneOf } = useDirectory();
    const zones = new Map(schedules.map((one) => [one.name, one.zone]));
    const several = new Set(schedules.filter(({ roles }) => roles.length > 1).map(({ name }) => name));
    return (
        <section className={styles.panel} aria-labelledby="oncall-now">
            <header>
                <h2 id="oncall-now">{t.now}</h2>
                <span className="quiet">{t.nowCount(schedules.length)}</span>
                <span className={styles.aside}>{aside}</span>
            </header>
            <div className={styles.table}>
                <div className={styles.nowHead} aria-hidden="true">
                    <span>{t.columns.schedule}</span>
                    <span>{t.columns.who}</span>
                    <span>{t.columns.local}</span>
                    <span className={styles.right}>{t.columns.until}</span>
                    <span>{t.columns.next}</span>
                </div>
                <ul className={styles.nowRows}>
                    {items.map((item) => {
                        const [first] = item.people;
                        const zone = (first ? zoneOf(first) : null) ?? item.zone ?? zones.get(item.schedule) ?? 'UTC';
                        return (
                            <li key={`${item.schedule} ${item.role}`} data-shown={item.schedule === shown || undefined}>
                                <Link
                                    to="/oncall"
                                    search={((before: Search) => changed(before, { schedule: item.schedule })) as never}
                                    className={styles.nowName}
                                    resetScroll={false}
                                >
                                    <span className="cut">{item.schedule}</span>
                                    {several.has(item.schedule) ? <small className="cut">{item.role}</small> : null}
                                </Link>
                                <span className={styles.nowWho} data-nobody={item.people.length === 0 || undefined}>
                                    {item.people.length === 0 ? (
                                        <Nobody>{t.nobody}</Nobody>
                                    ) : (
                                        item.people.map((person) => <Person key={person} name={person} />)
                                    )}
                                </span>
                                <Local zone={zone} now={now} />
                                <span className={styles.right}>
                                    {item.until ? (
                                        <time dateTime={item.until}>
                                            <span className={styles.short}>{clock(reader, item.until, now)}</span>
                                            <span className={styles.onPhone}>
                                                {t.until(clock(reader, item.until, now))}
                                            </span>
                                        </time>
                                    ) : (
                                        t.forever
                                    )}
                                </span>
                                <span className={styles.then}>
                                    {item.next && item.next.length > 0 ? (
                                        <>
                                            <Icon name="arrow" size={14} />
                                            <span className="cut" title={item.next.map(nameOf).join(', ')}>
                                                <span className="visually-hidden">{t.columns.next} </span>
                                                {item.next.map(shortOf).join(', ')}
                                            </span>
                                        </>
                                    ) : null}
                                </span>
                            </li>
                        );
                    })}
                </ul>
            </div>
        </section>
    );
}
