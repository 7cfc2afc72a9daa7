// SPDX-License-Identifier: Apache-2.0
// An escalation policy as a form holds it, read from what the configuration holds and written back to it.

import type { Value } from '@/configuration/yaml';
import type { Level, Path, Repeat, Severity, Target } from '../types';

export const LEVELS: readonly Level[] = ['L1', 'L2', 'L3', 'management'];
export const PATHS: readonly Path[] = ['technical', 'managerial', 'business', 'external'];

/** How long a step of a level waits where the policy does not say. */
export const PATIENCE: Readonly<Record<Level, string>> = { L1: '15m', L2: '1h', L3: '4h', management: '4h' };

export interface ConditionDraft {
    severities: readonly Severity[];
    hours: string;
    /** The schedule by whose hours it goes; then `hours` is empty. */
    schedule: string;
    outside: boolean;
    tier: string;
    affected: string;
    revenue: string;
    rest: Mapping;
}

export interface StepDraft {
    level: Level;
    path: Path;
    wait: string;
    notify: readonly Target[];
    roundRobin: boolean;
    allMustAcknowledge: boolean;
    unless: 'acknowledged' | 'resolved';
    when: ConditionDraft;
    /** Fires when the page begins: never, always, or under a condition. */
    atOnce: 'never' | 'always' | 'when';
    atOnceWhen: ConditionDraft;
    rest: Mapping;
}

export interface PolicyDraft {
    name: string;
    description: string;
    team: string;
    acknowledgeTimeout: string;
    confirmWithin: string;
    repeats: string;
    repeatFrom: string;
    ifNobody: readonly Target[];
    steps: readonly StepDraft[];
    /** What the form does not show, kept as it is. */
    rest: Mapping;
}

type Mapping = { [key: string]: Value };

export const ALWAYS: ConditionDraft = {
    severities: [],
    hours: '',
    schedule: '',
    outside: false,
    tier: '',
    affected: '',
    revenue: '',
    rest: {},
};

export const stepOf = (level: Level): StepDraft => ({
    level,
    path: 'technical',
    wait: '',
    notify: [],
    roundRobin: false,
    allMustAcknowledge: false,
    unless: 'acknowledged',
    when: ALWAYS,
    atOnce: 'never',
    atOnceWhen: ALWAYS,
    rest: {},
});

export const EMPTY: PolicyDraft = {
    name: '',
    description: '',
    team: '',
    acknowledgeTimeout: '',
    confirmWithin: '',
    repeats: '',
    repeatFrom: '',
    ifNobody: [],
    steps: [{ ...stepOf('L1'), wait: '5m' }],
    rest: {},
};

const isMapping = (value: unknown): value is Mapping =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const list = (value: unknown): unknown[] =>
    Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** The configuration writes `if_nobody`, the API `ifNobody`: both are read. */
const snake = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function fieldsOf(value: unknown): Mapping {
    return isMapping(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [snake(key), one])) : {};
}

function rest(given: Mapping, known: readonly string[]): Mapping {
    return Object.fromEntries(Object.entries(given).filter(([key]) => !known.includes(key)));
}

const TARGET_KEYS = ['schedule', 'role', 'who', 'user', 'team', 'channel', 'vendor'] as const;

function targetsOf(value: unknown): Target[] {
    return list(value)
        .map(fieldsOf)
        .map((given) => {
            const target: Mapping = rest(given, TARGET_KEYS);
            for (const key of TARGET_KEYS) {
                if (text(given[key]) !== '') {
                    target[key] = text(given[key]);
                }
            }
            return target as Target;
        });
}

const CONDITION_KEYS = ['severity', 'hours', 'outside', 'tier', 'affected_services', 'revenue_per_minute'];

function conditionOf(value: unknown): ConditionDraft {
    const given = fieldsOf(value);
    const hours = given.hours;
    const money = given.revenue_per_minute;
    return {
        severities: list(given.severity).map(text) as Severity[],
        hours: isMapping(hours) ? '' : text(hours),
        schedule: isMapping(hours) ? text(hours.schedule) : '',
        outside: given.outside === true,
        tier: text(given.tier),
        affected: text(given.affected_services),
        revenue: isMapping(money) ? `${text(money.amount)} ${text(money.currency)}`.trim() : text(money),
        rest: rest(given, CONDITION_KEYS),
    };
}

const STEP_KEYS = [
    'level',
    'path',
    'wait',
    'notify',
    'round_robin',
    'all_must_acknowledge',
    'unless',
    'when',
    'immediately_when',
];

/** The level of a step that names none: one more for each. */
const levelAt = (at: number): Level => (at === 0 ? 'L1' : at === 1 ? 'L2' : 'L3');

function stepFrom(value: unknown, at: number): StepDraft {
    const given = fieldsOf(value);
    const level = LEVELS.find((one) => one.toLowerCase() === text(given.level).toLowerCase()) ?? levelAt(at);
    const atOnce = given.immediately_when;
    const never = atOnce === undefined || atOnce === null || atOnce === false;
    const always = atOnce === true || (isMapping(atOnce) && Object.keys(atOnce).length === 0);
    return {
        level,
        path: PATHS.find((one) => one === text(given.path)) ?? 'technical',
        wait: text(given.wait),
        notify: targetsOf(given.notify),
        roundRobin: given.round_robin === true,
        allMustAcknowledge: given.all_must_acknowledge === true,
        unless: given.unless === 'resolved' ? 'resolved' : 'acknowledged',
        when: conditionOf(given.when),
        atOnce: never ? 'never' : always ? 'always' : 'when',
        atOnceWhen: never || always ? ALWAYS : conditionOf(atOnce),
        rest: rest(given, STEP_KEYS),
    };
}

const POLICY_KEYS = [
    'name',
    'description',
    'team',
    'acknowledge_timeout',
    'confirm_within',
    'repeat',
    'if_nobody',
    'steps',
];
/** What the list adds to a policy. */
const LIST_KEYS = ['open_pages', 'outdated_pages', 'read_only'];

export function draftOf(value: unknown): PolicyDraft {
    const given = fieldsOf(value);
    const repeat = given.repeat;
    return {
        name: text(given.name),
        description: text(given.description),
        team: text(given.team),
        acknowledgeTimeout: text(given.acknowledge_timeout),
        confirmWithin: text(given.confirm_within),
        repeats: isMapping(repeat) ? text(repeat.times) : text(repeat),
        repeatFrom: isMapping(repeat) ? text(repeat.from) : '',
        ifNobody: targetsOf(given.if_nobody),
        steps: list(given.steps).map(stepFrom),
        rest: rest(given, [...POLICY_KEYS, ...LIST_KEYS]),
    };
}

const numeric = (typed: string): Value => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed.trim());

function condition(draft: ConditionDraft): Mapping {
    const value: Mapping = {};
    if (draft.severities.length > 0) {
        value.severity = [...draft.severities];
    }
    if (draft.schedule !== '') {
        value.hours = { schedule: draft.schedule };
    } else if (draft.hours !== '') {
        value.hours = draft.hours;
    }
    if (draft.outside && value.hours !== undefined) {
        value.outside = true;
    }
    if (draft.tier.trim() !== '') {
        value.tier = numeric(draft.tier);
    }
    if (draft.affected.trim() !== '') {
        value.affected_services = numeric(draft.affected);
    }
    if (draft.revenue.trim() !== '') {
        value.revenue_per_minute = draft.revenue.trim();
    }
    return { ...value, ...draft.rest };
}

const written = (targets: readonly Target[]): Value[] => targets.map((target) => ({ ...target }) as Mapping);

function step(draft: StepDraft): Mapping {
    const value: Mapping = { level: draft.level };
    if (draft.path !== 'technical') {
        value.path = draft.path;
    }
    if (draft.wait.trim() !== '') {
        value.wait = draft.wait.trim();
    }
    value.notify = written(draft.notify);
    if (draft.roundRobin) {
        value.round_robin = true;
    }
    if (draft.allMustAcknowledge) {
        value.all_must_acknowledge = true;
    }
    if (draft.unless === 'resolved') {
        value.unless = 'resolved';
    }
    const when = condition(draft.when);
    if (Object.keys(when).length > 0) {
        value.when = when;
    }
    if (draft.atOnce !== 'never') {
        const atOnce = condition(draft.atOnceWhen);
        value.immediately_when = draft.atOnce === 'always' || Object.keys(atOnce).length === 0 ? true : atOnce;
    }
    return { ...value, ...draft.rest };
}

/** Back to what the configuration holds; what is as usual is left out. */
export function configured(draft: PolicyDraft): Mapping {
    const value: Mapping = { name: draft.name.trim() };
    const put = (key: string, typed: string) => {
        if (typed.trim() !== '') {
            value[key] = typed.trim();
        }
    };
    put('description', draft.description);
    put('team', draft.team);
    put('acknowledge_timeout', draft.acknowledgeTimeout);
    put('confirm_within', draft.confirmWithin);
    if (draft.repeats.trim() !== '' && draft.repeats.trim() !== '0') {
        value.repeat =
            draft.repeatFrom.trim() === ''
                ? numeric(draft.repeats)
                : { times: numeric(draft.repeats), from: numeric(draft.repeatFrom) };
    }
    if (draft.ifNobody.length > 0) {
        value.if_nobody = written(draft.ifNobody);
    }
    value.steps = draft.steps.map(step);
    return { ...value, ...draft.rest };
}

/** As the API says it; a number that is none yet is none. */
export const repeatOf = ({ repeats, repeatFrom }: PolicyDraft): Repeat => ({
    times: Number(repeats) || 0,
    from: Number(repeatFrom) || 1,
});

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A length of time as the configuration writes it, such as `1h30m`; NaN where it is none. */
export function lengthOf(typed: string): number {
    const all = typed.trim();
    if (!/^(\d+[smhdw])+$/.test(all)) {
        return Number.NaN;
    }
    return [...all.matchAll(/(\d+)([smhdw])/g)].reduce(
        (sum, [, n, unit]) => sum + Number(n) * (UNIT_MS[unit ?? ''] ?? 0),
        0,
    );
}

export const waitOf = (draft: Pick<StepDraft, 'wait' | 'level'>): number =>
    lengthOf(draft.wait.trim() === '' ? PATIENCE[draft.level] : draft.wait);

/** How long after the page began each step fires, where nobody answers and no condition passes one over. */
export function starts(steps: readonly StepDraft[]): number[] {
    let at = 0;
    return steps.map((one) => {
        const start = one.atOnce === 'always' ? 0 : at;
        at += waitOf(one);
        return start;
    });
}

/** What is wrong that a form can tell by itself, by field. */
export function faultsOf(draft: PolicyDraft): ReadonlySet<string> {
    const faults = new Set<string>();
    const length = (field: string, typed: string) => {
        if (typed.trim() !== '' && !(lengthOf(typed) > 0)) {
            faults.add(field);
        }
    };
    if (draft.name.trim() === '') {
        faults.add('name');
    }
    length('acknowledge_timeout', draft.acknowledgeTimeout);
    length('confirm_within', draft.confirmWithin);
    if (draft.steps.length === 0) {
        faults.add('steps');
    }
    draft.steps.forEach((one, i) => {
        length(`steps[${i}].wait`, one.wait);
        if (one.notify.length === 0) {
            faults.add(`steps[${i}].notify`);
        }
    });
    return faults;
}
