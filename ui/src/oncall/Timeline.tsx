// SPDX-License-Identifier: Apache-2.0
import type { OnCallRange, Shift } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './OnCall.module.css';
import { onCallText } from './text';
import { DAY_MS, hue, stretch } from './timeline';

interface Row {
    name: string;
    note: string;
    shifts: readonly Shift[];
    gaps: OnCallRange['gaps'];
    isFinal: boolean;
}

function rows(range: OnCallRange, final: string): Row[] {
    const roles = [...new Set([...range.layers.map(({ role }) => role)])];
    return [
        ...roles.map((role) => ({
            name: roles.length > 1 ? role : final,
            note: roles.length > 1 ? final : '',
            shifts: range.final.filter((shift) => shift.role === role),
            gaps: range.gaps.filter((gap) => gap.role === role),
            isFinal: true,
        })),
        ...range.layers.map((layer) => ({
            name: layer.name,
            note: layer.zone === range.zone ? '' : layer.zone,
            shifts: layer.shifts,
            gaps: [],
            isFinal: false,
        })),
    ];
}

function percent(part: number): string {
    return `${(part * 100).toFixed(3)}%`;
}

/** Who has duty when: the final schedule of each role, and below it the layers that it comes from. */
export function Timeline({ range, days }: { range: OnCallRange; days: readonly number[] }) {
    const t = useText(onCallText);
    const language = useLanguage();
    const clock = useClock();
    const now = useNow();
    const from = days[0] ?? 0;
    const to = days.at(-1) ?? 0;
    const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { day: 'numeric', weekday: 'short' });
    const isNow = now >= from && now < to;
    return (
        <div className={styles.timeline}>
            <div className={styles.axis} aria-hidden="true">
                {days.slice(0, -1).map((day) => (
                    <span
                        key={day}
                        style={{ left: percent((day - from) / (to - from)) }}
                        data-weekend={[0, 6].includes(new Date(day).getDay()) || undefined}
                        data-few={(to - from) / DAY_MS > 20 && new Date(day).getDay() !== 1 ? true : undefined}
                    >
                        {format.format(day)}
                    </span>
                ))}
            </div>
            {rows(range, t.final).map((row) => (
                <div key={`${row.isFinal} ${row.name}`} className={styles.lane} data-final={row.isFinal || undefined}>
                    <span className={styles.laneName}>
                        <span className="cut">{row.name}</span>
                        {row.note ? <small className="cut">{row.note}</small> : null}
                    </span>
                    <ol className={styles.bars}>
                        {row.gaps.map((gap) => {
                            const { left, width } = stretch(gap.start, gap.end, from, to);
                            const text = t.shift(t.gap, clock(gap.start), clock(gap.end));
                            return (
                                <li
                                    key={`gap ${gap.start}`}
                                    className={styles.gap}
                                    style={{ left: percent(left), width: percent(width) }}
                                    title={text}
                                >
                                    <span className="visually-hidden">{text}</span>
                                </li>
                            );
                        })}
                        {row.shifts.map((shift) => {
                            const { left, width } = stretch(shift.start, shift.end, from, to);
                            const people = shift.people.join(', ');
                            const instead = shift.duties[0]?.instead;
                            const text = `${t.shift(people, clock(shift.start), clock(shift.end))}${instead ? `, ${t.instead(instead)}` : ''}\n${shift.startLocal} – ${shift.endLocal}`;
                            return (
                                <li
                                    key={shift.start}
                                    className={styles.bar}
                                    data-hue={hue(shift.people[0] ?? '')}
                                    data-changed={shift.origin === 'rotation' ? undefined : true}
                                    style={{ left: percent(left), width: percent(width) }}
                                    title={text}
                                >
                                    <span aria-hidden="true" className="cut">
                                        {people}
                                    </span>
                                    <span className="visually-hidden">{text}</span>
                                </li>
                            );
                        })}
                        {isNow ? (
                            <li
                                className={styles.now}
                                style={{ left: percent((now - from) / (to - from)) }}
                                aria-hidden="true"
                            />
                        ) : null}
                    </ol>
                </div>
            ))}
        </div>
    );
}
