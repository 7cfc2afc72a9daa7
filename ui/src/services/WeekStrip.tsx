// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './Hours.module.css';
import { servicesText } from './text';
import { type Day, type Hours, nowIn, type Piece, weekOf } from './week';

const WIDTH = 1000;
const DAY = WIDTH / 7;
const HEIGHT = 22;

const percent = (part: number) => `${part * 100}%`;

const twoDigits = (n: number) => String(n).padStart(2, '0');

function time(part: number): string {
    const minutes = Math.round(part * 1440);
    return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const written = ({ from, to }: Piece) => `${time(from)}–${time(to)}`;

function useDays(week: readonly Day[]) {
    const language = useLanguage();
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short', day: 'numeric' });
    return week.map((day) => ({ ...day, name: format.format(new Date(`${day.date}T00:00:00Z`)) }));
}

/** One week of business hours, as it is this week with its holidays. */
export function WeekStrip({ hours }: { hours: Hours }) {
    const t = useText(servicesText);
    const clock = useClock();
    const now = nowIn(hours, useNow());
    const days = useDays(weekOf(hours));
    return (
        <article className={styles.hours} aria-label={hours.name}>
            <header>
                <h3>{hours.name}</h3>
                <span className={styles.state} data-open={hours.open || undefined}>
                    {hours.open ? t.isOpen : t.isClosed}
                    {hours.nextChange ? <> {t.until(clock(hours.nextChange))}</> : null}
                </span>
                <span className="quiet">
                    {hours.zone},{' '}
                    {hours.holidays.length === 0 ? t.withoutHolidays : t.holidaysOf(hours.holidays.join(', '))}
                </span>
            </header>
            <div className={styles.strip}>
                <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
                    {days.map((day, i) => (
                        <g key={day.date}>
                            <rect
                                className={day.holidays.length > 0 ? styles.holiday : styles.day}
                                x={i * DAY}
                                y={0}
                                width={DAY - 2}
                                height={HEIGHT}
                            />
                            {day.open.map((piece) => (
                                <rect
                                    key={piece.from}
                                    className={styles.open}
                                    x={i * DAY + piece.from * (DAY - 2)}
                                    y={0}
                                    width={(piece.to - piece.from) * (DAY - 2)}
                                    height={HEIGHT}
                                />
                            ))}
                        </g>
                    ))}
                </svg>
                {now ? <i className={styles.now} style={{ left: percent((now.day + now.part) / 7) }} /> : null}
            </div>
            <ol className={styles.days}>
                {days.map((day) => (
                    <li key={day.date}>
                        <b>{day.name}</b>
                        {day.holidays.length > 0 ? (
                            <span>{day.holidays.map((one) => t.holidayName(one)).join(', ')}</span>
                        ) : null}
                        {day.open.length > 0 ? (
                            <span className={styles.times}>
                                {day.open.map((piece) => (
                                    <span key={piece.from}>{written(piece)}</span>
                                ))}
                            </span>
                        ) : day.holidays.length === 0 ? (
                            <span className="quiet">{t.isClosed}</span>
                        ) : null}
                    </li>
                ))}
            </ol>
        </article>
    );
}
