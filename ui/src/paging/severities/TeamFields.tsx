// SPDX-License-Identifier: Apache-2.0
import { SEVERITIES } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { SelectField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { replaced, without } from '../contact/rules';
import type { Manner, Severity } from '../types';
import type { Fault, TeamDraft } from './draft';
import { useManners } from './LevelFields';
import styles from './SeveritiesForm.module.css';
import { severitiesFormText } from './text';

interface Props {
    teams: readonly TeamDraft[];
    names: readonly string[];
    fault: (at: number) => Fault | undefined;
    onChange: (next: TeamDraft[]) => void;
}

const USUALLY = '';

/** When pages of a severity leave for a team, where it is another time than for all. */
export function TeamFields({ teams, names, fault, onChange }: Props) {
    const t = useText(severitiesFormText);
    const manners = useManners();
    const options: readonly { id: Manner | typeof USUALLY; name: string }[] = [
        { id: USUALLY, name: t.usually },
        ...manners,
    ];
    const change = (at: number, severity: Severity, manner: Manner | typeof USUALLY) => {
        const one = teams[at];
        if (one) {
            const { [severity]: _before, ...others } = one.manners;
            const next = manner === USUALLY ? others : { ...others, [severity]: manner };
            onChange(replaced(teams, at, { ...one, manners: next }));
        }
    };
    return (
        <fieldset className={styles.list}>
            <legend>{t.teams}</legend>
            {teams.length === 0 ? <p className="quiet">{t.noTeams}</p> : null}
            <ul>
                {teams.map((one, i) => {
                    const wrong = fault(i);
                    const known = one.team === '' || names.includes(one.team) ? names : [...names, one.team];
                    return (
                        // biome-ignore lint/suspicious/noArrayIndexKey: what is being chosen has no other name than its place
                        <li key={i} className={styles.team}>
                            <div className={styles.teamHead}>
                                <SelectField
                                    bare
                                    label={t.teamOf(i + 1)}
                                    name={`team-${i}`}
                                    value={one.team}
                                    options={[
                                        ...(one.team === '' ? [{ id: '', name: t.choose }] : []),
                                        ...known.map((name) => ({ id: name, name })),
                                    ]}
                                    onChange={(team) => onChange(replaced(teams, i, { ...one, team }))}
                                />
                                <IconButton
                                    icon="cross"
                                    label={t.removeTeam(one.team)}
                                    onClick={() => onChange(without(teams, i))}
                                />
                            </div>
                            <div className={styles.manners}>
                                {SEVERITIES.map((severity) => (
                                    <label key={severity}>
                                        <b aria-hidden>{severity}</b>
                                        <select
                                            aria-label={t.mannerOf(one.team, severity)}
                                            value={one.manners[severity] ?? USUALLY}
                                            onChange={(event) =>
                                                change(i, severity, event.target.value as Manner | typeof USUALLY)
                                            }
                                        >
                                            {options.map(({ id, name }) => (
                                                <option key={id} value={id}>
                                                    {name}
                                                </option>
                                            ))}
                                        </select>
                                    </label>
                                ))}
                            </div>
                            <FaultLine>{wrong ? t.faults[wrong] : null}</FaultLine>
                        </li>
                    );
                })}
            </ul>
            <div>
                <Button icon="plus" onClick={() => onChange([...teams, { team: '', manners: {} }])}>
                    {t.addTeam}
                </Button>
            </div>
        </fieldset>
    );
}
