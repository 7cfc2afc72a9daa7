// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import type { DayWindow } from '../types';
import styles from './Contact.module.css';
import { DAYS, toggled } from './rules';
import { contactText } from './text';

/** A Monday, to name the days by. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Monday first, short. */
export function useDayNames(): readonly string[] {
    const language = useLanguage();
    const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
    return DAYS.map((_, i) => format.format(MONDAY + i * DAY_MS));
}

/** Some hours on some days; what ends before it begins ends on the next day. */
export function WindowFields({ value, onChange }: { value: DayWindow; onChange: (next: DayWindow) => void }) {
    const t = useText(contactText);
    const names = useDayNames();
    return (
        <div className={styles.window}>
            <label>
                <span>{t.from}</span>
                <input
                    type="time"
                    name="from"
                    value={value.from}
                    onChange={(event) => onChange({ ...value, from: event.target.value })}
                />
            </label>
            <label>
                <span>{t.to}</span>
                <input
                    type="time"
                    name="to"
                    value={value.to}
                    onChange={(event) => onChange({ ...value, to: event.target.value })}
                />
            </label>
            <fieldset className={styles.days} aria-label={t.days}>
                {DAYS.map((day, i) => (
                    <label key={day} data-on={value.days.length === 0 || value.days.includes(day) || undefined}>
                        <input
                            type="checkbox"
                            className="visually-hidden"
                            checked={value.days.length === 0 || value.days.includes(day)}
                            onChange={() =>
                                onChange({
                                    ...value,
                                    // None chosen means every day: the first that is taken out leaves the others.
                                    days:
                                        value.days.length === 0
                                            ? DAYS.filter((other) => other !== day)
                                            : toggled(DAYS, value.days, day),
                                })
                            }
                        />
                        {names[i]}
                    </label>
                ))}
            </fieldset>
        </div>
    );
}
