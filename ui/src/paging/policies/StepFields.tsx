// SPDX-License-Identifier: Apache-2.0
import { IconButton } from '@/design/Button';
import { Beside, SelectField, TextField } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { useLevelName } from '../names';
import { pageText } from '../page/text';
import { ConditionFields } from './ConditionFields';
import { LEVELS, PATHS, PATIENCE, type StepDraft } from './draft';
import styles from './Policies.module.css';
import { TargetPicker } from './TargetPicker';
import { policyText } from './text';
import { useConditionWords } from './words';

interface Props {
    step: StepDraft;
    /** From 0. */
    at: number;
    last: boolean;
    /** What is wrong with a field of it. */
    fault: (field: string) => string | null;
    onChange: (next: StepDraft) => void;
    onMove: (by: number) => void;
    onRemove: (() => void) | null;
}

/** One step: whom it asks, how long they have, and when it applies. */
export function StepFields({ step, at, last, fault, onChange, onMove, onRemove }: Props) {
    const t = useText(policyText);
    const page = useText(pageText);
    const levelName = useLevelName();
    const condition = useConditionWords();
    const id = `step-${at}`;
    const special =
        step.roundRobin ||
        step.allMustAcknowledge ||
        step.unless === 'resolved' ||
        step.atOnce !== 'never' ||
        condition(step.when) !== '';
    const check = (label: string, on: boolean, change: (on: boolean) => void) => (
        <label className={styles.check}>
            <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} />
            {label}
        </label>
    );
    return (
        <section className={styles.step} aria-label={t.stepOf(at + 1)}>
            <header>
                <h4>{t.stepOf(at + 1)}</h4>
                <span>
                    <IconButton icon="up" label={t.up(at + 1)} disabled={at === 0} onClick={() => onMove(-1)} />
                    <IconButton icon="down" label={t.down(at + 1)} disabled={last} onClick={() => onMove(1)} />
                    {onRemove ? <IconButton icon="trash" label={t.removeStep(at + 1)} onClick={onRemove} /> : null}
                </span>
            </header>
            <Beside>
                <SelectField
                    label={t.level}
                    name={`${id}-level`}
                    value={step.level}
                    options={LEVELS.map((one) => ({ id: one, name: levelName(one) }))}
                    onChange={(level) => onChange({ ...step, level })}
                />
                <SelectField
                    label={t.path}
                    name={`${id}-path`}
                    value={step.path}
                    options={PATHS.map((one) => ({ id: one, name: page.pathNames[one] }))}
                    onChange={(path) => onChange({ ...step, path })}
                />
                <TextField
                    label={t.wait}
                    name={`${id}-wait`}
                    value={step.wait}
                    hint={t.waitHint(PATIENCE[step.level])}
                    onChange={(wait) => onChange({ ...step, wait })}
                    fault={fault('wait')}
                />
            </Beside>
            <TargetPicker
                label={t.asks}
                targets={step.notify}
                onChange={(notify) => onChange({ ...step, notify })}
                hint={t.asksNone}
                fault={fault('notify')}
            />
            <details open={special || undefined}>
                <summary>{t.more}</summary>
                <div className={styles.more}>
                    {check(t.roundRobin, step.roundRobin, (roundRobin) => onChange({ ...step, roundRobin }))}
                    {check(t.allMust, step.allMustAcknowledge, (allMustAcknowledge) =>
                        onChange({ ...step, allMustAcknowledge }),
                    )}
                    {check(t.unless, step.unless === 'resolved', (on) =>
                        onChange({ ...step, unless: on ? 'resolved' : 'acknowledged' }),
                    )}
                    <ConditionFields
                        label={t.only}
                        id={`${id}-when`}
                        value={step.when}
                        onChange={(when) => onChange({ ...step, when })}
                    />
                    <SelectField
                        label={t.atOnce}
                        name={`${id}-at-once`}
                        value={step.atOnce}
                        options={(['never', 'always', 'when'] as const).map((one) => ({
                            id: one,
                            name: t.atOnces[one],
                        }))}
                        onChange={(atOnce) => onChange({ ...step, atOnce })}
                    />
                    {step.atOnce === 'when' ? (
                        <ConditionFields
                            label={t.atOnces.when}
                            id={`${id}-at-once`}
                            value={step.atOnceWhen}
                            onChange={(atOnceWhen) => onChange({ ...step, atOnceWhen })}
                        />
                    ) : null}
                </div>
            </details>
        </section>
    );
}
