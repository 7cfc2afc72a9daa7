// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { Holiday, HolidaysOfRange } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useNow } from '@/time/now';
import styles from './Hours.module.css';
import { useBusinessHours, useHolidays } from './queries';
import { ServicesBar } from './ServicesBar';
import { servicesText } from './text';
import { WeekStrip } from './WeekStrip';
import { byMonth } from './week';

function Day({ holiday, several }: { holiday: Holiday; several: boolean }) {
    const t = useText(servicesText);
    const language = useLanguage();
    const date = new Date(`${holiday.date}T00:00:00Z`);
    const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', weekday: 'short' });
    return (
        <li>
            <time dateTime={holiday.date}>{format.format(date)}</time>
            <span>
                {t.holidayName(holiday)}
                {several ? <span className="quiet"> {holiday.calendar}</span> : null}
            </span>
        </li>
    );
}

function Months({ answer, year }: { answer: HolidaysOfRange; year: number }) {
    const t = useText(servicesText);
    const language = useLanguage();
    const month = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long' });
    const months = byMonth(answer.items);
    return (
        <>
            {answer.incomplete.map((missing) => (
                <p key={missing.calendar} className={styles.missing}>
                    <Icon name="warn" size={14} /> {t.incomplete(missing.calendar, missing.year)}
                </p>
            ))}
            {answer.items.length === 0 ? <p className="quiet">{t.noHolidays}</p> : null}
            <div className={styles.months}>
                {months.map((holidays, i) =>
                    holidays.length === 0 ? null : (
                        // biome-ignore lint/suspicious/noArrayIndexKey: months have no other name
                        <section key={i}>
                            <h3>{month.format(Date.UTC(year, i, 1))}</h3>
                            <ul>
                                {holidays.map((holiday) => (
                                    <Day
                                        key={`${holiday.calendar} ${holiday.date} ${holiday.name}`}
                                        holiday={holiday}
                                        several={answer.calendars.length > 1}
                                    />
                                ))}
                            </ul>
                        </section>
                    ),
                )}
            </div>
        </>
    );
}

function HolidaysOfYear() {
    const t = useText(servicesText);
    const now = useNow();
    const [year, setYear] = useState(() => new Date(now).getUTCFullYear());
    const { data, error, refetch } = useHolidays(year);
    return (
        <section aria-labelledby="holidays" className={styles.part}>
            <header>
                <h2 id="holidays">{t.holidays}</h2>
                <Button small onClick={() => setYear(year - 1)}>
                    {t.earlier}
                </Button>
                <b aria-live="polite">{year}</b>
                <Button small onClick={() => setYear(year + 1)}>
                    {t.later}
                </Button>
            </header>
            {!data ? (
                error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )
            ) : data.calendars.length === 0 ? (
                <Empty icon="book" title={t.noCalendars}>
                    {t.noCalendarsMore}
                </Empty>
            ) : (
                <Months answer={data} year={year} />
            )}
        </section>
    );
}

/** When people work, and when they do not. */
export default function HoursPage() {
    const t = useText(servicesText);
    const { data, error, refetch } = useBusinessHours();
    return (
        <>
            <ServicesBar />
            <div className={styles.page}>
                <section aria-labelledby="hours" className={styles.part}>
                    <header>
                        <h2 id="hours">{t.hours}</h2>
                    </header>
                    {!data ? (
                        error ? (
                            <Fault error={error} retry={() => void refetch()} />
                        ) : (
                            <Skeleton />
                        )
                    ) : data.items.length === 0 ? (
                        <Empty icon="clock" title={t.noHours}>
                            {t.noHoursMore}
                        </Empty>
                    ) : (
                        data.items.map((hours) => <WeekStrip key={hours.name} hours={hours} />)
                    )}
                </section>
                <HolidaysOfYear />
            </div>
        </>
    );
}
