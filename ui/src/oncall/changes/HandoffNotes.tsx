// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { AreaField, Form, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useNow } from '@/time/now';
import { Ago } from '@/time/Time';
import { useDirectory } from '../directory';
import { nextHandoff } from '../lanes';
import type { HandoffNote, RangeWithChanges } from '../types';
import panels from '../view/Panels.module.css';
import styles from './Changes.module.css';
import { useNotes, writeNote } from './queries';
import { changesText } from './text';

const MOST_LETTERS = 4_000;

interface OneProps {
    schedule: string;
    role: string;
    several: boolean;
    note: HandoffNote | undefined;
    fromTo: string;
    mayWrite: boolean;
}

function One({ schedule, role, several, note, fromTo, mayWrite }: OneProps) {
    const t = useText(changesText);
    const { nameOf } = useDirectory();
    const [text, setText] = useState<string | null>(null);
    const sending = useSending(['text']);
    const has = note !== undefined && note.text !== '';
    async function submit(): Promise<void> {
        if (await sending.run(() => writeNote(schedule, role, (text ?? '').trim()))) {
            tell(t.noteSaved);
            setText(null);
        }
    }
    return (
        <div>
            <div className={styles.noteHead}>
                <span className="second">
                    {several ? `${role}${fromTo ? ', ' : ''}` : ''}
                    {fromTo}
                </span>
                {mayWrite && text === null ? (
                    <Button small icon="edit" onClick={() => setText(note?.text ?? '')}>
                        {has ? t.editNote : t.writeNote}
                    </Button>
                ) : null}
            </div>
            {text === null ? (
                has ? (
                    <>
                        <p className={styles.note}>{note.text}</p>
                        <p className="quiet">
                            {t.noteBy(nameOf(note.by))} <Ago at={note.at} />
                        </p>
                    </>
                ) : (
                    <p className="quiet">{t.noNote}</p>
                )
            ) : (
                <Form label={t.notes} onSubmit={() => void submit()}>
                    <AreaField
                        label={t.notes}
                        name="text"
                        value={text}
                        maxLength={MOST_LETTERS}
                        onChange={setText}
                        fault={sending.at('text')}
                    />
                    <FaultLine>{sending.fault}</FaultLine>
                    <div className={styles.buttons}>
                        <Button kind="primary" type="submit" busy={sending.busy}>
                            {t.saveNote}
                        </Button>
                        <Button onClick={() => setText(null)}>{t.cancel}</Button>
                    </div>
                </Form>
            )}
        </div>
    );
}

/** What one who hands over tells the next. */
export function HandoffNotes({
    range,
    roles,
    mayWrite,
}: {
    range: RangeWithChanges;
    roles: readonly string[];
    mayWrite: boolean;
}) {
    const t = useText(changesText);
    const now = useNow();
    const { shortOf } = useDirectory();
    const notes = useNotes(range.name).data?.items;
    if (!notes) {
        return null;
    }
    const said = (names: readonly string[]) => names.map(shortOf).join(', ') || '–';
    return (
        <section className={panels.panel} aria-label={t.notes}>
            <header>
                <h2>{t.notes}</h2>
            </header>
            {roles.map((role) => {
                const next = nextHandoff(range, role, now);
                return (
                    <One
                        key={role}
                        schedule={range.name}
                        role={role}
                        several={roles.length > 1}
                        note={notes.find((note) => note.role === role)}
                        fromTo={next ? t.noteFor(said(next.from), said(next.to)) : ''}
                        mayWrite={mayWrite}
                    />
                );
            })}
        </section>
    );
}
