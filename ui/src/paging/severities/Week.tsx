// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { SEVERITIES } from '@/api/types';
import { IconButton } from '@/design/Button';
import { SelectField } from '@/design/Form';
import { SeverityMark } from '@/design/Severity';
import { FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useTeams } from '@/oncall/queries';
import { Section } from '@/settings/Section';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import { dayOf, midnightOf, mondayOf, plusDays } from '@/time/wall';
import { browserZone, useReaderZone } from '@/time/zone';
import { useSeverityWeek } from '../queries';
import { useRested } from '../useRested';
import styles from './Severities.module.css';
import { barsOf } from './severities';
import { severitiesText } from './text';

const DAYS = 7;

const percentOf = (part: number) => `${part * 100}%`;

interface Props {
    title: string;
    more: string;
    /** Severities that are not saved, as the configuration writes them. */
    draft?: object | null;
}

/** What becomes of a page by when it begins: for each severity a bar over the week. */
export function Week({ title, more, draft = null }: Props) {
    const t = useText(severitiesText);
    const language = useLanguage();
    const clock = useClock();
    const zone = useReaderZone() ?? browserZone;
    const now = useNow();
    const teams = useTeams().data ?? [];
    const [team, setTeam] = useState('');
    const [weeks, setWeeks] = useState(0);
    const monday = plusDays(mondayOf(dayOf(now, zone)), weeks * DAYS);
    const from = midnightOf(monday, zone);
    const to = midnightOf(plusDays(monday, DAYS), zone);
    const { data, error } = useSeverityWeek(team, new Date(from).toISOString(), useRested(draft));
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: zone });
    const day = new Intl.DateTimeFormat(language, { day: 'numeric', timeZone: zone });
    const days = Array.from({ length: DAYS }, (_, i) => midnightOf(plusDays(monday, i), zone));
    return (
        <Section
            title={title}
            tools={
                <span className={styles.moves}>
                    <IconButton icon="left" label={t.before} onClick={() => setWeeks(weeks - 1)} />
                    <IconButton icon="right" label={t.behind} onClick={() => setWeeks(weeks + 1)} />
                </span>
            }
        >
            <p className="second">{more}</p>
            <div className={styles.team}>
                <SelectField
                    label={t.team}
                    name="week-team"
                    value={team}
                    options={[{ id: '', name: t.noTeam }, ...teams.map(({ name }) => ({ id: name, name }))]}
                    onChange={setTeam}
                />
            </div>
            {data?.problems?.map(({ path, message }) => (
                <FaultLine key={`${path} ${message}`}>{message}</FaultLine>
            ))}
            {data ? (
                <div className={styles.week}>
                    <span />
                    <div className={styles.days} aria-hidden>
                        {days.map((midnight) => (
                            <span key={midnight}>
                                {weekday.format(midnight)}
                                <br />
                                {day.format(midnight)}
                            </span>
                        ))}
                    </div>
                    {SEVERITIES.map((severity) => (
                        <div key={severity} className={styles.line}>
                            <SeverityMark severity={severity} fire="muted" />
                            <ol className={styles.track} aria-label={t.spans(severity)}>
                                {barsOf(data.spans, severity, from, to).map((bar) => {
                                    const says = [
                                        bar.span.why || t.legend[bar.kind],
                                        bar.kind === 'at_once' || !bar.span.leavesAt
                                            ? ''
                                            : t.leavesAt(clock(bar.span.leavesAt)),
                                    ]
                                        .filter(Boolean)
                                        .join(', ');
                                    return (
                                        <li
                                            key={bar.from}
                                            data-kind={bar.kind}
                                            title={`${clock(bar.span.start)}: ${says}`}
                                            style={{ left: percentOf(bar.from), width: percentOf(bar.to - bar.from) }}
                                        >
                                            <span className="visually-hidden">{`${clock(bar.span.start)}: ${says}`}</span>
                                        </li>
                                    );
                                })}
                                {now >= from && now < to ? (
                                    <li
                                        aria-hidden
                                        className={styles.now}
                                        style={{ left: percentOf((now - from) / (to - from)) }}
                                    />
                                ) : null}
                            </ol>
                        </div>
                    ))}
                    <span />
                    <p className={styles.legend} aria-hidden>
                        {(['at_once', 'held', 'digest'] as const).map((kind) => (
                            <span key={kind}>
                                <i data-kind={kind} /> {t.legend[kind]}
                            </span>
                        ))}
                    </p>
                </div>
            ) : error ? (
                <FaultLine>{error.message}</FaultLine>
            ) : (
                <Skeleton />
            )}
        </Section>
    );
}
