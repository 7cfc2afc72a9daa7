// SPDX-License-Identifier: Apache-2.0
// What can be said of pages without a browser: which are asked for, whom they want, in which order they stand.

import type { Parameters } from '@/api/client';
import type { Fire } from '@/design/Severity';
import type { Search } from '@/frame/search';
import type { Asked, Page, PageState, Ring, Severity } from './types';

export const STATES: readonly PageState[] = ['triggered', 'acknowledged', 'snoozed', 'held', 'resolved'];

/** What the list shows; empty for all. */
export interface Filter {
    /** A state, `open` for all but the resolved, or `all`. */
    state: string;
    severities: readonly string[];
    team: string;
    person: string;
    service: string;
}

/** @param me the name of who looks, or null for who has no account */
export function filterOf(search: Search, me: string | null): Filter {
    const one = (name: string) => search[name]?.[0] ?? '';
    const mine = one('who') === '' || one('who') === 'me';
    return {
        state: one('state') || 'open',
        severities: search.severity ?? [],
        team: one('team'),
        person: one('person') || (mine && me !== null ? me : ''),
        service: one('service'),
    };
}

export function parametersOf(filter: Filter): Parameters {
    return {
        state: filter.state === 'all' ? null : filter.state,
        severity: filter.severities,
        team: filter.team,
        person: filter.person,
        service: filter.service,
    };
}

type Answered = Pick<Asked, 'person' | 'acknowledgedAt'>;

/** What says who has it: of a page of the list, and of the one that a group shows. */
export interface Glance extends Pick<Page, 'state' | 'acknowledgedBy' | 'nextAt' | 'snoozedUntil' | 'heldUntil'> {
    asked: readonly (Answered & Pick<Asked, 'channel' | 'step' | 'round'>)[];
    endedAt?: Page['endedAt'];
}

/** Somebody may be woken by it, and nobody has said that they have it. */
export const isUnacknowledged = (page: Pick<Page, 'state'>) => page.state === 'triggered';

export const isOpen = (page: Pick<Page, 'state'>) => page.state !== 'resolved';

export function fireOf(page: Pick<Page, 'state'>): Fire {
    return page.state === 'triggered' ? 'burning' : page.state === 'acknowledged' ? 'tended' : 'muted';
}

/** Whether it waits for an answer of this person: it was asked, and neither they nor anybody who counts answered. */
export function wants(page: Pick<Page, 'state'> & { asked: readonly Answered[] }, person: string | null): boolean {
    if (person === null || page.state !== 'triggered') {
        return false;
    }
    return page.asked.some((one) => one.person === person && one.acknowledgedAt === null);
}

/** Who was asked last and has not answered: people, or where there are none the channels. */
export function askedNow(page: Pick<Glance, 'asked'>): string[] {
    const open = page.asked.filter((one) => one.acknowledgedAt === null);
    const last = open.at(-1);
    const latest = open.filter((one) => one.step === last?.step && one.round === last.round);
    const people = latest.flatMap(({ person }) => person ?? []);
    return [...new Set(people.length > 0 ? people : latest.flatMap(({ channel }) => channel ?? []))];
}

export const has = (page: Pick<Page, 'state' | 'acknowledgedBy'>, person: string | null) =>
    person !== null && page.state === 'acknowledged' && page.acknowledgedBy.includes(person);

/** Those whose acknowledgement is needed besides the one of this person, who gave it; empty where it is not so. */
export function awaited(page: Pick<Page, 'state' | 'acknowledgedBy' | 'asked'>, person: string | null): string[] {
    if (person === null || !page.acknowledgedBy.includes(person) || page.state !== 'triggered' || wants(page, person)) {
        return [];
    }
    return [
        ...new Set(
            page.asked.flatMap((one) =>
                one.mustAcknowledge && one.acknowledgedAt === null && one.person !== null && one.person !== person
                    ? [one.person]
                    : [],
            ),
        ),
    ];
}

const RANK: Readonly<Record<PageState, number>> = { triggered: 0, acknowledged: 1, snoozed: 2, held: 3, resolved: 4 };

const bySeverity = (a: Severity, b: Severity) => (a < b ? -1 : a > b ? 1 : 0);

/** Those that nobody has come first, then the worst, then the latest. */
export function ordered<P extends Pick<Page, 'id' | 'state' | 'severity' | 'openedAt'>>(pages: readonly P[]): P[] {
    return [...pages].sort(
        (a, b) =>
            Number(a.state !== 'triggered') - Number(b.state !== 'triggered') ||
            (a.state === 'resolved' && b.state === 'resolved' ? 0 : bySeverity(a.severity, b.severity)) ||
            RANK[a.state] - RANK[b.state] ||
            Date.parse(b.openedAt) - Date.parse(a.openedAt) ||
            b.id - a.id,
    );
}

/** Its name, which is never empty. */
export function titleOf(page: Pick<Page, 'title' | 'labels' | 'service' | 'id'>): string {
    return page.title || page.labels.alertname || page.service || `#${page.id}`;
}

/** Where it is, in few words. */
export function whereOf(page: Pick<Page, 'service' | 'labels' | 'team'>): string {
    return [
        page.service || page.labels.service || page.labels.job,
        page.labels.region ?? page.labels.cluster,
        page.team,
    ]
        .filter(Boolean)
        .join(' · ');
}

/** Minutes and seconds until, as "4:48"; hours before them where there are some. */
export function countdown(milliseconds: number): string {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
    const two = (n: number) => String(n).padStart(2, '0');
    const hours = Math.floor(seconds / 3_600);
    const minutes = Math.floor((seconds % 3_600) / 60);
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Counting longer than this tells less than the time of day does. */
export const COUNTS_DOWN_MS = 3_600_000;

/** The last that was done by a means, and what comes next. */
export function latest(rings: readonly Ring[]): { done: Ring | null; next: Ring | null } {
    const done = rings.filter(
        (ring) => ring.status === 'sent' || ring.status === 'unknown' || ring.status === 'ordered',
    );
    const next = rings
        .filter((ring) => ring.status === 'planned')
        .sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
    return { done: done.at(-1) ?? null, next: next[0] ?? null };
}

const MINUTE_MS = 60_000;

/** Lengths that a snooze is offered with. */
export const SNOOZES: readonly { id: string; ms: number }[] = [
    { id: '15m', ms: 15 * MINUTE_MS },
    { id: '30m', ms: 30 * MINUTE_MS },
    { id: '1h', ms: 60 * MINUTE_MS },
    { id: '4h', ms: 240 * MINUTE_MS },
    { id: '8h', ms: 480 * MINUTE_MS },
];

/** Where a link of an annotation leads, or null where it is none that a page may open. */
export function linkOf(value: string | undefined): string | null {
    return value && /^https?:\/\//i.test(value) ? value : null;
}

/** The first annotation of its alerts that is named so. */
export function annotation(
    alerts: readonly { annotations?: Readonly<Record<string, string>> }[],
    ...names: string[]
): string | null {
    for (const alert of alerts) {
        for (const name of names) {
            const value = alert.annotations?.[name];
            if (value) {
                return value;
            }
        }
    }
    return null;
}
