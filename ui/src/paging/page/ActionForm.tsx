// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { AreaField, Form, SelectField, type Sending, TextField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fromInput, toInput } from '@/time/input';
import { SNOOZES } from '../pages';
import { pageText } from '../text';
import type { ActionWord, Path, Reason, Target } from '../types';
import styles from './Page.module.css';
import { TargetsField } from './Targets';

const MOST_NOTE_LETTERS = 1_000;
const REASONS: readonly Reason[] = ['complexity', 'expertise', 'resources', 'sensitivity', 'customer-request'];
const PATHS: readonly Path[] = ['technical', 'managerial', 'business', 'external'];
const HOUR_MS = 3_600_000;

interface Props {
    action: ActionWord;
    sending: Sending;
    onSend: (body: object) => void;
    onCancel: () => void;
}

function Snooze({ sending, onSend, onCancel }: Omit<Props, 'action'>) {
    const t = useText(pageText);
    const [length, setLength] = useState('30m');
    const [until, setUntil] = useState(() => toInput(Date.now() + HOUR_MS));
    const [past, setPast] = useState(false);
    function submit(): void {
        if (length !== 'until') {
            onSend({ for: length });
            return;
        }
        const at = fromInput(until);
        const late = Number.isNaN(at) || at <= Date.now();
        setPast(late);
        if (!late) {
            onSend({ until: new Date(at).toISOString() });
        }
    }
    return (
        <Form onSubmit={submit}>
            <SelectField
                label={t.snoozeFor}
                name="for"
                value={length}
                options={[...SNOOZES.map(({ id }) => id), 'until'].map((id) => ({
                    id,
                    name: t.lengths[id as keyof typeof t.lengths],
                }))}
                onChange={setLength}
                hint={t.snoozeHint}
                fault={sending.at('for')}
            />
            {length === 'until' ? (
                <TextField
                    label={t.until}
                    name="until"
                    type="datetime-local"
                    value={until}
                    onChange={setUntil}
                    fault={past ? t.pastTime : sending.at('until')}
                />
            ) : null}
            <Send action="snooze" sending={sending} onCancel={onCancel} />
        </Form>
    );
}

function Send({ action, sending, onCancel }: Pick<Props, 'action' | 'sending' | 'onCancel'>) {
    const t = useText(pageText);
    return (
        <>
            <FaultLine>{sending.fault}</FaultLine>
            <div className={styles.send}>
                <Button kind="primary" type="submit" busy={sending.busy}>
                    {action === 'acknowledge' ? t.actions.acknowledge : t.sure[action]}
                </Button>
                <Button onClick={onCancel}>{t.cancel}</Button>
            </div>
        </>
    );
}

function Whom({ action, sending, onSend, onCancel }: Props) {
    const t = useText(pageText);
    const [reason, setReason] = useState<Reason>('expertise');
    const [path, setPath] = useState<Path | ''>('');
    const [note, setNote] = useState('');
    const [targets, setTargets] = useState<readonly Target[]>([]);
    const [tried, setTried] = useState(false);
    const escalates = action === 'escalate';
    function submit(): void {
        setTried(true);
        if (!escalates && targets.length === 0) {
            return;
        }
        onSend({
            ...(escalates ? { reason } : {}),
            ...(path === '' ? {} : { path }),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
            ...(targets.length === 0 ? {} : { targets }),
        });
    }
    return (
        <Form onSubmit={submit}>
            {escalates ? (
                <>
                    <SelectField
                        label={t.reason}
                        name="reason"
                        value={reason}
                        options={REASONS.map((id) => ({ id, name: t.reasons[id] }))}
                        onChange={setReason}
                        fault={sending.at('reason')}
                    />
                    <SelectField
                        label={t.path}
                        name="path"
                        value={path}
                        options={[
                            { id: '' as const, name: t.anyPath },
                            ...PATHS.map((id) => ({ id, name: t.pathNames[id] })),
                        ]}
                        onChange={setPath}
                        fault={sending.at('path')}
                    />
                </>
            ) : null}
            <TargetsField
                targets={targets}
                onChange={setTargets}
                {...(escalates ? { hint: t.targetsHint } : {})}
                fault={sending.at('targets') ?? (tried && !escalates && targets.length === 0 ? t.needTarget : null)}
            />
            <AreaField label={t.note} name="note" value={note} maxLength={MOST_NOTE_LETTERS} onChange={setNote} />
            <Send action={action} sending={sending} onCancel={onCancel} />
        </Form>
    );
}

/** What an action has to know. */
export function ActionForm(props: Props) {
    if (props.action === 'snooze') {
        return <Snooze {...props} />;
    }
    if (props.action === 'escalate' || props.action === 'reassign' || props.action === 'add-responder') {
        return <Whom {...props} />;
    }
    return (
        <Form onSubmit={() => props.onSend({})}>
            <Send {...props} />
        </Form>
    );
}
