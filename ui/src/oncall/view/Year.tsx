// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { dateOf, midnightOf, plusDays, plusMonths } from '@/time/wall';
import { DAY_MS, peopleOf, place, rolesOf } from '../lanes';
import { Person } from '../Person';
import type { Span } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import styles from './Calendar.module.css';
import { type Opened, Track } from './Track';
import { useHere } from './useSays';

const LONGEST_MONTH_DAYS = 31;

/** A year as twelve rows; who has which hue stands below. */
export function Year({
    range,
    span,
    now,
    onOpen,
}: {
    range: RangeWithChanges;
    span: Span;
    now: number;
    onOpen?: ((what: Opened) => void) | undefined;
}) {
    const t = useText(onCallText);
    const language = useLanguage();
    const here = useHere();
    const name = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { month: 'long', timeZone: 'UTC' });
    const first = span.days[0] ?? span.day;
    const roles = rolesOf(range);
    return (
        <section className={styles.year} aria-label={t.scheduleOf(range.name)}>
            <div className={styles.yearDays} aria-hidden="true">
                {[1, 8, 15, 22, 29].map((day) => (
                    <span key={day} style={{ left: `${((day - 1) / LONGEST_MONTH_DAYS) * 100}%` }}>
                        {day}
                    </span>
                ))}
            </div>
            {Array.from({ length: 12 }, (_, i) => plusMonths(first, i)).map((month) => {
                const from = midnightOf(month, here);
                // All rows have the same scale, so that days stand under one another.
                const whole = {
                    from,
                    to: Math.max(
                        from + LONGEST_MONTH_DAYS * DAY_MS,
                        midnightOf(plusDays(month, LONGEST_MONTH_DAYS), here),
                    ),
                };
                const end = midnightOf(plusMonths(month, 1), here);
                const inside = <T extends { start: string }>(one: T) => Date.parse(one.start) < end;
                return (
                    <div key={month} className={styles.monthRow}>
                        <span>{name.format(dateOf(month))}</span>
                        <div
                            style={{
                                clipPath: `inset(0 ${(((whole.to - end) / (whole.to - from)) * 100).toFixed(3)}% 0 0)`,
                            }}
                        >
                            {roles.map((role) => (
                                <Track
                                    key={role}
                                    thin
                                    label={`${name.format(dateOf(month))}${roles.length > 1 ? `, ${role}` : ''}`}
                                    range={whole}
                                    shifts={range.final.filter((one) => one.role === role && inside(one))}
                                    gaps={range.gaps.filter((one) => one.role === role && inside(one))}
                                    now={now}
                                    zone={range.zone}
                                    onOpen={onOpen}
                                />
                            ))}
                            {now >= from && now < end ? (
                                <i
                                    className={styles.nowLine}
                                    style={{ left: place({ from: now, to: now }, whole).left }}
                                />
                            ) : null}
                        </div>
                    </div>
                );
            })}
            <ul className={styles.hues}>
                {peopleOf(range)
                    .toSorted()
                    .map((person) => (
                        <li key={person}>
                            <Person name={person} />
                        </li>
                    ))}
            </ul>
        </section>
    );
}
