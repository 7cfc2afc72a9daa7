// SPDX-License-Identifier: Apache-2.0
// Services as a list and as a form hold them, without anything that is drawn.

import type { OwningTeam, RoleOnCall, ServiceSummary } from '@/api/types';
import type { Value } from '@/configuration/yaml';
import { type Matcher, write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';

/** A service of the list, with what its owner knows. */
export interface Row {
    service: ServiceSummary;
    /** Who is called first. */
    people: readonly string[];
    /** Whether anybody could be on call: nobody is worth a mark only then. */
    planned: boolean;
}

/** What says no tier comes last. */
const NO_TIER = 9;

/** Those of the first role of each of the owner's schedules. */
export function calledFirst(onCall: readonly RoleOnCall[]): string[] {
    const seen = new Set<string>();
    const people = new Set<string>();
    for (const duty of onCall) {
        if (!seen.has(duty.schedule)) {
            seen.add(duty.schedule);
            for (const person of duty.people) {
                people.add(person);
            }
        }
    }
    return [...people];
}

/** By tier and name: rows stay where they are, whatever fires. */
export function rowsOf(services: readonly ServiceSummary[], teams: readonly OwningTeam[]): Row[] {
    const byName = new Map(teams.map((team) => [team.name, team]));
    return services
        .map((service) => {
            const onCall = byName.get(service.owner)?.onCall ?? [];
            return { service, people: calledFirst(onCall), planned: onCall.length > 0 };
        })
        .sort(
            (a, b) =>
                (a.service.tier ?? NO_TIER) - (b.service.tier ?? NO_TIER) ||
                a.service.displayName.localeCompare(b.service.displayName, undefined, { numeric: true }),
        );
}

/** The rows in which every word occurs: in names, the description, the owner, or who is on call. */
export function found(rows: readonly Row[], typed: string, onlyFiring: boolean): Row[] {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter(({ service, people }) => {
        if (onlyFiring && service.alerts.active === 0) {
            return false;
        }
        const text = [service.name, service.displayName, service.description, service.owner, ...people]
            .join('\n')
            .toLowerCase();
        return words.every((word) => text.includes(word));
    });
}

export interface Link {
    name: string;
    url: string;
}

/** A service as a form holds it: every field as it is typed. */
export interface Draft {
    name: string;
    displayName: string;
    description: string;
    owner: string;
    tier: string;
    dependsOn: readonly string[];
    matchers: readonly Matcher[];
    runbook: string;
    dashboard: string;
    links: readonly Link[];
    users: string;
    amount: string;
    currency: string;
    /** What the form does not show, kept as it is. */
    rest: { [key: string]: Value };
}

export const EMPTY: Draft = {
    name: '',
    displayName: '',
    description: '',
    owner: '',
    tier: '',
    dependsOn: [],
    matchers: [],
    runbook: '',
    dashboard: '',
    links: [],
    users: '',
    amount: '',
    currency: '',
    rest: {},
};

const KNOWN = new Set([
    'name',
    'display_name',
    'description',
    'owner',
    'tier',
    'depends_on',
    'matchers',
    'runbook',
    'dashboard',
    'links',
    'users',
    'revenue_per_minute',
]);

type Mapping = { [key: string]: Value };

const isMapping = (value: unknown): value is Mapping =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);

/** Null where a matcher is written in a way that the form cannot hold. */
export function draftOf(value: unknown): Draft | null {
    const given: Mapping = isMapping(value) ? value : {};
    const matchers: Matcher[] = [];
    for (const one of texts(given.matchers)) {
        const parsed = parse(one);
        if (!parsed.ok) {
            return null;
        }
        matchers.push(...parsed.matchers);
    }
    const money = isMapping(given.revenue_per_minute) ? given.revenue_per_minute : {};
    return {
        name: text(given.name),
        displayName: text(given.display_name),
        description: text(given.description),
        owner: text(given.owner),
        tier: text(given.tier),
        dependsOn: texts(given.depends_on),
        matchers,
        runbook: text(given.runbook),
        dashboard: text(given.dashboard),
        links: (Array.isArray(given.links) ? given.links : [])
            .filter(isMapping)
            .map((link) => ({ name: text(link.name), url: text(link.url) })),
        users: text(given.users),
        amount: text(money.amount),
        currency: text(money.currency),
        rest: Object.fromEntries(Object.entries(given).filter(([key]) => !KNOWN.has(key))),
    };
}

const numeric = (typed: string): Value => (/^\d{1,15}(\.\d{1,6})?$/.test(typed.trim()) ? Number(typed) : typed.trim());

/** Back to what the configuration holds; what is empty is left out. */
export function configured(draft: Draft): Mapping {
    const value: Mapping = { name: draft.name.trim() };
    const put = (key: string, typed: string) => {
        if (typed.trim() !== '') {
            value[key] = typed.trim();
        }
    };
    put('display_name', draft.displayName);
    put('description', draft.description);
    put('owner', draft.owner);
    if (draft.tier !== '') {
        value.tier = numeric(draft.tier);
    }
    if (draft.dependsOn.length > 0) {
        value.depends_on = [...draft.dependsOn];
    }
    if (draft.matchers.length > 0) {
        value.matchers = draft.matchers.map(write);
    }
    put('runbook', draft.runbook);
    put('dashboard', draft.dashboard);
    const links = draft.links.filter((link) => link.name.trim() !== '' || link.url.trim() !== '');
    if (links.length > 0) {
        value.links = links.map((link) => ({ name: link.name.trim(), url: link.url.trim() }));
    }
    if (draft.users.trim() !== '') {
        value.users = numeric(draft.users);
    }
    if (draft.amount.trim() !== '' || draft.currency.trim() !== '') {
        value.revenue_per_minute = { amount: numeric(draft.amount), currency: draft.currency.trim().toUpperCase() };
    }
    return { ...value, ...draft.rest };
}
