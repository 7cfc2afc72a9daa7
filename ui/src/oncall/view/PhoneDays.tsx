// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { dateOf, dayOf, midnightOf, plusDays } from '@/time/wall';
import { place, rolesOf } from '../lanes';
import type { Span } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import styles from './Calendar.module.css';
import { type Opened, Track } from './Track';
import { useHere } from './useSays';

/** On a phone the days stand below one another. */
export function PhoneDays({
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
    const today = dayOf(now, here);
    const name = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
        weekday: 'short',
        day: 'numeric',
        timeZone: 'UTC',
    });
    return (
        <section className={styles.phone} aria-label={t.scheduleOf(range.name)}>
            {rolesOf(range).map((role, i, all) => (
                <div key={role} className={styles.phoneRole}>
                    {all.length > 1 ? <h3>{role}</h3> : null}
                    {i === 0 ? (
                        <div className={styles.phoneHours} aria-hidden="true">
                            {[0, 6, 12, 18].map((hour) => (
                                <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
                                    {String(hour).padStart(2, '0')}
                                </span>
                            ))}
                        </div>
                    ) : null}
                    {span.days.map((day) => {
                        const whole = { from: midnightOf(day, here), to: midnightOf(plusDays(day, 1), here) };
                        return (
                            <div key={day} className={styles.phoneDay} data-today={day === today || undefined}>
                                <span>{name.format(dateOf(day))}</span>
                                <div>
                                    <Track
                                        label={name.format(dateOf(day))}
                                        range={whole}
                                        shifts={range.final.filter((one) => one.role === role)}
                                        gaps={range.gaps.filter((one) => one.role === role)}
                                        now={now}
                                        zone={range.zone}
                                        onOpen={onOpen}
                                    />
                                    {day === today ? (
                                        <i
                                            className={styles.nowLine}
                                            style={{ left: place({ from: now, to: now }, whole).left }}
                                        />
                                    ) : null}
                                </div>
                            </div>
                        );
                    })}
                </div>
            ))}
        </section>
    );
}
