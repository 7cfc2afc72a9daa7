// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { ScheduleSummary } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './OnCall.module.css';
import { useOnCall, useRange, useSchedules } from './queries';
import { Timeline } from './Timeline';
import { onCallText } from './text';
import { dayAfter, days, load, midnight } from './timeline';

const LENGTHS = [7, 14, 28] as const;
type Length = (typeof LENGTHS)[number];

function Schedule({ schedule, from, length }: { schedule: ScheduleSummary; from: number; length: Length }) {
    const t = useText(onCallText);
    const all = days(from, length);
    const { data, error, refetch } = useRange(schedule.name, all[0] ?? 0, all.at(-1) ?? 0);
    return (
        <section className={styles.schedule} aria-labelledby={`schedule-${schedule.name}`}>
            <header>
                <h2 id={`schedule-${schedule.name}`}>{schedule.name}</h2>
                <span className="quiet">{schedule.zone}</span>
                {data ? (
                    <span className={styles.verdict} data-good={data.gaps.length === 0}>
                        <Icon name={data.gaps.length === 0 ? 'check' : 'warn'} size={14} />
                        {data.gaps.length === 0 ? t.noGaps : t.gaps(data.gaps.length)}
                    </span>
                ) : null}
            </header>
            {data ? (
                <>
                    <Timeline range={data} days={all} />
                    <p className={styles.load}>
                        <span className="quiet">{t.load}</span>
                        {load(data.final).map(([person, hours]) => (
                            <span key={person}>
                                {person} <b>{t.hours(hours)}</b>
                            </span>
                        ))}
                    </p>
                </>
            ) : error ? (
                <Fault error={error} retry={() => void refetch()} />
            ) : (
                <Skeleton />
            )}
        </section>
    );
}

/** Who is on call now, and who will be. */
export default function OnCallPage() {
    const t = useText(onCallText);
    const now = useNow();
    const clock = useClock();
    const [length, setLength] = useState<Length>(14);
    const [offset, setOffset] = useState(0);
    const onCall = useOnCall();
    const schedules = useSchedules();
    if (!schedules.data || !onCall.data) {
        const error = schedules.error ?? onCall.error;
        return error ? <Fault error={error} retry={() => void schedules.refetch()} /> : <Skeleton />;
    }
    if (schedules.data.items.length === 0) {
        return (
            <Empty icon="person" title={t.none}>
                {t.noneMore}
            </Empty>
        );
    }
    const first = dayAfter(midnight(now), offset * length);
    return (
        <div className={styles.page}>
            <section aria-labelledby="oncall-now">
                <h2 id="oncall-now" className="visually-hidden">
                    {t.now}
                </h2>
                <ul className={styles.people}>
                    {onCall.data.items.map((item) => (
                        <li key={`${item.schedule} ${item.role}`} data-nobody={item.people.length === 0 || undefined}>
                            <span className="quiet cut">
                                {item.schedule} · {item.role}
                            </span>
                            <b className="cut">
                                <Icon name={item.people.length === 0 ? 'nobody' : 'person'} size={16} />
                                {item.people.join(', ') || t.nobody}
                            </b>
                            {item.until ? (
                                <time className="quiet" dateTime={item.until}>
                                    {t.until(clock(item.until))}
                                </time>
                            ) : null}
                        </li>
                    ))}
                </ul>
            </section>
            <div className={styles.tools}>
                <Tabs
                    label={t.range}
                    tabs={LENGTHS.map((one) => ({ id: String(one), name: t.ranges[one] ?? '' }))}
                    value={String(length)}
                    onChange={(id) => setLength(Number(id) as Length)}
                />
                <Button onClick={() => setOffset(offset - 1)}>{t.earlier}</Button>
                <Button onClick={() => setOffset(0)} disabled={offset === 0}>
                    {t.today}
                </Button>
                <Button onClick={() => setOffset(offset + 1)}>{t.later}</Button>
            </div>
            {schedules.data.items.map((schedule) => (
                <Schedule key={schedule.name} schedule={schedule} from={first} length={length} />
            ))}
        </div>
    );
}
