// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useState } from 'react';
import type { Configuration, ConfigurationObject } from '@/api/types';
import { Comment } from '@/configuration/Comment';
import configurationStyles from '@/configuration/Configuration.module.css';
import { Findings } from '@/configuration/Findings';
import { Plain } from '@/configuration/Plain';
import { removeObject, saveObject, useSchema } from '@/configuration/queries';
import { useSaving } from '@/configuration/useSaving';
import { write } from '@/configuration/yaml';
import { Button } from '@/design/Button';
import { Beside, Remark, SelectField, Sure, TextField } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { useNow } from '@/time/now';
import { ZONES } from '@/time/zone';
import { DirectoryOf } from '../directory';
import { useTeams } from '../queries';
import styles from './Editor.module.css';
import { LayerForm } from './LayerForm';
import { Preview, usePreview } from './Preview';
import { documentOf, emptyLayer, type Layer, type Plan, peopleIn, planOf, type Reminders } from './plan';
import { editorText } from './text';
import { placed } from './useSketch';

const MOST_NAME_LETTERS = 100;

interface Props {
    /** Null for a new one. */
    object: ConfigurationObject | null;
    initial: Plan;
    configuration: Configuration;
    /** Where the file has the schedules they can be planned here and not saved. */
    inFile: boolean;
    onSaved: (name: string) => void;
    onDeleted: () => void;
}

/** Somebody else saved meanwhile: both beside each other, and nothing that was typed is lost. */
function Changed({
    theirs,
    mine,
    keep,
    take,
}: {
    theirs: ConfigurationObject;
    mine: string;
    keep: () => void;
    take: () => void;
}) {
    const t = useText(editorText);
    return (
        <section className={configurationStyles.conflict} role="alert">
            <b>{t.changedBy(theirs.changedBy)}</b>
            <div className={configurationStyles.sides}>
                <div>
                    <h3>{t.theirs}</h3>
                    <Plain label={t.theirs}>{theirs.yaml}</Plain>
                </div>
                <div>
                    <h3>{t.mine}</h3>
                    <Plain label={t.mine}>{mine}</Plain>
                </div>
            </div>
            <div className={configurationStyles.choices}>
                <Button onClick={keep}>{t.keepMine}</Button>
                <Button onClick={take}>{t.takeTheirs}</Button>
            </div>
        </section>
    );
}

function Copied({ yaml }: { yaml: string }) {
    const t = useText(editorText);
    const [copied, setCopied] = useState(false);
    return (
        <div className={styles.copied}>
            <Plain label={t.yaml}>{`schedules:\n- ${yaml.trimEnd().replaceAll('\n', '\n  ')}\n`}</Plain>
            <Button
                icon="copy"
                onClick={() => {
                    navigator.clipboard?.writeText(`schedules:\n- ${yaml.trimEnd().replaceAll('\n', '\n  ')}\n`).then(
                        () => setCopied(true),
                        () => setCopied(false),
                    );
                }}
            >
                {copied ? t.copied : t.copy}
            </Button>
        </div>
    );
}

function Basics({
    plan,
    set,
    at,
}: {
    plan: Plan;
    set: (next: Partial<Plan>) => void;
    at: (field: string) => string | null;
}) {
    const t = useText(editorText);
    const schema = useSchema().data;
    const teams = useTeams().data ?? [];
    const hasTeams = schema?.sections.schedules?.some(({ name }) => name === 'team') ?? false;
    const names = [...new Set([...teams.map(({ slug }) => slug), ...(plan.team ? [plan.team] : [])])];
    return (
        <Beside>
            <TextField
                label={t.name}
                name="name"
                value={plan.name}
                maxLength={MOST_NAME_LETTERS}
                hint={plan.name === '' ? t.nameHint : undefined}
                onChange={(name) => set({ name })}
                fault={at('name')}
            />
            <TextField
                label={t.zone}
                name="zone"
                value={plan.zone}
                list={ZONES}
                onChange={(zone) => set({ zone })}
                fault={at('zone')}
            />
            {hasTeams ? (
                <SelectField
                    label={t.team}
                    name="team"
                    value={plan.team}
                    options={[{ id: '', name: t.noTeam }, ...names.map((id) => ({ id, name: id }))]}
                    onChange={(team) => set({ team })}
                    fault={at('team')}
                />
            ) : null}
        </Beside>
    );
}

/** What most leave as it is. */
function More({
    plan,
    set,
    at,
}: {
    plan: Plan;
    set: (next: Partial<Plan>) => void;
    at: (field: string) => string | null;
}) {
    const t = useText(editorText);
    const { reminders } = plan;
    const remind = (next: Partial<Reminders>) => set({ reminders: { ...reminders, ...next } });
    return (
        <details className={styles.more}>
            <summary>{t.remindersAndHolidays}</summary>
            <Beside>
                <TextField
                    label={t.beforeShift}
                    name="before_shift"
                    value={reminders.beforeShift}
                    placeholder="1h"
                    hint={t.leadsHint}
                    onChange={(beforeShift) => remind({ beforeShift })}
                    fault={at('reminders.before_shift')}
                />
                <TextField
                    label={t.beforeGap}
                    name="before_gap"
                    value={reminders.beforeGap}
                    placeholder="7d, 1d"
                    onChange={(beforeGap) => remind({ beforeGap })}
                    fault={at('reminders.before_gap')}
                />
            </Beside>
            <Beside>
                <TextField
                    label={t.channel}
                    name="channel"
                    value={reminders.channel}
                    hint={t.channelHint}
                    onChange={(channel) => remind({ channel })}
                    fault={at('reminders.channel')}
                />
                <TextField
                    label={t.holidays}
                    name="holidays"
                    value={plan.holidays}
                    hint={t.holidaysHint}
                    onChange={(holidays) => set({ holidays })}
                    fault={at('holidays')}
                />
            </Beside>
            <label className={styles.flag}>
                <input
                    type="checkbox"
                    checked={reminders.plannedGaps}
                    onChange={(event) => remind({ plannedGaps: event.target.checked })}
                />
                {t.plannedGaps}
            </label>
        </details>
    );
}

function Layers({
    plan,
    set,
    at,
}: {
    plan: Plan;
    set: (next: Partial<Plan>) => void;
    at: (field: string) => string | null;
}) {
    const t = useText(editorText);
    const schema = useSchema().data;
    const hasCalendars = schema?.sections.layers?.some(({ name }) => name === 'calendar') ?? false;
    const start = plan.layers.at(-1)?.start ?? '';
    const add = (more: Partial<Layer>) =>
        set({ layers: [...plan.layers, { ...emptyLayer(`${plan.layers.length + 1}`, start), ...more }] });
    return (
        <>
            <h2>{t.layers}</h2>
            <p className="quiet">{t.layersMore}</p>
            {plan.layers.map((layer, i) => (
                <LayerForm
                    key={layer.key}
                    layer={layer}
                    zone={plan.zone}
                    at={(field) => at(`layers[${i}]${field ? `.${field}` : ''}`)}
                    onChange={(next) => set({ layers: plan.layers.with(i, next) })}
                    onRemove={plan.layers.length > 1 ? () => set({ layers: plan.layers.toSpliced(i, 1) }) : null}
                />
            ))}
            <div className={styles.adding}>
                <Button icon="plus" onClick={() => add({})}>
                    {t.addLayer}
                </Button>
                {hasCalendars ? (
                    <Button kind="quiet" icon="calendar" onClick={() => add({ calendar: '' })}>
                        {t.addCalendar}
                    </Button>
                ) : null}
            </div>
        </>
    );
}

function Foot({ children }: { children: ReactNode }) {
    return <div className={styles.foot}>{children}</div>;
}

/** A schedule in a form, and beside it what becomes of it. */
export function ScheduleForm({ object, initial, configuration, inFile, onSaved, onDeleted }: Props) {
    const t = useText(editorText);
    const now = useNow();
    // What was seen when the form opened: what others change meanwhile must not be lost.
    const [seen, setSeen] = useState(object);
    const [plan, setPlan] = useState(initial);
    const [comment, setComment] = useState('');
    const [tried, setTried] = useState(false);
    // Nothing is asked any more of one that is being deleted.
    const [leaving, setLeaving] = useState(false);
    const preview = usePreview(plan, now);
    const yaml = useMemo(() => write(documentOf(plan)), [plan]);
    const saved = useMemo(() => (seen ? planOf(seen.value) : null), [seen]);
    const before = useMemo(() => (saved ? write(documentOf(saved)) : ''), [saved]);
    const name = plan.name.trim();
    const saving = useSaving(
        () => saveObject('schedules', seen?.name ?? name, seen?.revision ?? null, yaml, comment.trim()),
        () => {
            tell(t.saved(name));
            onSaved(name);
        },
    );
    const refused = Object.fromEntries(
        (saving.refused?.problems ?? []).map((one) => [
            one.path.replace(/^schedules(\[\d+\])?/, 'schedule'),
            one.message,
        ]),
    );
    const whole = placed(
        refused,
        plan.layers.map((_, i) => i),
    );
    const set = (next: Partial<Plan>) => setPlan((old) => ({ ...old, ...next }));
    const at = (field: string) =>
        preview.sketch.faults[field] ?? whole[field] ?? (field === 'name' && tried && name === '' ? t.needName : null);
    const theirs = object && seen && object.revision !== seen.revision ? object : null;
    const names = useMemo(() => peopleIn(plan), [plan]);
    return (
        <DirectoryOf names={names}>
            <div className={styles.editor}>
                <form
                    className={styles.form}
                    noValidate
                    onSubmit={(event) => {
                        event.preventDefault();
                        setTried(true);
                        if (name !== '' && !inFile) {
                            void saving.run();
                        }
                    }}
                >
                    {inFile ? <Remark>{t.inFile(configuration.file.name)}</Remark> : null}
                    {theirs ? (
                        <Changed
                            theirs={theirs}
                            mine={yaml}
                            keep={() => setSeen(theirs)}
                            take={() => {
                                setSeen(theirs);
                                setPlan(planOf(theirs.value));
                            }}
                        />
                    ) : null}
                    <Basics plan={plan} set={set} at={at} />
                    <More plan={plan} set={set} at={at} />
                    <Layers plan={plan} set={set} at={at} />
                    {inFile ? (
                        <Copied yaml={yaml} />
                    ) : (
                        <Foot>
                            {seen ? (
                                <div className={configurationStyles.form}>
                                    <Comment value={comment} onType={setComment} />
                                </div>
                            ) : null}
                            <FaultLine>{saving.refused?.message}</FaultLine>
                            <Findings findings={saving.refused?.problems ?? []} severity="error" />
                            <div className={styles.adding}>
                                <Button
                                    kind="primary"
                                    type="submit"
                                    busy={saving.busy}
                                    disabled={theirs !== null || (seen !== null && yaml === before)}
                                >
                                    {seen ? t.save : t.create}
                                </Button>
                                <span className="quiet">{t.atOnce}</span>
                                {seen ? (
                                    <span className={styles.delete}>
                                        <Sure
                                            ask={t.delete}
                                            sure={t.deleteSure(seen.name)}
                                            run={async () => {
                                                setLeaving(true);
                                                try {
                                                    await fresh(() => removeObject(seen));
                                                } catch (failure) {
                                                    setLeaving(false);
                                                    throw failure;
                                                }
                                                tell(t.deleted(seen.name));
                                                onDeleted();
                                            }}
                                        />
                                    </span>
                                ) : null}
                            </div>
                        </Foot>
                    )}
                </form>
                <Preview preview={preview} saved={leaving ? null : saved} />
            </div>
        </DirectoryOf>
    );
}
