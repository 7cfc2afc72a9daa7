// SPDX-License-Identifier: Apache-2.0
// Severities as a form holds them: read from what is in force, and written back as little as was changed.

import type { Value } from '@/configuration/yaml';
import { isZone } from '@/time/zone';
import { lengthOf } from '../policies/draft';
import type { Factor, Manner, Severity, SeverityPolicy } from '../types';
import { FACTORS } from './severities';

export const MANNERS: readonly Manner[] = ['at_once', 'business_hours', 'daily_digest', 'weekly_review'];
const SEVERITIES: readonly Severity[] = ['P1', 'P2', 'P3', 'P4', 'P5'];
const MOST_PERCENT = 100;

type Mapping = { [key: string]: Value };

export interface LevelDraft {
    name: string;
    respondWithin: string;
    deliver: Manner;
    breaksQuietHours: boolean;
    factors: readonly Factor[];
    /** Share of users in percent from which on it is this bad; empty for none. */
    users: string;
}

/** What a value of a label means. */
export interface WordDraft {
    word: string;
    severity: Severity;
}

/** What a team wants otherwise. */
export interface TeamDraft {
    team: string;
    manners: Readonly<Partial<Record<Severity, Manner>>>;
}

export interface SeveritiesDraft {
    labels: string;
    otherwise: Severity;
    /** Those of the configuration only; what is usual cannot be taken away. */
    words: readonly WordDraft[];
    levels: Readonly<Record<Severity, LevelDraft>>;
    teams: readonly TeamDraft[];
    zone: string;
    digestAt: string;
    reviewOn: SeverityPolicy['reviewOn'];
}

const mappingOf = (value: unknown): Mapping =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};

function levelOf({ criteria, ...level }: SeverityPolicy['levels'][Severity]): LevelDraft {
    const shares = criteria.flatMap((one) => (typeof one === 'string' ? [] : [Number.parseInt(one.users, 10)]));
    return {
        ...level,
        factors: FACTORS.filter((factor) => criteria.includes(factor)),
        users: shares.length > 0 ? String(Math.min(...shares)) : '',
    };
}

/** @param own what the configuration has, which says only what is not as usual */
export function draftOf(policy: SeverityPolicy, own: unknown): SeveritiesDraft {
    return {
        labels: policy.labels.join(', '),
        otherwise: policy.default,
        words: Object.entries(mappingOf(mappingOf(own).mapping)).map(([word, severity]) => ({
            word,
            severity: policy.mapping[word.toLowerCase()] ?? (severity as Severity),
        })),
        levels: {
            P1: levelOf(policy.levels.P1),
            P2: levelOf(policy.levels.P2),
            P3: levelOf(policy.levels.P3),
            P4: levelOf(policy.levels.P4),
            P5: levelOf(policy.levels.P5),
        },
        teams: Object.entries(policy.teams).map(([team, manners]) => ({ team, manners })),
        zone: policy.zone,
        digestAt: policy.digestAt,
        reviewOn: policy.reviewOn,
    };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const labelsOf = (typed: string) => typed.split(/[\s,]+/).filter(Boolean);

const criteriaOf = ({ factors, users }: LevelDraft): Value[] => [
    ...factors,
    ...(users.trim() === '' ? [] : [{ users: `${Number(users)}%` }]),
];

/** What of a level is another than before, as the configuration writes it. */
function levelChanges(before: LevelDraft, now: LevelDraft): Mapping {
    const changes: Mapping = {};
    if (now.name !== before.name) {
        changes.name = now.name.trim();
    }
    if (!isSame(criteriaOf(now), criteriaOf(before))) {
        changes.criteria = criteriaOf(now);
    }
    if (now.respondWithin !== before.respondWithin) {
        changes.respond_within = now.respondWithin.trim();
    }
    if (now.deliver !== before.deliver) {
        changes.deliver = now.deliver;
    }
    if (now.breaksQuietHours !== before.breaksQuietHours) {
        changes.breaks_quiet_hours = now.breaksQuietHours;
    }
    return changes;
}

/** What the configuration has, with what was changed; the usual is not written down. */
export function configured(own: unknown, before: SeveritiesDraft, now: SeveritiesDraft): Mapping {
    const value: Mapping = { ...mappingOf(own) };
    const put = (key: string, changed: boolean, next: Value) => {
        if (!changed) {
            return;
        }
        if (typeof next === 'object' && next !== null && Object.keys(next).length === 0) {
            delete value[key];
        } else {
            value[key] = next;
        }
    };
    put('labels', !isSame(labelsOf(now.labels), labelsOf(before.labels)), labelsOf(now.labels));
    put(
        'mapping',
        !isSame(now.words, before.words),
        Object.fromEntries(now.words.map(({ word, severity }) => [word.trim(), severity])),
    );
    put('default', now.otherwise !== before.otherwise, now.otherwise);
    put('zone', now.zone !== before.zone, now.zone.trim());
    put('digest_at', now.digestAt !== before.digestAt, now.digestAt);
    put('review_on', now.reviewOn !== before.reviewOn, now.reviewOn);
    const levels: Mapping = { ...mappingOf(value.levels) };
    for (const severity of SEVERITIES) {
        const changes = levelChanges(before.levels[severity], now.levels[severity]);
        if (Object.keys(changes).length > 0) {
            levels[severity] = { ...mappingOf(levels[severity]), ...changes };
        }
    }
    put('levels', !isSame(now.levels, before.levels), levels);
    put(
        'teams',
        !isSame(now.teams, before.teams),
        Object.fromEntries(now.teams.map(({ team, manners }) => [team.trim(), { ...manners } as Mapping])),
    );
    return value;
}

/** Words that are understood without the configuration, by what they mean. */
export function usualWords(policy: SeverityPolicy, own: unknown): [Severity, string[]][] {
    const owned = new Set(Object.keys(mappingOf(mappingOf(own).mapping)).map((word) => word.toLowerCase()));
    return SEVERITIES.map((severity): [Severity, string[]] => [
        severity,
        Object.entries(policy.mapping)
            .filter(([word, means]) => means === severity && !owned.has(word))
            .map(([word]) => word),
    ]).filter(([, words]) => words.length > 0);
}

function twice(names: readonly string[]): ReadonlySet<string> {
    const all = names.map((name) => name.trim().toLowerCase());
    return new Set(all.filter((name, i) => all.indexOf(name) !== i));
}

export type Fault = 'labels' | 'length' | 'users' | 'time' | 'zone' | 'word' | 'twice' | 'team';

/** What is wrong that a form can tell by itself: by field, as `levels.P1.users` or `words.0`. */
export function faultsOf(draft: SeveritiesDraft): ReadonlyMap<string, Fault> {
    const faults = new Map<string, Fault>();
    if (labelsOf(draft.labels).length === 0) {
        faults.set('labels', 'labels');
    }
    for (const severity of SEVERITIES) {
        const { respondWithin, users } = draft.levels[severity];
        if (!(lengthOf(respondWithin) > 0)) {
            faults.set(`levels.${severity}.respondWithin`, 'length');
        }
        const share = users.trim();
        if (share !== '' && !(/^\d{1,3}$/.test(share) && Number(share) >= 1 && Number(share) <= MOST_PERCENT)) {
            faults.set(`levels.${severity}.users`, 'users');
        }
    }
    const words = twice(draft.words.map(({ word }) => word));
    draft.words.forEach(({ word }, i) => {
        if (word.trim() === '' || words.has(word.trim().toLowerCase())) {
            faults.set(`words.${i}`, word.trim() === '' ? 'word' : 'twice');
        }
    });
    const teams = twice(draft.teams.map(({ team }) => team));
    draft.teams.forEach(({ team, manners }, i) => {
        if (teams.has(team.trim().toLowerCase())) {
            faults.set(`teams.${i}`, 'twice');
        } else if (team.trim() === '' || Object.keys(manners).length === 0) {
            faults.set(`teams.${i}`, 'team');
        }
    });
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(draft.digestAt)) {
        faults.set('digestAt', 'time');
    }
    if (!isZone(draft.zone.trim())) {
        faults.set('zone', 'zone');
    }
    return faults;
}
