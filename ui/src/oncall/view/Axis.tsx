// SPDX-License-Identifier: Apache-2.0
import type { Holiday } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { memory } from '@/store/memory';
import { store, useStore } from '@/store/store';
import { offsetMs } from '@/time/input';
import { cityOf, type Day, dateOf, dayOf, isWeekend, midnightOf, plusDays, timeOf } from '@/time/wall';
import { isZone, ZONES } from '@/time/zone';
import { HOUR_MS, place, ticks } from '../lanes';
import type { Span } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import styles from './Schedule.module.css';
import { useHere, useHolidayNames } from './useSays';

/** Which zone somebody wants to see beside their own; empty for the schedule's. */
const second = store(memory.get('oncall.zone') ?? '');

function choose(zone: string): void {
    memory.set('oncall.zone', zone === '' ? null : zone);
    second.set(zone);
}

/** The schedule's, else that of a layer: whichever is not the reader's. */
export function otherZone(range: RangeWithChanges, here: string, chosen: string): string | null {
    if (chosen !== '' && isZone(chosen)) {
        return chosen;
    }
    return [range.zone, ...range.layers.map(({ zone }) => zone)].find((zone) => zone !== here) ?? null;
}

/** "16", or "16:30" where the zone is not on the hour. */
function hourOf(at: number, zone: string): string {
    const time = timeOf(at, zone);
    return time.endsWith(':00') ? time.slice(0, 2) : time;
}

interface Props {
    span: Span;
    range: RangeWithChanges;
    now: number;
    holidays: ReadonlyMap<Day, readonly Holiday[]>;
}

/** Days and hours of the reader, and below them the hours of another zone. */
export function Axis({ span, range, now, holidays }: Props) {
    const t = useText(onCallText);
    const language = useLanguage();
    const here = useHere();
    const names = useHolidayNames();
    const chosen = useStore(second);
    const other = otherZone(range, here, chosen);
    const all = ticks(span.days, here, span.days.length > 1 ? 6 : 2);
    const today = dayOf(now, here);
    const name = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
        weekday: 'short',
        day: 'numeric',
        timeZone: 'UTC',
    });
    const ahead = other === null ? 0 : (offsetMs(span.from, other) - offsetMs(span.from, here)) / HOUR_MS;
    const near = [...new Set([range.zone, ...range.layers.map(({ zone }) => zone)])];
    return (
        <div className={styles.axes}>
            <div className={styles.axis}>
                <span className={styles.name} />
                <div className={styles.days}>
                    {span.days.map((day) => (
                        <b
                            key={day}
                            data-today={day === today || undefined}
                            data-weekend={isWeekend(day) || undefined}
                            title={names(holidays.get(day))}
                            style={place({ from: midnightOf(day, here), to: midnightOf(plusDays(day, 1), here) }, span)}
                        >
                            {name.format(dateOf(day))}
                            {holidays.has(day) ? <small> {names(holidays.get(day))}</small> : null}
                        </b>
                    ))}
                </div>
            </div>
            <div className={styles.axis}>
                <span className={styles.zone}>
                    <b>{cityOf(here)}</b> <small>{t.you}</small>
                </span>
                <div className={styles.hours} aria-hidden="true">
                    {all.map(({ at }) => (
                        <span key={at} style={{ left: place({ from: at, to: at }, span).left }}>
                            {hourOf(at, here)}
                        </span>
                    ))}
                </div>
            </div>
            <div className={styles.axis}>
                <span className={styles.zone}>
                    <select
                        aria-label={t.secondZone}
                        value={chosen === '' ? '' : (other ?? '')}
                        onChange={(event) => choose(event.target.value)}
                    >
                        <option value="">{other === null ? t.otherZone : cityOf(other)}</option>
                        <optgroup label={t.zonesHere}>
                            {near.map((zone) => (
                                <option key={zone} value={zone}>
                                    {cityOf(zone)}
                                </option>
                            ))}
                        </optgroup>
                        <optgroup label={t.zonesAll}>
                            {ZONES.map((zone) => (
                                <option key={zone} value={zone}>
                                    {zone}
                                </option>
                            ))}
                        </optgroup>
                    </select>
                    {other === null ? null : <small>{t.ahead(ahead)}</small>}
                </span>
                <div className={styles.hours} aria-hidden="true">
                    {other === null
                        ? null
                        : all.map(({ at }) => (
                              <span key={at} style={{ left: place({ from: at, to: at }, span).left }}>
                                  {hourOf(at, other)}
                              </span>
                          ))}
                </div>
            </div>
        </div>
    );
}
