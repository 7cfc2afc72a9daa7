// SPDX-License-Identifier: Apache-2.0
import { IconButton } from '@/design/Button';
import { SelectField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { PersonField } from '@/oncall/editor/PersonField';
import { useSchedules, useTeams } from '@/oncall/queries';
import type { Target } from '../types';
import styles from './Page.module.css';
import { pageText } from './text';

export const keyOf = (target: Target) =>
    JSON.stringify([target.user, target.team, target.schedule, target.role, target.who, target.channel, target.vendor]);

export function useTargetName(): (target: Target) => string {
    const t = useText(pageText);
    const { nameOf } = useDirectory();
    return (target) =>
        target.user !== undefined
            ? nameOf(target.user)
            : target.team !== undefined
              ? t.teamOf(target.team)
              : target.schedule !== undefined
                ? t.onCallFor(target.role ? `${target.schedule} (${target.role})` : target.schedule)
                : (target.channel ?? target.vendor ?? '');
}

interface Props {
    targets: readonly Target[];
    onChange: (targets: Target[]) => void;
    hint?: string;
    fault: string | null;
}

/** Whom to ask: people, teams, and who is on call. */
export function TargetsField({ targets, onChange, hint, fault }: Props) {
    const t = useText(pageText);
    const nameOf = useTargetName();
    const teams = useTeams().data ?? [];
    const schedules = useSchedules().data?.items ?? [];
    const add = (target: Target) => {
        if (!targets.some((one) => keyOf(one) === keyOf(target))) {
            onChange([...targets, target]);
        }
    };
    return (
        <fieldset className={styles.targets}>
            <legend>{t.targets}</legend>
            {targets.length > 0 ? (
                <ul>
                    {targets.map((target) => (
                        <li key={keyOf(target)}>
                            <span className="cut">{nameOf(target)}</span>
                            <IconButton
                                icon="cross"
                                label={t.takeOut(nameOf(target))}
                                onClick={() => onChange(targets.filter((one) => one !== target))}
                            />
                        </li>
                    ))}
                </ul>
            ) : hint ? (
                <p className="quiet">{hint}</p>
            ) : null}
            <PersonField
                label={t.addPerson}
                other={t.byName}
                without={targets.map(({ user }) => user ?? '').filter(Boolean)}
                onAdd={(user) => add({ user })}
            />
            <div className={styles.offers}>
                {schedules.length > 0 ? (
                    <SelectField
                        bare
                        label={t.addSchedule}
                        name="schedule"
                        value=""
                        options={[
                            { id: '', name: t.addSchedule },
                            ...schedules.map(({ name }) => ({ id: name, name })),
                        ]}
                        onChange={(schedule) => schedule && add({ schedule })}
                    />
                ) : null}
                {teams.length > 0 ? (
                    <SelectField
                        bare
                        label={t.addTeam}
                        name="team"
                        value=""
                        options={[{ id: '', name: t.addTeam }, ...teams.map(({ name }) => ({ id: name, name }))]}
                        onChange={(team) => team && add({ team })}
                    />
                ) : null}
            </div>
            <FaultLine>{fault}</FaultLine>
        </fieldset>
    );
}
