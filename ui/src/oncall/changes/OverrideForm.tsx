// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Failure } from '@/api/client';
import { Button, IconButton } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { AreaField, Form, SelectField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import type { Stretch } from '../lanes';
import { iso } from '../queries';
import type { Override, OverrideDraft } from '../types';
import styles from './Changes.module.css';
import { PersonChoice, RangeFields, stretchTyped, type Typed, typedOf } from './Fields';
import { endOverride, makeOverride, makeTemporary } from './queries';
import { OverrideLine } from './Says';
import { changesText } from './text';

const FIELDS = ['start', 'end', 'person', 'by', 'role', 'note', 'shifts'];
const KINDS = ['replace', 'add', 'remove', 'temporary'] as const;
type Kind = (typeof KINDS)[number];
const MOST_NOTE_LETTERS = 1_000;

interface Conflict {
    conflicts: readonly Override[];
    yours: Override | null;
}

function conflictOf(error: unknown): Conflict | null {
    return error instanceof Failure && error.code === 'conflicting-override'
        ? {
              conflicts: (error.said.conflicts as Override[] | undefined) ?? [],
              yours: (error.said.yours as Override | undefined) ?? null,
          }
        : null;
}

interface Props {
    schedule: string;
    roles: readonly string[];
    /** What was drawn or clicked. */
    part: Stretch;
    role?: string | undefined;
    onClose: () => void;
}

interface Shift extends Typed {
    key: number;
    person: string;
}

/** The shifts that stand in place of the rotation for a while. */
function Shifts({ shifts, onChange }: { shifts: readonly Shift[]; onChange: (next: Shift[]) => void }) {
    const t = useText(changesText);
    return (
        <fieldset className={styles.shifts}>
            <legend>{t.shifts}</legend>
            <ol>
                {shifts.map((shift, i) => (
                    <li key={shift.key}>
                        <PersonChoice
                            label={t.person}
                            value={shift.person}
                            onChange={(person) => onChange(shifts.with(i, { ...shift, person }))}
                        />
                        <RangeFields
                            value={shift}
                            onChange={(next) => onChange(shifts.with(i, { ...shift, ...next }))}
                            at={() => null}
                        />
                        {shifts.length > 1 ? (
                            <IconButton
                                icon="trash"
                                label={t.removeShift}
                                onClick={() => onChange(shifts.toSpliced(i, 1))}
                            />
                        ) : null}
                    </li>
                ))}
            </ol>
            <Button
                small
                kind="quiet"
                icon="plus"
                onClick={() => {
                    const last = shifts.at(-1);
                    onChange([
                        ...shifts,
                        { key: (last?.key ?? 0) + 1, person: '', start: last?.end ?? '', end: last?.end ?? '' },
                    ]);
                }}
            >
                {t.addShift}
            </Button>
        </fieldset>
    );
}

/** Puts somebody on duty by hand, or off it. */
export function OverrideForm({ schedule, roles, part, role: first, onClose }: Props) {
    const t = useText(changesText);
    const [kind, setKind] = useState<Kind>('replace');
    const [typed, setTyped] = useState(() => typedOf(part));
    const [person, setPerson] = useState('');
    const [whose, setWhose] = useState('');
    const [role, setRole] = useState(first ?? roles[0] ?? '');
    const [note, setNote] = useState('');
    const [shifts, setShifts] = useState<Shift[]>(() => [{ key: 0, person: '', ...typedOf(part) }]);
    const [tried, setTried] = useState(false);
    const [conflict, setConflict] = useState<Conflict | null>(null);
    const sending = useSending(FIELDS);
    const range = stretchTyped(typed);
    const needsPerson = kind !== 'temporary' && person === '';
    const at = (field: string) =>
        sending.at(field) ?? (field === 'end' && tried && range === null ? t.needOrder : null);

    function send({ from, to }: Stretch): Promise<unknown> {
        const common = { start: iso(from), end: iso(to), ...(note.trim() ? { note: note.trim() } : {}) };
        if (kind === 'temporary') {
            return makeTemporary(schedule, {
                ...common,
                shifts: shifts.flatMap((one) => {
                    const inside = stretchTyped(one);
                    return inside && one.person
                        ? [
                              {
                                  start: iso(inside.from),
                                  end: iso(inside.to),
                                  person: one.person,
                                  ...(role ? { role } : {}),
                              },
                          ]
                        : [];
                }),
            });
        }
        const draft: OverrideDraft = {
            kind,
            ...common,
            ...(role ? { role } : {}),
            ...(kind === 'replace' ? { by: person, ...(whose ? { person: whose } : {}) } : { person }),
        };
        return makeOverride(schedule, draft);
    }

    async function submit(without: readonly Override[] = []): Promise<void> {
        setTried(true);
        if (range === null || needsPerson) {
            return;
        }
        setConflict(null);
        const done = await sending.run(async () => {
            try {
                for (const one of without) {
                    await endOverride(one.id);
                }
                await send(range);
            } catch (error) {
                setConflict(conflictOf(error));
                throw error;
            }
        });
        if (done) {
            tell(t.made);
            onClose();
        }
    }

    return (
        <Drawer
            label={t.overrideTitle}
            onClose={onClose}
            head={
                <>
                    <Icon name="override" />
                    <span className="second">{t.override}</span>
                </>
            }
        >
            <Form label={t.overrideTitle} onSubmit={() => void submit()}>
                <Headline below={schedule}>{t.overrideTitle}</Headline>
                <SelectField
                    label={t.kind}
                    name="kind"
                    value={kind}
                    options={KINDS.map((id) => ({ id, name: t.kinds[id] }))}
                    onChange={setKind}
                />
                {kind === 'temporary' ? null : (
                    <PersonChoice
                        label={t.who[kind]}
                        value={person}
                        onChange={setPerson}
                        fault={
                            sending.at(kind === 'replace' ? 'by' : 'person') ??
                            (tried && needsPerson ? t.needPerson : null)
                        }
                    />
                )}
                <RangeFields value={typed} onChange={setTyped} at={at} />
                {kind === 'temporary' ? <Shifts shifts={shifts} onChange={setShifts} /> : null}
                <FaultLine>{sending.at('shifts')}</FaultLine>
                {roles.length > 1 ? (
                    <SelectField
                        label={t.role}
                        name="role"
                        value={role}
                        options={roles.map((id) => ({ id, name: id }))}
                        onChange={setRole}
                        fault={sending.at('role')}
                    />
                ) : null}
                {kind === 'replace' ? (
                    <PersonChoice
                        label={`${t.whose} (${t.everybody})`}
                        value={whose}
                        onChange={setWhose}
                        fault={sending.at('person')}
                    />
                ) : null}
                <AreaField
                    label={t.note}
                    name="note"
                    value={note}
                    maxLength={MOST_NOTE_LETTERS}
                    hint={t.noteHint}
                    onChange={setNote}
                    fault={sending.at('note')}
                />
                {conflict ? (
                    <section className={styles.conflict} role="alert">
                        <b>{t.conflict}</b>
                        <div>
                            <h3>{t.theirs}</h3>
                            <ul>
                                {conflict.conflicts.map((one) => (
                                    <OverrideLine key={one.id} one={one} />
                                ))}
                            </ul>
                        </div>
                        {conflict.yours ? (
                            <div>
                                <h3>{t.yours}</h3>
                                <ul>
                                    <OverrideLine one={conflict.yours} />
                                </ul>
                            </div>
                        ) : null}
                        <div className={styles.buttons}>
                            <Button busy={sending.busy} onClick={() => void submit(conflict.conflicts)}>
                                {t.replaceTheirs}
                            </Button>
                            <Button onClick={onClose}>{t.keepTheirs}</Button>
                        </div>
                    </section>
                ) : (
                    <FaultLine>{sending.fault}</FaultLine>
                )}
                <Actions>
                    <Button kind="primary" type="submit" busy={sending.busy} disabled={conflict !== null}>
                        {t.make}
                    </Button>
                </Actions>
            </Form>
        </Drawer>
    );
}
