// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { dateOf, dayOf, isWeekend, midnightOf, plusDays } from '@/time/wall';
import { place, rolesOf } from '../lanes';
import { useHolidays } from '../queries';
import type { Span } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import styles from './Calendar.module.css';
import { type Opened, Track } from './Track';
import { useHere, useHolidayNames } from './useSays';

interface Props {
    range: RangeWithChanges;
    span: Span;
    now: number;
    onOpen?: ((what: Opened) => void) | undefined;
}

/** A month as a calendar of weeks. */
export function Month({ range, span, now, onOpen }: Props) {
    const t = useText(onCallText);
    const language = useLanguage();
    const here = useHere();
    const holidays = useHolidays(range.name, span.days);
    const names = useHolidayNames();
    const roles = rolesOf(range);
    const today = dayOf(now, here);
    const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
    const month = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' });
    const weeks = span.days.filter((_, i) => i % 7 === 0);
    return (
        <section className={styles.month} aria-label={t.scheduleOf(range.name)}>
            <div className={styles.weekdays} aria-hidden="true">
                {span.days.slice(0, 7).map((day) => (
                    <span key={day}>{weekday.format(dateOf(day))}</span>
                ))}
            </div>
            {weeks.map((monday) => {
                const days = Array.from({ length: 7 }, (_, i) => plusDays(monday, i));
                const whole = { from: midnightOf(monday, here), to: midnightOf(plusDays(monday, 7), here) };
                return (
                    <div key={monday} className={styles.week}>
                        <div className={styles.dates} aria-hidden="true">
                            {days.map((day) => (
                                <span
                                    key={day}
                                    data-today={day === today || undefined}
                                    data-weekend={isWeekend(day) || undefined}
                                    data-holiday={holidays.has(day) || undefined}
                                    title={names(holidays.get(day))}
                                    data-other={day.slice(0, 7) !== span.day.slice(0, 7) || undefined}
                                    style={place(
                                        { from: midnightOf(day, here), to: midnightOf(plusDays(day, 1), here) },
                                        whole,
                                    )}
                                >
                                    {day.endsWith('-01') ? month.format(dateOf(day)) : Number(day.slice(8))}
                                    {holidays.has(day) ? <small> {names(holidays.get(day))}</small> : null}
                                </span>
                            ))}
                        </div>
                        {roles.map((role) => (
                            <div key={role} className={styles.weekTrack}>
                                <Track
                                    label={`${month.format(dateOf(monday))} – ${month.format(dateOf(days[6] ?? monday))}${roles.length > 1 ? `, ${role}` : ''}`}
                                    range={whole}
                                    shifts={range.final.filter((one) => one.role === role)}
                                    gaps={range.gaps.filter((one) => one.role === role)}
                                    now={now}
                                    zone={range.zone}
                                    onOpen={onOpen}
                                />
                                {now >= whole.from && now < whole.to ? (
                                    <i
                                        className={styles.nowLine}
                                        style={{ left: place({ from: now, to: now }, whole).left }}
                                    />
                                ) : null}
                            </div>
                        ))}
                    </div>
                );
            })}
        </section>
    );
}
