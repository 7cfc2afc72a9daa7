// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type BusinessHours, OURS, SEVERITIES } from '@/api/types';
import { Beside, SelectField, TextField } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { useSchedules } from '@/oncall/queries';
import type { ConditionDraft } from './draft';
import styles from './Policies.module.css';
import { policyText } from './text';

const TIERS = ['1', '2', '3', '4'] as const;

interface Props {
    label: string;
    /** Tells apart the fields of several conditions. */
    id: string;
    value: ConditionDraft;
    onChange: (next: ConditionDraft) => void;
}

/** When something applies: all that is given must hold. */
export function ConditionFields({ label, id, value, onChange }: Props) {
    const t = useText(policyText);
    const schedules = useSchedules().data?.items ?? [];
    const hours = useLive<BusinessHours>(['business-hours'], (signal) =>
        get(`${OURS}/business-hours`, {}, signal),
    ).data;
    const chosen =
        value.schedule !== '' ? `schedule ${value.schedule}` : value.hours !== '' ? `hours ${value.hours}` : '';
    const options = [
        { id: '', name: t.anyHours },
        ...(hours?.items ?? []).map(({ name }) => ({ id: `hours ${name}`, name: t.hoursNamed(name) })),
        ...schedules.map(({ name }) => ({ id: `schedule ${name}`, name: t.hoursOfSchedule(name) })),
    ];
    const known = options.some((one) => one.id === chosen);
    return (
        <fieldset className={styles.condition}>
            <legend>{label}</legend>
            <fieldset className={styles.severities} aria-label={t.severities}>
                {SEVERITIES.map((severity) => (
                    <label key={severity}>
                        <input
                            type="checkbox"
                            checked={value.severities.includes(severity)}
                            onChange={(event) =>
                                onChange({
                                    ...value,
                                    severities: SEVERITIES.filter((one) =>
                                        one === severity ? event.target.checked : value.severities.includes(one),
                                    ),
                                })
                            }
                        />
                        {severity}
                    </label>
                ))}
            </fieldset>
            <Beside>
                <SelectField
                    label={t.hours}
                    name={`${id}-hours`}
                    value={chosen}
                    options={known ? options : [...options, { id: chosen, name: value.hours || value.schedule }]}
                    onChange={(next) =>
                        onChange({
                            ...value,
                            hours: next.startsWith('hours ') ? next.slice('hours '.length) : '',
                            schedule: next.startsWith('schedule ') ? next.slice('schedule '.length) : '',
                        })
                    }
                />
                {chosen === '' ? null : (
                    <SelectField
                        label={t.side}
                        name={`${id}-side`}
                        value={value.outside ? 'outside' : 'inside'}
                        options={[
                            { id: 'inside', name: t.inside },
                            { id: 'outside', name: t.outsideOf },
                        ]}
                        onChange={(side) => onChange({ ...value, outside: side === 'outside' })}
                    />
                )}
                <SelectField
                    label={t.tier}
                    name={`${id}-tier`}
                    value={value.tier}
                    options={[
                        { id: '', name: t.anyService },
                        ...TIERS.map((tier) => ({ id: tier as string, name: tier as string })),
                    ]}
                    onChange={(tier) => onChange({ ...value, tier })}
                />
                <TextField
                    label={t.affected}
                    name={`${id}-affected`}
                    type="number"
                    min={0}
                    value={value.affected}
                    onChange={(affected) => onChange({ ...value, affected })}
                />
                <TextField
                    label={t.revenue}
                    name={`${id}-revenue`}
                    value={value.revenue}
                    placeholder={t.revenueHint}
                    onChange={(revenue) => onChange({ ...value, revenue })}
                />
            </Beside>
        </fieldset>
    );
}
