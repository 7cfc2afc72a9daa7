// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useMemo, useState } from 'react';
import { type ConfigurationObject, SEVERITIES } from '@/api/types';
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
import { ZONES } from '@/time/zone';
import { DAYS } from '../contact/rules';
import { useDayNames } from '../contact/Windows';
import type { SeverityPolicy } from '../types';
import { configured, draftOf, type Fault, faultsOf, type SeveritiesDraft, usualWords } from './draft';
import { LevelFields } from './LevelFields';
import styles from './SeveritiesForm.module.css';
import { TeamFields } from './TeamFields';
import { severitiesFormText, severitiesText } from './text';
import { Week } from './Week';
import { WordFields } from './WordFields';

const MOST_COMMENT_LETTERS = 500;
/** There is one of it in a configuration. */
const ONLY = '-';
/** What is not typed yet is said to be missing when somebody saves. */
const MISSING: ReadonlySet<Fault> = new Set(['word', 'team']);

function Part({ title, children }: { title: string; children: ReactNode }) {
    return (
        <section className={styles.part}>
            <h3>{title}</h3>
            {children}
        </section>
    );
}

interface Props {
    policy: SeverityPolicy;
    /** Null where the configuration says nothing of it yet. */
    object: ConfigurationObject | null;
    onClose: () => void;
}

/** What severities mean, beside the week as it would be. */
export function SeveritiesForm({ policy, object, onClose }: Props) {
    const t = useText(severitiesFormText);
    const names = useText(severitiesText);
    const dayNames = useDayNames();
    const teams = useTeams().data ?? [];
    // What it looked like when the form opened: what others change meanwhile must not be lost.
    const [seen] = useState(object);
    const [before] = useState(() => draftOf(policy, object?.value));
    const [draft, setDraft] = useState(before);
    const [comment, setComment] = useState('');
    const [tried, setTried] = useState(false);
    const [resetting, setResetting] = useState(false);
    const faults = useMemo(() => faultsOf(draft), [draft]);
    const value = useMemo(() => configured(seen?.value, before, draft), [seen, before, draft]);
    const usual = useMemo(() => usualWords(policy, seen?.value), [policy, seen]);
    const changed = JSON.stringify(draft) !== JSON.stringify(before);
    // What is shown of a week is the last that could be.
    const [shown, setShown] = useState(value);
    if (faults.size === 0 && shown !== value) {
        setShown(value);
    }
    const faultAt = (field: string) => {
        const fault = faults.get(field);
        return fault && (tried || !MISSING.has(fault)) ? fault : undefined;
    };
    const say = (field: string) => {
        const fault = faultAt(field);
        return fault ? t.faults[fault] : null;
    };
    const set = <K extends keyof SeveritiesDraft>(field: K, next: SeveritiesDraft[K]) =>
        setDraft((now) => ({ ...now, [field]: next }));
    const saving = useSaving(
        () => saveObject('severities', ONLY, seen?.revision ?? null, write(value), comment.trim()),
        () => {
            tell(t.saved);
            onClose();
        },
    );
    const dropping = useSaving(
        () => removeObject(seen as ConfigurationObject),
        () => {
            tell(t.isReset);
            onClose();
        },
    );
    const refused = saving.refused ?? dropping.refused;
    return (
        <div className={styles.editor}>
            <form
                noValidate
                className={styles.form}
                aria-label={t.title}
                onSubmit={(event) => {
                    event.preventDefault();
                    setTried(true);
                    if (faults.size === 0) {
                        void saving.run();
                    }
                }}
            >
                <Part title={names.levels}>
                    {SEVERITIES.map((severity) => (
                        <LevelFields
                            key={severity}
                            severity={severity}
                            level={draft.levels[severity]}
                            fault={(field) => faultAt(`levels.${severity}.${field}`)}
                            onChange={(level) => set('levels', { ...draft.levels, [severity]: level })}
                        />
                    ))}
                </Part>
                <Part title={t.times}>
                    <Beside>
                        <TextField
                            label={t.digestAt}
                            name="digest-at"
                            type="time"
                            value={draft.digestAt}
                            onChange={(digestAt) => set('digestAt', digestAt)}
                            fault={say('digestAt')}
                        />
                        <SelectField
                            label={t.reviewOn}
                            name="review-on"
                            value={draft.reviewOn}
                            options={DAYS.map((id, i) => ({ id, name: dayNames[i] ?? id }))}
                            onChange={(reviewOn) => set('reviewOn', reviewOn)}
                        />
                        <TextField
                            label={t.zone}
                            name="severities-zone"
                            value={draft.zone}
                            list={ZONES}
                            hint={t.zoneHint}
                            onChange={(zone) => set('zone', zone)}
                            fault={say('zone')}
                        />
                    </Beside>
                    <TeamFields
                        teams={draft.teams}
                        names={teams.map(({ name }) => name)}
                        fault={(at) => faultAt(`teams.${at}`)}
                        onChange={(next) => set('teams', next)}
                    />
                </Part>
                <Part title={t.reading}>
                    <TextField
                        label={t.labels}
                        name="labels"
                        value={draft.labels}
                        mono
                        hint={t.labelsHint}
                        onChange={(labels) => set('labels', labels)}
                        fault={say('labels')}
                    />
                    <SelectField
                        label={t.otherwise}
                        name="otherwise"
                        value={draft.otherwise}
                        options={SEVERITIES.map((id) => ({ id, name: id }))}
                        onChange={(otherwise) => set('otherwise', otherwise)}
                    />
                    <WordFields
                        words={draft.words}
                        usual={usual}
                        fault={(at) => faultAt(`words.${at}`)}
                        onChange={(next) => set('words', next)}
                    />
                </Part>
                <TextField
                    label={t.comment}
                    name="comment"
                    value={comment}
                    maxLength={MOST_COMMENT_LETTERS}
                    onChange={setComment}
                />
                {seen && /(^|\s)#/.test(seen.yaml) ? <p className="quiet">{t.commentsGo}</p> : null}
                {seen && object?.revision !== seen.revision ? <Remark>{t.changedElsewhere}</Remark> : null}
                <FaultLine>{refused?.message}</FaultLine>
                <Findings findings={refused?.problems ?? []} severity="error" />
                <div className={styles.buttons}>
                    <Button kind="primary" type="submit" busy={saving.busy} disabled={!changed}>
                        {t.save}
                    </Button>
                    {seen === null ? null : resetting ? (
                        <Button kind="danger" busy={dropping.busy} onClick={() => void dropping.run()}>
                            {t.resetSure}
                        </Button>
                    ) : (
                        <Button kind="quiet" icon="undo" onClick={() => setResetting(true)}>
                            {t.reset}
                        </Button>
                    )}
                    {changed ? <span className="second">{t.unsaved}</span> : null}
                </div>
            </form>
            <div className={styles.preview}>
                <Week title={t.preview} more={t.previewMore} draft={shown} />
            </div>
        </div>
    );
}
