// SPDX-License-Identifier: Apache-2.0
import { SelectField, TextField } from '@/design/Form';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import type { Manner, Severity } from '../types';
import { type Fault, type LevelDraft, MANNERS } from './draft';
import styles from './SeveritiesForm.module.css';
import { FACTORS } from './severities';
import { severitiesFormText, severitiesText } from './text';

const MOST_NAME_LETTERS = 60;

export function useManners(): readonly { id: Manner; name: string }[] {
    const { manners } = useText(severitiesText);
    return MANNERS.map((id) => ({ id, name: manners[id] }));
}

interface Props {
    severity: Severity;
    level: LevelDraft;
    fault: (field: 'respondWithin' | 'users') => Fault | undefined;
    onChange: (next: LevelDraft) => void;
}

/** What one severity means. */
export function LevelFields({ severity, level, fault, onChange }: Props) {
    const t = useText(severitiesFormText);
    const { factors } = useText(severitiesText);
    const manners = useManners();
    const say = (field: 'respondWithin' | 'users') => {
        const wrong = fault(field);
        return wrong ? t.faults[wrong] : null;
    };
    const check = (label: string, on: boolean, change: (on: boolean) => void) => (
        <label key={label}>
            <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} />
            {label}
        </label>
    );
    return (
        <section className={styles.level} aria-label={t.levelOf(severity)}>
            <header>
                <SeverityMark severity={severity} />
                {check(t.breaks, level.breaksQuietHours, (breaksQuietHours) =>
                    onChange({ ...level, breaksQuietHours }),
                )}
            </header>
            <div className={styles.fields}>
                <TextField
                    label={t.name}
                    name={`${severity}-name`}
                    value={level.name}
                    maxLength={MOST_NAME_LETTERS}
                    onChange={(name) => onChange({ ...level, name })}
                />
                <TextField
                    label={t.respond}
                    name={`${severity}-respond`}
                    value={level.respondWithin}
                    onChange={(respondWithin) => onChange({ ...level, respondWithin })}
                    fault={say('respondWithin')}
                />
                <SelectField
                    label={t.leaves}
                    name={`${severity}-leaves`}
                    value={level.deliver}
                    options={manners}
                    onChange={(deliver) => onChange({ ...level, deliver })}
                />
            </div>
            <fieldset>
                <legend>{t.criteria}</legend>
                <div className={styles.checks}>
                    {FACTORS.map((factor) =>
                        check(factors[factor], level.factors.includes(factor), (on) =>
                            onChange({
                                ...level,
                                factors: FACTORS.filter((one) => (one === factor ? on : level.factors.includes(one))),
                            }),
                        ),
                    )}
                </div>
                <label className={styles.share}>
                    {t.users}
                    <input
                        name={`${severity}-users`}
                        type="number"
                        min={1}
                        max={100}
                        value={level.users}
                        aria-invalid={say('users') !== null}
                        onChange={(event) => onChange({ ...level, users: event.target.value })}
                    />
                </label>
                <FaultLine>{say('users')}</FaultLine>
            </fieldset>
        </section>
    );
}
