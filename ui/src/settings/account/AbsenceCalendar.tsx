// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { put, remove } from '@/api/client';
import { type AbsenceCalendar as Given, OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Beside, Form, Sure, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Ago } from '@/time/Time';
import { useMyAbsenceCalendar } from '../queries';
import { Section, Waiting } from '../Section';
import styles from '../Settings.module.css';
import { calendarText } from './calendarText';

const PATH = `${OURS}/users/me/absence-calendar`;

/** One's own calendar, which says when one is away. */
export function AbsenceCalendar() {
    const t = useText(calendarText);
    const given = useMyAbsenceCalendar();
    const [typing, setTyping] = useState(false);
    return (
        <Section title={t.away}>
            <p className="second">{t.awayAbout}</p>
            {given.data === undefined ? (
                <Waiting for={given} />
            ) : given.data === null || typing ? (
                <Address
                    onSaved={() => setTyping(false)}
                    onClose={given.data === null ? null : () => setTyping(false)}
                />
            ) : (
                <State given={given.data} onChange={() => setTyping(true)} />
            )}
        </Section>
    );
}

function State({ given, onChange }: { given: Given; onChange: () => void }) {
    const t = useText(calendarText);
    return (
        <>
            <div className={styles.rows}>
                <div className={styles.row} data-testid="absence-calendar">
                    <b className="cut">{given.url}</b>
                    <span className="cut second">{given.readAt ? t.absences(given.events) : null}</span>
                    <span className="quiet">
                        {given.readAt ? (
                            <>
                                {t.read} <Ago at={given.readAt} />
                            </>
                        ) : (
                            t.waiting
                        )}
                    </span>
                    <Sure small ask={t.remove} sure={t.removeSure} run={() => remove(PATH)} />
                </div>
            </div>
            <FaultLine>{given.problem}</FaultLine>
            <div>
                <Button onClick={onChange}>{t.change}</Button>
            </div>
        </>
    );
}

function Address({ onSaved, onClose }: { onSaved: () => void; onClose: (() => void) | null }) {
    const t = useText(calendarText);
    const [url, setUrl] = useState('');
    const sending = useSending(['url']);

    async function save(): Promise<void> {
        const done = await sending.run(() => put(PATH, { url }));
        if (done) {
            tell(t.saved);
            onSaved();
        }
    }

    return (
        <div className={styles.narrow}>
            <Form onSubmit={() => void save()} label={t.away}>
                <TextField
                    label={t.address}
                    name="url"
                    value={url}
                    autoComplete="off"
                    onChange={(value) => {
                        setUrl(value);
                        sending.clear();
                    }}
                    fault={sending.at('url')}
                    hint={t.addressHint}
                />
                <FaultLine>{sending.fault}</FaultLine>
                <Beside>
                    <Button type="submit" kind="primary" busy={sending.busy} disabled={url.trim() === ''}>
                        {t.save}
                    </Button>
                    {onClose ? <Button onClick={onClose}>{t.cancel}</Button> : null}
                </Beside>
            </Form>
        </div>
    );
}
