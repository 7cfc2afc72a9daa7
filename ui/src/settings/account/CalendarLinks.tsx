// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, remove } from '@/api/client';
import { type CalendarFeed, OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Beside, Form, Once, SelectField, Sure, useSending } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useSchedules } from '@/oncall/queries';
import { Ago } from '@/time/Time';
import { useMyCalendarFeeds } from '../queries';
import { Section, Waiting } from '../Section';
import styles from '../Settings.module.css';
import { calendarText } from './calendarText';

const KINDS = ['person', 'schedule', 'oncall'] as const;

/** Links under which programs that cannot sign in read who is on call. */
export function CalendarLinks() {
    const t = useText(calendarText);
    const feeds = useMyCalendarFeeds();
    const [making, setMaking] = useState(false);
    const [made, setMade] = useState<CalendarFeed | null>(null);
    return (
        <Section
            title={t.title}
            tools={
                making ? null : (
                    <Button icon="plus" onClick={() => setMaking(true)}>
                        {t.make}
                    </Button>
                )
            }
        >
            <p className="second">{t.about}</p>
            {made?.url ? (
                <>
                    <Once what={`${t.made}: ${name(made, t.names)}`} text={made.url} onDone={() => setMade(null)} />
                    {made.kind === 'oncall' ? null : (
                        <p>
                            <a href={made.url.replace(/^https?:/, 'webcal:')}>{t.subscribe}</a>
                        </p>
                    )}
                </>
            ) : null}
            {making ? (
                <NewLink
                    onClose={() => setMaking(false)}
                    onMade={(feed) => {
                        setMade(feed);
                        setMaking(false);
                    }}
                />
            ) : null}
            {feeds.data ? <Links feeds={feeds.data} /> : <Waiting for={feeds} />}
        </Section>
    );
}

function name(feed: CalendarFeed, names: Record<CalendarFeed['kind'], string>): string {
    return feed.schedule ? `${names[feed.kind]} · ${feed.schedule}` : names[feed.kind];
}

function Links({ feeds }: { feeds: readonly CalendarFeed[] }) {
    const t = useText(calendarText);
    if (feeds.length === 0) {
        return <p className="second">{t.none}</p>;
    }
    return (
        <div className={styles.rows}>
            {feeds.map((feed) => (
                <div key={feed.id} className={styles.row} data-testid="calendar-link">
                    <b className="cut">{name(feed, t.names)}</b>
                    <span className="cut second">
                        <Ago at={feed.madeAt} />
                    </span>
                    <span className="quiet">
                        {feed.lastReadAt ? (
                            <>
                                {t.read} <Ago at={feed.lastReadAt} />
                            </>
                        ) : (
                            t.neverRead
                        )}
                    </span>
                    <Sure
                        small
                        ask={t.revoke}
                        sure={t.revokeSure}
                        run={() => remove(`${OURS}/calendar-feeds/${encodeURIComponent(feed.id)}`)}
                    />
                </div>
            ))}
        </div>
    );
}

function NewLink({ onClose, onMade }: { onClose: () => void; onMade: (feed: CalendarFeed) => void }) {
    const t = useText(calendarText);
    const schedules = useSchedules();
    const [kind, setKind] = useState<CalendarFeed['kind']>('person');
    const [schedule, setSchedule] = useState('');
    const sending = useSending(['kind', 'schedule']);
    const names = (schedules.data?.items ?? []).map((one) => ({ id: one.name, name: one.name }));
    const options = kind === 'oncall' ? [{ id: '', name: t.allSchedules }, ...names] : names;
    const chosen = options.some(({ id }) => id === schedule) ? schedule : (options[0]?.id ?? '');

    async function make(): Promise<void> {
        await sending.run(async () => {
            const body = kind === 'person' ? { kind } : { kind, schedule: chosen };
            onMade(await post<CalendarFeed>(`${OURS}/calendar-feeds`, body));
        });
    }

    return (
        <div className={styles.narrow}>
            <Form onSubmit={() => void make()} label={t.make}>
                <SelectField
                    label={t.kind}
                    name="kind"
                    value={kind}
                    options={KINDS.map((id) => ({ id, name: t.kinds[id] }))}
                    onChange={(value) => {
                        setKind(value);
                        sending.clear();
                    }}
                    fault={sending.at('kind')}
                />
                {kind === 'person' ? null : (
                    <SelectField
                        label={t.schedule}
                        name="schedule"
                        value={chosen}
                        options={options}
                        onChange={setSchedule}
                        fault={sending.at('schedule')}
                    />
                )}
                <FaultLine>{sending.fault}</FaultLine>
                <Beside>
                    <Button type="submit" kind="primary" busy={sending.busy}>
                        {t.make}
                    </Button>
                    <Button onClick={onClose}>{t.cancel}</Button>
                </Beside>
            </Form>
        </div>
    );
}
