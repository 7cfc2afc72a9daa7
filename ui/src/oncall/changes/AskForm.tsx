// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button, IconButton } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { AreaField, Form, SelectField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { PersonField } from '../editor/PersonField';
import { DAY_MS, type Stretch } from '../lanes';
import { Person } from '../Person';
import { iso } from '../queries';
import { useWhen } from '../view/useSays';
import styles from './Changes.module.css';
import { RangeFields, stretchTyped, typedOf } from './Fields';
import { makeRequest, useShifts } from './queries';
import { changesText } from './text';

/** So far ahead a shift in return is looked for. */
const RETURN_DAYS = 60;
const MOST_NOTE_LETTERS = 1_000;

export interface Asking extends Stretch {
    kind: 'swap' | 'cover';
    schedule: string;
    role: string;
    /** Whose shift it is; empty for a gap. */
    person: string;
}

/** The coming shifts of somebody, of which one may be chosen. */
export function ShiftChoice({
    person,
    schedule,
    label,
    value,
    none,
    onChange,
}: {
    person: string | null;
    schedule: string;
    label: string;
    value: string;
    /** What choosing nothing means; null where something must be chosen. */
    none: string | null;
    onChange: (value: string) => void;
}) {
    const t = useText(changesText);
    const when = useWhen();
    const [from] = useState(() => Date.now());
    const shifts = useShifts(person, { from, to: from + RETURN_DAYS * DAY_MS }).data?.items ?? [];
    const options = shifts
        .filter((shift) => shift.schedule === schedule && Date.parse(shift.start) > from)
        .map((shift) => ({ id: `${shift.start} ${shift.end}`, name: when(shift.start, shift.end) }));
    return (
        <SelectField
            label={label}
            name="want"
            value={value}
            options={[
                ...(none === null && options.length > 0 && value !== '' ? [] : [{ id: '', name: none ?? '–' }]),
                ...options,
            ]}
            onChange={onChange}
            {...(options.length === 0 ? { hint: t.noShifts } : {})}
        />
    );
}

/** What `ShiftChoice` chose. */
export function chosenShift(value: string): { start: string; end: string } | null {
    const [start, end] = value.split(' ');
    return start && end ? { start, end } : null;
}

/** Asks others to take a shift: mine for one of theirs, or one that nobody has. */
export function AskForm({ asking, onClose }: { asking: Asking; onClose: () => void }) {
    const t = useText(changesText);
    const [typed, setTyped] = useState(() => typedOf(asking));
    const [whom, setWhom] = useState<'anyone' | 'some'>('anyone');
    const [to, setTo] = useState<string[]>([]);
    const [want, setWant] = useState('');
    const [note, setNote] = useState('');
    const [tried, setTried] = useState(false);
    const sending = useSending(['start', 'end', 'to', 'want', 'note']);
    const range = stretchTyped(typed);
    const asked = whom === 'some' ? to : [];
    const [only] = asked;
    const inReturn = asking.kind === 'swap' && asked.length === 1 && only ? only : null;
    const title = asking.kind === 'swap' ? t.swapTitle : t.coverTitle;
    async function submit(): Promise<void> {
        setTried(true);
        if (range === null || (whom === 'some' && to.length === 0)) {
            return;
        }
        const wanted = inReturn ? chosenShift(want) : null;
        const done = await sending.run(() =>
            makeRequest({
                kind: asking.kind,
                schedule: asking.schedule,
                role: asking.role,
                start: iso(range.from),
                end: iso(range.to),
                ...(asked.length > 0 ? { to: asked } : {}),
                ...(wanted ? { want: wanted } : {}),
                ...(note.trim() ? { note: note.trim() } : {}),
            }),
        );
        if (done) {
            tell(t.asked);
            onClose();
        }
    }
    return (
        <Drawer
            label={title}
            onClose={onClose}
            head={
                <>
                    <Icon name="swap" />
                    <span className="second">{asking.kind === 'swap' ? t.swap : t.askCover}</span>
                </>
            }
        >
            <Form label={title} onSubmit={() => void submit()}>
                <Headline below={`${asking.schedule}, ${asking.role}`}>{title}</Headline>
                <RangeFields
                    value={typed}
                    onChange={setTyped}
                    at={(field) =>
                        sending.at(field) ?? (field === 'end' && tried && range === null ? t.needOrder : null)
                    }
                />
                <fieldset className={styles.choice}>
                    <legend>{t.whom}</legend>
                    <Tabs
                        label={t.whom}
                        tabs={[
                            { id: 'anyone', name: t.anyone },
                            { id: 'some', name: t.some },
                        ]}
                        value={whom}
                        onChange={setWhom}
                    />
                    {whom === 'some' ? (
                        <>
                            <ul className={styles.asked}>
                                {to.map((name) => (
                                    <li key={name}>
                                        <Person name={name} />
                                        <IconButton
                                            icon="cross"
                                            label={t.removeAsked(name)}
                                            onClick={() => setTo(to.filter((one) => one !== name))}
                                        />
                                    </li>
                                ))}
                            </ul>
                            <PersonField
                                label={t.addAsked}
                                other={t.byName}
                                without={[...to, asking.person]}
                                onAdd={(name) => setTo([...to, name])}
                            />
                        </>
                    ) : null}
                    <FaultLine>
                        {sending.at('to') ?? (tried && whom === 'some' && to.length === 0 ? t.needPerson : null)}
                    </FaultLine>
                </fieldset>
                {inReturn ? (
                    <>
                        <ShiftChoice
                            person={inReturn}
                            schedule={asking.schedule}
                            label={t.inReturn}
                            value={want}
                            none={t.nothing}
                            onChange={setWant}
                        />
                        <FaultLine>{sending.at('want')}</FaultLine>
                    </>
                ) : null}
                <AreaField
                    label={t.note}
                    name="note"
                    value={note}
                    maxLength={MOST_NOTE_LETTERS}
                    onChange={setNote}
                    fault={sending.at('note')}
                />
                <FaultLine>{sending.fault}</FaultLine>
                <Actions>
                    <Button kind="primary" type="submit" busy={sending.busy}>
                        {t.ask}
                    </Button>
                </Actions>
            </Form>
        </Drawer>
    );
}
