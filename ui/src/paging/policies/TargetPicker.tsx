// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useObjects } from '@/configuration/queries';
import { Button, IconButton } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { PersonField } from '@/oncall/editor/PersonField';
import { useSchedules, useTeams } from '@/oncall/queries';
import { keyOf } from '../page/Targets';
import { pageText } from '../page/text';
import type { Target } from '../types';
import styles from './Policies.module.css';
import { policyText } from './text';
import { useTargetWords } from './words';

const KINDS = ['schedule', 'user', 'team', 'channel', 'vendor'] as const;
type Kind = (typeof KINDS)[number];
const WHOS = ['current', 'next', 'all'] as const;

/** Names that a target of a kind may have, as far as the console knows them. */
function useNames(): Readonly<Record<Kind, readonly string[]>> {
    const schedules = useSchedules().data?.items ?? [];
    const teams = useTeams().data ?? [];
    const objects = useObjects().data?.items ?? [];
    const { all } = useDirectory();
    const named = (kind: string) => objects.filter((one) => one.kind === kind).map(({ name }) => name);
    return {
        schedule: schedules.map(({ name }) => name),
        user: all.map(({ name }) => name),
        team: teams.map(({ name }) => name),
        channel: named('receivers'),
        vendor: named('vendors'),
    };
}

interface Props {
    label: string;
    targets: readonly Target[];
    onChange: (targets: Target[]) => void;
    hint: string;
    fault?: string | null;
}

/** Whom a step asks: of all kinds there are. */
export function TargetPicker({ label, targets, onChange, hint, fault }: Props) {
    const t = useText(policyText);
    const page = useText(pageText);
    const words = useTargetWords();
    const names = useNames();
    const [kind, setKind] = useState<Kind>('schedule');
    const [who, setWho] = useState<(typeof WHOS)[number]>('current');
    const [role, setRole] = useState('');
    const [typed, setTyped] = useState('');
    const schedules = useSchedules().data?.items ?? [];
    const roles = [...new Set(schedules.flatMap((one) => one.roles))];
    // With a role only what has it is offered.
    const offered =
        kind === 'schedule' && role !== ''
            ? schedules.filter((one) => one.roles.includes(role)).map(({ name }) => name)
            : names[kind];
    const add = (name: string) => {
        const target: Target = {
            [kind]: name,
            ...(kind === 'schedule' && role !== '' ? { role } : {}),
            ...(kind === 'schedule' && who !== 'current' ? { who } : {}),
        };
        if (name !== '' && !targets.some((one) => keyOf(one) === keyOf(target))) {
            onChange([...targets, target]);
        }
        setTyped('');
    };
    return (
        <fieldset className={styles.targets}>
            <legend>{label}</legend>
            {targets.length === 0 ? <p className="quiet">{hint}</p> : null}
            <ul>
                {targets.map((target) => (
                    <li key={keyOf(target)}>
                        <span className="cut">{words(target)}</span>
                        <IconButton
                            icon="cross"
                            label={t.takeOut(words(target))}
                            onClick={() => onChange(targets.filter((one) => one !== target))}
                        />
                    </li>
                ))}
            </ul>
            <div className={styles.picker}>
                <select
                    aria-label={t.kind}
                    value={kind}
                    onChange={(event) => {
                        setKind(event.target.value as Kind);
                        setTyped('');
                    }}
                >
                    {KINDS.map((one) => (
                        <option key={one} value={one}>
                            {t.kinds[one]}
                        </option>
                    ))}
                </select>
                {kind === 'schedule' ? (
                    <select
                        aria-label={t.shift}
                        value={who}
                        onChange={(event) => setWho(event.target.value as typeof who)}
                    >
                        {WHOS.map((one) => (
                            <option key={one} value={one}>
                                {t.who[one]}
                            </option>
                        ))}
                    </select>
                ) : null}
                {kind === 'schedule' && roles.length > 1 ? (
                    <select aria-label={t.role} value={role} onChange={(event) => setRole(event.target.value)}>
                        <option value="">{t.anyRole}</option>
                        {roles.map((one) => (
                            <option key={one} value={one}>
                                {one}
                            </option>
                        ))}
                    </select>
                ) : null}
                {kind === 'user' ? (
                    <PersonField
                        label={page.addPerson}
                        small
                        other={page.byName}
                        without={targets.map(({ user }) => user ?? '').filter(Boolean)}
                        onAdd={add}
                    />
                ) : offered.length > 0 ? (
                    <select aria-label={t.which} value="" onChange={(event) => add(event.target.value)}>
                        <option value="">{page.choose}</option>
                        {offered.map((name) => (
                            <option key={name} value={name}>
                                {name}
                            </option>
                        ))}
                    </select>
                ) : (
                    <>
                        <input
                            aria-label={t.which}
                            name="target"
                            value={typed}
                            autoComplete="off"
                            onChange={(event) => setTyped(event.target.value)}
                            onKeyDown={(event) => {
                                if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                                    event.preventDefault();
                                    add(typed.trim());
                                }
                            }}
                        />
                        <Button onClick={() => add(typed.trim())} disabled={typed.trim() === ''}>
                            {t.addTarget}
                        </Button>
                    </>
                )}
            </div>
            <FaultLine>{fault}</FaultLine>
        </fieldset>
    );
}
