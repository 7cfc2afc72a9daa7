// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Once, Sure, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { stretch } from '@/time/format';
import { Ago, useClock } from '@/time/Time';
import { useReader } from '@/time/zone';
import { useDirectory } from '../directory';
import { DAY_MS } from '../lanes';
import { onCallText } from '../text';
import type { CalendarFeed, MyShift } from '../types';
import panels from '../view/Panels.module.css';
import { useHere, useWhen } from '../view/useSays';
import type { Asking } from './AskForm';
import styles from './Changes.module.css';
import { endFeed, makeFeed, useFeeds, useShifts } from './queries';
import { changesText } from './text';

const AHEAD_DAYS = 60;

/** @param since from when shifts were asked for: one that began earlier is cut there */
function Row({ shift, since, onSwap }: { shift: MyShift; since: number; onSwap: (asking: Asking) => void }) {
    const t = useText(changesText);
    const o = useText(onCallText);
    const reader = useReader();
    const here = useHere();
    const when = useWhen();
    const clock = useClock();
    const { me, nameOf } = useDirectory();
    const [from, to] = [Date.parse(shift.start), Date.parse(shift.end)];
    const running = from <= since;
    return (
        <li className={styles.shift}>
            <span>
                <b>{running ? t.running(clock(shift.end)) : when(from, to)}</b>
                {shift.zone === here || running ? null : (
                    <small className="quiet">
                        {' '}
                        {o.there(shift.zone, stretch({ ...reader, zone: shift.zone }, from, to))}
                    </small>
                )}
            </span>
            <span className="second cut">
                {shift.schedule}, {shift.role}
                {shift.instead ? `, ${o.instead(nameOf(shift.instead))}` : ''}
                {shift.with.length > 0 ? `, ${t.with(shift.with.map(nameOf).join(', '))}` : ''}
            </span>
            {running ? (
                <span />
            ) : (
                <Button
                    small
                    icon="swap"
                    onClick={() =>
                        onSwap({
                            kind: 'swap',
                            schedule: shift.schedule,
                            role: shift.role,
                            person: me ?? '',
                            from,
                            to,
                        })
                    }
                >
                    {t.swap} <span className="visually-hidden">{when(from, to)}</span>
                </Button>
            )}
        </li>
    );
}

function FeedRow({ feed }: { feed: CalendarFeed }) {
    const t = useText(changesText);
    return (
        <li className={styles.line}>
            <span>
                {t.feeds[feed.kind]}
                {feed.schedule ? ` ${feed.schedule}` : ''}{' '}
                <span className="quiet">
                    {feed.lastReadAt ? (
                        <>
                            {t.lastRead} <Ago at={feed.lastReadAt} />
                        </>
                    ) : (
                        t.neverRead
                    )}
                </span>
            </span>
            <Sure
                small
                ask={t.removeFeed}
                sure={t.removeFeedSure}
                run={async () => {
                    await endFeed(feed.id);
                    tell(t.feedRemoved);
                }}
            />
        </li>
    );
}

/** Addresses that calendar programs read; each is shown once. */
function Calendar({ schedule }: { schedule: string | null }) {
    const t = useText(changesText);
    const feeds = useFeeds().data?.items.filter(({ mine }) => mine) ?? [];
    const [url, setUrl] = useState<string | null>(null);
    const sending = useSending();
    const make = (kind: 'person' | 'schedule') =>
        void sending.run(async () => {
            const feed = await makeFeed(kind, kind === 'schedule' ? (schedule ?? undefined) : undefined);
            setUrl(feed.url ?? null);
        });
    return (
        <section className={styles.calendar} aria-label={t.calendar}>
            <h2>{t.calendar}</h2>
            <p className="second">{t.calendarMore}</p>
            {url === null ? (
                <div className={styles.buttons}>
                    <Button icon="calendar" busy={sending.busy} onClick={() => make('person')}>
                        {t.feeds.person}
                    </Button>
                    {schedule ? (
                        <Button icon="calendar" busy={sending.busy} onClick={() => make('schedule')}>
                            {t.calendarOf(schedule)}
                        </Button>
                    ) : null}
                </div>
            ) : (
                <Once what={t.calendarUrl} text={url} onDone={() => setUrl(null)} />
            )}
            <FaultLine>{sending.fault}</FaultLine>
            {feeds.length > 0 ? (
                <>
                    <h3>{t.feedsTitle}</h3>
                    <ul className={styles.lines} style={{ width: '100%' }}>
                        {feeds.map((feed) => (
                            <FeedRow key={feed.id} feed={feed} />
                        ))}
                    </ul>
                </>
            ) : null}
        </section>
    );
}

/** The shifts that who looks has next, and the way to have them in a calendar. */
export function MyShifts({ schedule, onSwap }: { schedule: string | null; onSwap: (asking: Asking) => void }) {
    const t = useText(changesText);
    const { me } = useDirectory();
    const [from] = useState(() => Date.now());
    const { data, error, refetch } = useShifts(me, { from, to: from + AHEAD_DAYS * DAY_MS });
    if (me === null) {
        return <Empty icon="person" title={t.noAccount} />;
    }
    return (
        <div className={styles.mine}>
            <section className={panels.panel} aria-label={t.myShifts}>
                <header>
                    <h2>{t.myShifts}</h2>
                </header>
                {data ? (
                    data.items.length === 0 ? (
                        <p className="second">{t.noMine}</p>
                    ) : (
                        <ul className={styles.lines}>
                            {data.items.map((shift) => (
                                <Row
                                    key={`${shift.schedule} ${shift.role} ${shift.start}`}
                                    shift={shift}
                                    since={from}
                                    onSwap={onSwap}
                                />
                            ))}
                        </ul>
                    )
                ) : error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )}
            </section>
            <Calendar schedule={schedule} />
        </div>
    );
}
