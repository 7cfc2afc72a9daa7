// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import type { ConfigurationObject } from '@/api/types';
import { Findings } from '@/configuration/Findings';
import { removeObject, saveObject } from '@/configuration/queries';
import { useSaving } from '@/configuration/useSaving';
import { write } from '@/configuration/yaml';
import { Button } from '@/design/Button';
import { Beside, Remark, SelectField, TextField } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useTeams } from '@/oncall/queries';
import { moved, replaced, without } from '../contact/rules';
import { configured, faultsOf, LEVELS, type PolicyDraft, repeatOf, stepOf } from './draft';
import styles from './Policies.module.css';
import { Preview } from './Preview';
import { StepFields } from './StepFields';
import { TargetPicker } from './TargetPicker';
import { policyText } from './text';

const MOST_NAME_LETTERS = 100;
const MOST_COMMENT_LETTERS = 500;
/** As the server takes it: a ladder that is longer helps nobody. */
const MOST_STEPS = 20;

interface Props {
    /** Null for a new one. */
    object: ConfigurationObject | null;
    initial: PolicyDraft;
    names: readonly string[];
    onSaved: (name: string) => void;
    onRemoved: () => void;
}

/** The fields of a policy beside what they mean: who would be asked, and when. */
export function PolicyForm({ object, initial, names, onSaved, onRemoved }: Props) {
    const t = useText(policyText);
    const teams = useTeams().data ?? [];
    // What it looked like when the form opened: what others change meanwhile must not be lost.
    const [seen] = useState(object);
    const [draft, setDraft] = useState(initial);
    const [comment, setComment] = useState('');
    const [tried, setTried] = useState(false);
    const [removing, setRemoving] = useState(false);
    const name = seen?.name ?? draft.name.trim();
    const taken = seen === null && names.includes(name);
    const faults = useMemo(() => faultsOf(draft), [draft]);
    const yaml = useMemo(() => write(configured(draft)), [draft]);
    const set = <K extends keyof PolicyDraft>(field: K, value: PolicyDraft[K]) =>
        setDraft((before) => ({ ...before, [field]: value }));
    const saving = useSaving(
        () => saveObject('escalation_policies', name, seen?.revision ?? null, yaml, comment.trim()),
        () => {
            tell(t.saved(name));
            onSaved(name);
        },
    );
    const taking = useSaving(
        () => removeObject(seen as ConfigurationObject),
        () => {
            tell(t.removed(name));
            onRemoved();
        },
    );
    const refused = saving.refused ?? taking.refused;
    const length = (field: string) => (faults.has(field) ? t.noLength : null);
    const submit = () => {
        setTried(true);
        if (faults.size === 0 && !taken) {
            void saving.run();
        }
    };
    return (
        <div className={styles.editor}>
            <form
                noValidate
                className={styles.form}
                aria-label={seen ? t.editTitle(name) : t.newTitle}
                onSubmit={(event) => {
                    event.preventDefault();
                    submit();
                }}
            >
                <Beside>
                    {seen ? null : (
                        <TextField
                            label={t.name}
                            name="name"
                            value={draft.name}
                            maxLength={MOST_NAME_LETTERS}
                            hint={t.nameHint}
                            onChange={(value) => set('name', value)}
                            fault={tried && faults.has('name') ? t.needName : taken ? t.taken : null}
                        />
                    )}
                    <TextField
                        label={t.description}
                        name="description"
                        value={draft.description}
                        onChange={(value) => set('description', value)}
                    />
                    <SelectField
                        label={t.team}
                        name="team"
                        value={draft.team}
                        options={[
                            { id: '', name: t.noTeam },
                            ...teams.map((team) => ({ id: team.name, name: team.name })),
                            ...(draft.team === '' || teams.some((team) => team.name === draft.team)
                                ? []
                                : [{ id: draft.team, name: draft.team }]),
                        ]}
                        onChange={(value) => set('team', value)}
                    />
                </Beside>
                {draft.steps.map((step, i) => (
                    <StepFields
                        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
                        key={i}
                        step={step}
                        at={i}
                        last={i === draft.steps.length - 1}
                        fault={(field) =>
                            field === 'notify'
                                ? tried && faults.has(`steps[${i}].notify`)
                                    ? t.needTarget
                                    : null
                                : length(`steps[${i}].${field}`)
                        }
                        onChange={(next) => set('steps', replaced(draft.steps, i, next))}
                        onMove={(by) => set('steps', moved(draft.steps, i, by))}
                        onRemove={draft.steps.length > 1 ? () => set('steps', without(draft.steps, i)) : null}
                    />
                ))}
                <FaultLine>{tried && faults.has('steps') ? t.needStep : null}</FaultLine>
                <div>
                    <Button
                        icon="plus"
                        disabled={draft.steps.length >= MOST_STEPS}
                        onClick={() => {
                            const next = LEVELS[Math.min(draft.steps.length, LEVELS.length - 1)] ?? 'L1';
                            set('steps', [...draft.steps, stepOf(next)]);
                        }}
                    >
                        {t.addStep}
                    </Button>
                </div>
                <TargetPicker
                    label={t.nobodyFound}
                    targets={draft.ifNobody}
                    onChange={(targets) => set('ifNobody', targets)}
                    hint={t.nobodyHint}
                />
                <Beside>
                    <TextField
                        label={t.repeat}
                        name="repeat"
                        type="number"
                        min={0}
                        max={100}
                        value={draft.repeats}
                        placeholder={t.never}
                        onChange={(value) => set('repeats', value)}
                    />
                    <TextField
                        label={t.repeatFrom}
                        name="repeat-from"
                        type="number"
                        min={1}
                        max={draft.steps.length}
                        value={draft.repeatFrom}
                        placeholder="1"
                        onChange={(value) => set('repeatFrom', value)}
                    />
                    <TextField
                        label={t.acknowledgeTimeout}
                        name="acknowledge-timeout"
                        value={draft.acknowledgeTimeout}
                        placeholder={t.never}
                        hint={t.lengthHint}
                        onChange={(value) => set('acknowledgeTimeout', value)}
                        fault={length('acknowledge_timeout')}
                    />
                    <TextField
                        label={t.confirmWithin}
                        name="confirm-within"
                        value={draft.confirmWithin}
                        placeholder="5m"
                        onChange={(value) => set('confirmWithin', value)}
                        fault={length('confirm_within')}
                    />
                </Beside>
                <TextField
                    label={t.comment}
                    name="comment"
                    value={comment}
                    maxLength={MOST_COMMENT_LETTERS}
                    onChange={setComment}
                />
                {seen && /(^|\s)#/.test(seen.yaml) ? <p className="quiet">{t.commentsGo}</p> : null}
                {seen && object && object.revision !== seen.revision ? <Remark>{t.changedElsewhere}</Remark> : null}
                <FaultLine>{refused?.message}</FaultLine>
                <Findings findings={refused?.problems ?? []} severity="error" />
                <div className={styles.buttons}>
                    <Button kind="primary" type="submit" busy={saving.busy}>
                        {seen ? t.save : t.create}
                    </Button>
                    {seen === null ? null : removing ? (
                        <Button kind="danger" busy={taking.busy} onClick={() => void taking.run()}>
                            {t.removeSure(name)}
                        </Button>
                    ) : (
                        <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
                            {t.remove}
                        </Button>
                    )}
                </div>
            </form>
            <Preview
                yaml={yaml}
                repeat={repeatOf(draft)}
                ready={draft.steps.length > 0 && draft.steps.every(({ notify }) => notify.length > 0)}
            />
        </div>
    );
}
