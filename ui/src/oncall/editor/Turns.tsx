// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button, IconButton } from '@/design/Button';
import { Beside, TextField } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '../directory';
import { Nobody, Person } from '../Person';
import styles from './Editor.module.css';
import { PersonField } from './PersonField';
import { type Member, moved, person, type Turn, turn as turnOf } from './plan';
import { editorText } from './text';

interface MemberProps {
    member: Member;
    onChange: (next: Member | null) => void;
}

/** Somebody of a turn; a click on the clock tells from when to when they are with it. */
function MemberChip({ member, onChange }: MemberProps) {
    const t = useText(editorText);
    const { nameOf } = useDirectory();
    const [open, setOpen] = useState(false);
    const name = nameOf(member.name);
    return (
        <div className={styles.chip} data-open={open || undefined}>
            <span className={styles.chipHead}>
                <Person name={member.name}>
                    {member.from || member.until ? (
                        <small className="quiet"> {t.datesOf(member.from, member.until)}</small>
                    ) : null}
                </Person>
                <IconButton icon="clock" label={t.dates(name)} aria-expanded={open} onClick={() => setOpen(!open)} />
                <IconButton icon="cross" label={t.remove(name)} onClick={() => onChange(null)} />
            </span>
            {open ? (
                <div>
                    <Beside>
                        <TextField
                            label={t.datesFrom}
                            name="person-from"
                            type="date"
                            value={member.from}
                            onChange={(from) => onChange({ ...member, from })}
                        />
                        <TextField
                            label={t.datesUntil}
                            name="person-until"
                            type="date"
                            value={member.until}
                            onChange={(until) => onChange({ ...member, until })}
                        />
                    </Beside>
                    <small className="quiet">{t.datesHint}</small>
                </div>
            ) : null}
        </div>
    );
}

interface Props {
    turns: readonly Turn[];
    onChange: (turns: Turn[]) => void;
    fault: (at: number) => string | null;
}

/** Who takes turns, in their order: moved by dragging, or by the buttons. */
export function Turns({ turns, onChange, fault }: Props) {
    const t = useText(editorText);
    const [dragged, setDragged] = useState<number | null>(null);
    const [joined, setJoined] = useState<number | null>(null);
    const replace = (at: number, next: Turn | null) => onChange(next ? turns.with(at, next) : turns.toSpliced(at, 1));
    const members = turns.flatMap((one) => one.members.map(({ name }) => name));
    return (
        <fieldset className={styles.turns}>
            <legend>{t.turns}</legend>
            <ol>
                {turns.map((one, at) => (
                    <li
                        key={one.key}
                        aria-label={t.turn(at + 1)}
                        data-dragged={dragged === at || undefined}
                        onDragOver={(event) => {
                            if (dragged !== null) {
                                event.preventDefault();
                                if (dragged !== at) {
                                    onChange(moved(turns, dragged, at));
                                    setDragged(at);
                                }
                            }
                        }}
                        onDrop={(event) => event.preventDefault()}
                    >
                        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside do the same */}
                        <span
                            className={styles.grip}
                            draggable
                            onDragStart={(event) => {
                                event.dataTransfer.effectAllowed = 'move';
                                event.dataTransfer.setData('text/plain', String(at + 1));
                                setDragged(at);
                            }}
                            onDragEnd={() => setDragged(null)}
                        >
                            <Icon name="grip" size={14} />
                            {at + 1}
                        </span>
                        <div className={styles.members}>
                            {one.members.length === 0 ? <Nobody>{t.nobody}</Nobody> : null}
                            {one.members.map((member, i) => (
                                <MemberChip
                                    key={member.key}
                                    member={member}
                                    onChange={(next) =>
                                        next === null && one.members.length === 1
                                            ? replace(at, null)
                                            : replace(at, {
                                                  ...one,
                                                  members: next
                                                      ? one.members.with(i, next)
                                                      : one.members.toSpliced(i, 1),
                                              })
                                    }
                                />
                            ))}
                            {joined === one.key ? (
                                <PersonField
                                    small
                                    label={t.addMember(at + 1)}
                                    hint={t.together}
                                    without={one.members.map(({ name }) => name)}
                                    onAdd={(name) => {
                                        replace(at, { ...one, members: [...one.members, person(name)] });
                                        setJoined(null);
                                    }}
                                />
                            ) : null}
                            <FaultLine>{fault(at)}</FaultLine>
                        </div>
                        <span className={styles.tools}>
                            <IconButton
                                icon="plus"
                                label={t.addMember(at + 1)}
                                aria-expanded={joined === one.key}
                                onClick={() => setJoined(joined === one.key ? null : one.key)}
                            />
                            <IconButton
                                icon="up"
                                label={t.up(at + 1)}
                                disabled={at === 0}
                                onClick={() => onChange(moved(turns, at, at - 1))}
                            />
                            <IconButton
                                icon="down"
                                label={t.down(at + 1)}
                                disabled={at === turns.length - 1}
                                onClick={() => onChange(moved(turns, at, at + 1))}
                            />
                            {one.members.length === 1 ? null : (
                                <IconButton
                                    icon="trash"
                                    label={t.removeTurn(at + 1)}
                                    onClick={() => replace(at, null)}
                                />
                            )}
                        </span>
                    </li>
                ))}
            </ol>
            <div className={styles.adding}>
                <PersonField
                    label={t.addTurn}
                    hint={turns.length === 0 ? t.noTurns : t.addTurn}
                    without={members}
                    onAdd={(name) => onChange([...turns, turnOf(name)])}
                />
                {turns.length > 0 ? (
                    <Button small kind="quiet" icon="nobody" onClick={() => onChange([...turns, turnOf()])}>
                        {t.addNobody}
                    </Button>
                ) : null}
            </div>
        </fieldset>
    );
}
