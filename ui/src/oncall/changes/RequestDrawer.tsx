// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { AreaField, Form, Remark, Sure, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { Fault, FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Ago } from '@/time/Time';
import { useDirectory } from '../directory';
import { Person } from '../Person';
import type { ShiftRequest } from '../types';
import panels from '../view/Panels.module.css';
import { useWhen } from '../view/useSays';
import { chosenShift, ShiftChoice } from './AskForm';
import styles from './Changes.module.css';
import { answerRequest, useRequest } from './queries';
import { isOwn } from './rights';
import { useRequestSays } from './Says';
import { changesText } from './text';

const MOST_NOTE_LETTERS = 1_000;

/** What somebody who is asked may say. */
function Answering({ one, me }: { one: ShiftRequest; me: string }) {
    const t = useText(changesText);
    const [offering, setOffering] = useState(false);
    const [want, setWant] = useState('');
    const [note, setNote] = useState('');
    const sending = useSending(['start', 'end', 'note']);
    const more = note.trim() ? { note: note.trim() } : {};
    const say = (how: 'take' | 'offer' | 'decline', body: Record<string, unknown>, said: string) =>
        void sending.run(() => answerRequest(one.id, how, body)).then((done) => done && tell(said));
    const shift = chosenShift(want);
    return (
        <Form onSubmit={() => say('take', {}, t.taken)}>
            {offering ? (
                <ShiftChoice
                    person={me}
                    schedule={one.schedule}
                    label={t.offerTitle}
                    value={want}
                    none={null}
                    onChange={setWant}
                />
            ) : null}
            <AreaField
                label={t.note}
                name="note"
                value={note}
                maxLength={MOST_NOTE_LETTERS}
                onChange={setNote}
                fault={sending.at('note')}
            />
            <FaultLine>{sending.at('start') ?? sending.at('end') ?? sending.fault}</FaultLine>
            <div className={styles.buttons}>
                {offering ? (
                    <Button
                        kind="primary"
                        busy={sending.busy}
                        disabled={shift === null}
                        onClick={() => shift && say('offer', { ...shift, ...more }, t.offered)}
                    >
                        {t.offerSend}
                    </Button>
                ) : (
                    <Button kind="primary" type="submit" busy={sending.busy}>
                        {one.want ? t.takeSwap : t.take}
                    </Button>
                )}
                {one.kind === 'swap' && !offering ? <Button onClick={() => setOffering(true)}>{t.offer}</Button> : null}
                <Button busy={sending.busy} onClick={() => say('decline', more, t.declined)}>
                    {t.decline}
                </Button>
            </div>
        </Form>
    );
}

function Answers({ one, mayAccept }: { one: ShiftRequest; mayAccept: boolean }) {
    const t = useText(changesText);
    const when = useWhen();
    const { nameOf } = useDirectory();
    const sending = useSending();
    if (one.answers.length === 0) {
        return <p className="quiet">{t.noAnswers}</p>;
    }
    return (
        <ul className={styles.answers}>
            {one.answers.map((answer) => (
                <li key={answer.person}>
                    {answer.want ? (
                        <span>{t.offersFor(nameOf(answer.person), when(answer.want.start, answer.want.end))}</span>
                    ) : (
                        <span>
                            {nameOf(answer.person)} <span className="second">{t.answer[answer.answer]}</span>
                        </span>
                    )}{' '}
                    <span className="quiet">
                        <Ago at={answer.at} />
                    </span>
                    {answer.note ? <p className="second wrap-anywhere">“{answer.note}”</p> : null}
                    {mayAccept && answer.answer === 'offered' ? (
                        <Button
                            small
                            kind="primary"
                            busy={sending.busy}
                            onClick={() =>
                                void sending
                                    .run(() => answerRequest(one.id, 'accept', { person: answer.person }))
                                    .then((done) => done && tell(t.accepted))
                            }
                        >
                            {t.accept(nameOf(answer.person))}
                        </Button>
                    ) : null}
                </li>
            ))}
            <FaultLine>{sending.fault}</FaultLine>
        </ul>
    );
}

/** One request: what is asked, what was answered, and what who looks can do about it. */
export function RequestDrawer({ id, onClose }: { id: string; onClose: () => void }) {
    const t = useText(changesText);
    const says = useRequestSays();
    const when = useWhen();
    const { me, nameOf } = useDirectory();
    const { data: one, error } = useRequest(id);
    const own = one ? isOwn(one, me) : false;
    const asked = one !== undefined && me !== null && one.person !== me && (one.to.length === 0 || one.to.includes(me));
    return (
        <Drawer
            label={t.requests}
            subject={id}
            onClose={onClose}
            head={
                <>
                    <Icon name="swap" />
                    <span className="second">
                        {one ? (one.takenBy ? t.takenBy(nameOf(one.takenBy)) : t.states[one.state]) : t.requests}
                    </span>
                </>
            }
        >
            {one === undefined ? (
                error ? (
                    <Fault error={error} />
                ) : (
                    <Skeleton />
                )
            ) : (
                <>
                    <Headline below={`${one.schedule}, ${one.role}`}>{says(one)}</Headline>
                    {one.moved ? <Remark>{t.moved}</Remark> : null}
                    {one.note ? <p className="second wrap-anywhere">“{one.note}”</p> : null}
                    <dl className={panels.facts}>
                        <dt>{t.whom}</dt>
                        <dd>
                            {one.to.length === 0 ? t.anyone : one.to.map((name) => <Person key={name} name={name} />)}
                        </dd>
                        {one.want ? (
                            <>
                                <dt>{t.inReturn}</dt>
                                <dd>{when(one.want.start, one.want.end)}</dd>
                            </>
                        ) : null}
                    </dl>
                    {one.state === 'open' && asked && me ? <Answering one={one} me={me} /> : null}
                    {one.state === 'open' && own ? (
                        <Actions>
                            <Sure
                                ask={t.withdraw}
                                sure={t.withdrawSure}
                                run={async () => {
                                    await answerRequest(one.id, 'withdraw');
                                    tell(t.withdrawn);
                                }}
                            />
                        </Actions>
                    ) : null}
                    {one.state === 'open' ? null : <p className="second">{t.over}</p>}
                    <Section title={t.answers}>
                        <Answers one={one} mayAccept={own && one.state === 'open'} />
                    </Section>
                </>
            )}
        </Drawer>
    );
}
