// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { AreaField, Form, SelectField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { mayAnywhere, useMe } from '@/session/me';
import { useNow } from '@/time/now';
import { dayOf, midnightOf, plusDays } from '@/time/wall';
import { iso } from '../queries';
import type { AbsenceKind } from '../types';
import { useHere } from '../view/useSays';
import { PersonChoice, RangeFields, stretchTyped, typedOf } from './Fields';
import { makeAbsence } from './queries';
import { changesText } from './text';

const KINDS: readonly AbsenceKind[] = ['vacation', 'sick', 'other'];
const MOST_NOTE_LETTERS = 1_000;

/** Somebody is away: of oneself, or of others where one may. */
export function AbsenceForm({ onClose }: { onClose: () => void }) {
    const t = useText(changesText);
    const me = useMe();
    const now = useNow();
    const here = useHere();
    const own = me?.user?.name ?? '';
    const mayOthers = mayAnywhere(me, 'manage') || own === '';
    const [person, setPerson] = useState(own);
    const [kind, setKind] = useState<AbsenceKind>('vacation');
    const [typed, setTyped] = useState(() => {
        const tomorrow = plusDays(dayOf(now, here), 1);
        return typedOf({ from: midnightOf(tomorrow, here), to: midnightOf(plusDays(tomorrow, 1), here) });
    });
    const [note, setNote] = useState('');
    const [tried, setTried] = useState(false);
    const sending = useSending(['person', 'start', 'end', 'kind', 'note']);
    const range = stretchTyped(typed);
    async function submit(): Promise<void> {
        setTried(true);
        if (range === null || person === '') {
            return;
        }
        let raised = 0;
        const done = await sending.run(async () => {
            const { requests } = await makeAbsence({
                start: iso(range.from),
                end: iso(range.to),
                kind,
                ...(person === own ? {} : { person }),
                ...(note.trim() ? { note: note.trim() } : {}),
            });
            raised = requests.length;
        });
        if (done) {
            tell(t.entered(raised));
            onClose();
        }
    }
    return (
        <Drawer
            label={t.absenceTitle}
            onClose={onClose}
            head={
                <>
                    <Icon name="absence" />
                    <span className="second">{t.absence}</span>
                </>
            }
        >
            <Form label={t.absenceTitle} onSubmit={() => void submit()}>
                <Headline below={t.absenceMore}>{t.absenceTitle}</Headline>
                {mayOthers ? (
                    <PersonChoice
                        label={t.absent}
                        value={person}
                        onChange={setPerson}
                        fault={sending.at('person') ?? (tried && person === '' ? t.needPerson : null)}
                    />
                ) : null}
                <RangeFields
                    value={typed}
                    onChange={setTyped}
                    at={(field) =>
                        sending.at(field) ?? (field === 'end' && tried && range === null ? t.needOrder : null)
                    }
                />
                <SelectField
                    label={t.absenceKind}
                    name="kind"
                    value={kind}
                    options={KINDS.map((id) => ({ id, name: t.absenceKinds[id] }))}
                    onChange={setKind}
                    fault={sending.at('kind')}
                />
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
                        {t.enter}
                    </Button>
                </Actions>
            </Form>
        </Drawer>
    );
}
