// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { AreaField, Form, SelectField, TextField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fromInput } from '@/time/input';
import { iso } from '../queries';
import { takeOver } from './queries';
import { changesText } from './text';

const MOST_NOTE_LETTERS = 1_000;

/** The quick way at three in the morning: from now on it is mine. */
export function TakeOverForm({
    schedule,
    roles,
    onClose,
}: {
    schedule: string;
    roles: readonly string[];
    onClose: () => void;
}) {
    const t = useText(changesText);
    const [role, setRole] = useState(roles[0] ?? '');
    const [until, setUntil] = useState('');
    const [note, setNote] = useState('');
    const sending = useSending(['until', 'role', 'note']);
    async function submit(): Promise<void> {
        const end = fromInput(until);
        const done = await sending.run(() =>
            takeOver(schedule, {
                ...(role ? { role } : {}),
                ...(Number.isNaN(end) ? {} : { until: iso(end) }),
                ...(note.trim() ? { note: note.trim() } : {}),
            }),
        );
        if (done) {
            tell(t.took(schedule));
            onClose();
        }
    }
    return (
        <Drawer
            label={t.takeOverTitle}
            onClose={onClose}
            head={
                <>
                    <Icon name="person" />
                    <span className="second">{t.takeOverTitle}</span>
                </>
            }
        >
            <Form label={t.takeOverTitle} onSubmit={() => void submit()}>
                <Headline below={t.takeOverMore(schedule)}>{t.takeOverTitle}</Headline>
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
                <TextField
                    label={t.to}
                    name="until"
                    type="datetime-local"
                    value={until}
                    hint={t.nextHandoff}
                    onChange={setUntil}
                    fault={sending.at('until')}
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
                        {t.takeOver}
                    </Button>
                </Actions>
            </Form>
        </Drawer>
    );
}
