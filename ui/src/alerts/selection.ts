// SPDX-License-Identifier: Apache-2.0
import type { Alert, Group, Severity } from '@/api/types';
import { type Labels, listed, type Matcher, tester } from '@/matcher/matcher';
import { MUTED, type Standing, standingOf } from './standing';

/** What is asked of the alerts. */
export interface Question {
    matchers: readonly Matcher[];
    /** Empty for any. */
    standings: readonly Standing[];
    /** Empty for any; "none" for alerts that have none. */
    severities: readonly string[];
    receiver: string | null;
}

export interface Known {
    alert: Alert;
    standing: Standing;
    severity: Severity | 'none';
    receivers: readonly string[];
}

/** Made once for each answer of the server, so that a filter is quick. */
export interface Catalogue {
    /** What is told first, then by severity, then latest first. */
    all: readonly Known[];
    /** Labels with few enough values to be ticked. */
    facets: readonly string[];
    groups: ReadonlyMap<number, Group>;
}

export function catalogue(alerts: readonly Alert[], groups: readonly Group[]): Catalogue {
    const byId = new Map(groups.map((group) => [group.id, group]));
    const all = alerts.map(
        (alert): Known => ({
            alert,
            standing: standingOf(alert, byId),
            severity: alert.severity ?? 'none',
            receivers: alert.groups.flatMap((id) => byId.get(id)?.receiver ?? []),
        }),
    );
    return { groups: byId, all: all.sort(urgency), facets: facetNames(alerts) };
}

function urgency(a: Known, b: Known): number {
    return (
        Number(MUTED.has(a.standing)) - Number(MUTED.has(b.standing)) ||
        // A capital comes before a small letter, so "none" is after every "P".
        compare(a.severity, b.severity) ||
        compare(b.alert.startsAt, a.alert.startsAt)
    );
}

function compare(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

function facetNames(alerts: readonly Alert[]): string[] {
    const values = new Map<string, Set<string>>();
    for (const { labels } of alerts) {
        for (const name in labels) {
            let known = values.get(name);
            if (!known) {
                known = new Set();
                values.set(name, known);
            }
            if (known.size <= MOST_FACET_VALUES) {
                known.add(labels[name] ?? '');
            }
        }
    }
    return [...values].filter(([, known]) => known.size <= MOST_FACET_VALUES).map(([name]) => name);
}

export type Counts = ReadonlyMap<string, number>;

export interface Facet {
    /** A label's name. */
    name: string;
    values: Counts;
}

export interface Selection {
    matching: readonly Known[];
    standings: Counts;
    severities: Counts;
    labels: readonly Facet[];
}

/** Past this a label tells alerts apart rather than groups them. */
const MOST_FACET_VALUES = 200;
const MOST_FACETS = 12;
/** What people look for first. */
const PREFERRED = ['team', 'service', 'cluster', 'region', 'environment', 'env', 'namespace', 'job', 'alertname'];

function add(counts: Map<string, number>, value: string): void {
    counts.set(value, (counts.get(value) ?? 0) + 1);
}

/**
 * The alerts that answer, and how many there would be for each other value of a facet: a facet counts
 * what all questions but its own accept.
 */
export function select({ all, facets: few }: Catalogue, question: Question): Selection {
    const tests = question.matchers.map((matcher) => ({ name: matcher.name, accepts: tester(matcher) }));
    const counted = new Set([...few, ...question.matchers.map((matcher) => matcher.name)]);
    const standings = new Set<string>(question.standings);
    const severities = new Set<string>(question.severities);
    const matching: Known[] = [];
    const byStanding = new Map<string, number>();
    const bySeverity = new Map<string, number>();
    const byLabel = new Map<string, Map<string, number>>();
    const count = (name: string, labels: Labels) => {
        const value = labels[name];
        if (value !== undefined) {
            let values = byLabel.get(name);
            if (!values) {
                values = new Map();
                byLabel.set(name, values);
            }
            add(values, value);
        }
    };
    for (const known of all) {
        if (question.receiver !== null && !known.receivers.includes(question.receiver)) {
            continue;
        }
        const labels: Labels = known.alert.labels;
        const wrongStanding = standings.size > 0 && !standings.has(known.standing);
        const wrongSeverity = severities.size > 0 && !severities.has(known.severity);
        let refusing: string | null = null;
        let several = false;
        for (const test of tests) {
            if (!test.accepts(labels)) {
                several ||= refusing !== null && refusing !== test.name;
                refusing = test.name;
            }
        }
        const wrong = Number(wrongStanding) + Number(wrongSeverity) + (several ? 2 : refusing === null ? 0 : 1);
        if (wrong === 0) {
            matching.push(known);
            add(byStanding, known.standing);
            add(bySeverity, known.severity);
            for (const name of counted) {
                count(name, labels);
            }
        } else if (wrong === 1) {
            if (wrongStanding) {
                add(byStanding, known.standing);
            } else if (wrongSeverity) {
                add(bySeverity, known.severity);
            } else if (refusing !== null) {
                count(refusing, labels);
            }
        }
    }
    return {
        matching,
        standings: byStanding,
        severities: bySeverity,
        labels: facets(byLabel, question.matchers, matching.length),
    };
}

function facets(byLabel: ReadonlyMap<string, Counts>, matchers: readonly Matcher[], total: number): Facet[] {
    const asked = new Set(matchers.map((matcher) => matcher.name));
    const rank = (name: string) => {
        const place = PREFERRED.indexOf(name);
        return place < 0 ? PREFERRED.length : place;
    };
    return [...byLabel]
        .filter(
            ([name, values]) =>
                asked.has(name) || (values.size > 1 && values.size <= MOST_FACET_VALUES && values.size < total),
        )
        .map(([name, values]) => ({
            name,
            values: new Map([...values].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))),
        }))
        .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1))
        .slice(0, MOST_FACETS);
}

/** The values of a label that the filter names one by one. */
export function chosen(matchers: readonly Matcher[], name: string): readonly string[] {
    const one = matchers.filter((matcher) => matcher.name === name);
    const [only] = one;
    return one.length === 1 && only && (only.op === '=' || only.op === '=~') ? (listed(only) ?? []) : [];
}
