// SPDX-License-Identifier: Apache-2.0
import type { Known } from '@/alerts/selection';
import { MUTED, type Standing } from '@/alerts/standing';
import { type Delivery, type Group, type Health, SEVERITIES, type Severity, type Silence } from '@/api/types';
import type { OnCallItem } from '@/oncall/types';

/** What burns in a severity. */
export interface Tally {
    severity: Severity;
    alerts: number;
    /** Of them, told to nobody yet although nothing keeps them back. */
    untold: number;
    muted: number;
    /** Groups whose page nobody has. */
    unacknowledged: number;
    /** Groups whose page somebody has. */
    acknowledged: number;
    /** When the first page that waits for its time leaves, or null where none waits. */
    heldUntil: string | null;
}

const UNTOLD: ReadonlySet<Standing> = new Set(['waiting', 'sending', 'retrying', 'failed']);

const NOTHING = { alerts: 0, untold: 0, muted: 0, unacknowledged: 0, acknowledged: 0, heldUntil: null };

export function tallies(all: readonly Known[], groups: readonly Group[]): Tally[] {
    const found = new Map<string, Tally>(SEVERITIES.map((severity) => [severity, { severity, ...NOTHING }]));
    for (const { severity, standing } of all) {
        const tally = found.get(severity);
        if (tally) {
            tally.alerts++;
            tally.untold += Number(UNTOLD.has(standing));
            tally.muted += Number(MUTED.has(standing) || standing === 'held');
        }
    }
    for (const { page, severity } of groups) {
        const tally = found.get(severity ?? '');
        if (!page || !tally) {
            continue;
        }
        tally.unacknowledged += Number(page.state === 'triggered');
        tally.acknowledged += Number(page.state === 'acknowledged');
        if (page.heldUntil !== null && (tally.heldUntil === null || page.heldUntil < tally.heldUntil)) {
            tally.heldUntil = page.heldUntil;
        }
    }
    return [...found.values()];
}

/** What is said below a severity: what wants somebody first. */
export type Note = 'without' | 'muted' | 'unacknowledged' | 'untold' | 'acknowledged' | 'held' | 'told';

export function noteOf(tally: Tally): Note {
    if (tally.alerts === 0) {
        return 'without';
    }
    if (tally.unacknowledged > 0) {
        return 'unacknowledged';
    }
    if (tally.muted === tally.alerts) {
        return 'muted';
    }
    if (tally.untold > 0) {
        return 'untold';
    }
    return tally.acknowledged > 0 ? 'acknowledged' : tally.heldUntil !== null ? 'held' : 'told';
}

/** The first role of each schedule, and the second where there is one. */
export function bySchedule(items: readonly OnCallItem[]): (readonly [OnCallItem, OnCallItem | undefined])[] {
    const found = new Map<string, [OnCallItem, OnCallItem | undefined]>();
    for (const item of items) {
        const before = found.get(item.schedule);
        if (before) {
            before[1] ??= item;
        } else {
            found.set(item.schedule, [item, undefined]);
        }
    }
    return [...found.values()];
}

export type Kept = 'silenced' | 'inhibited' | 'held' | 'nobody';

export const KEPT: readonly Kept[] = ['silenced', 'inhibited', 'held', 'nobody'];

/** What is kept from people, and by what. */
export function kept(all: readonly Known[]): Readonly<Record<Kept, number>> {
    const found = { silenced: 0, inhibited: 0, held: 0, nobody: 0 };
    for (const { standing } of all) {
        if (standing in found) {
            found[standing as Kept]++;
        }
    }
    return found;
}

export const STORM_MINUTES = 3;
/** Fewer are a bad day, not a storm. */
const STORM_ALERTS = 100;

/** How many alerts began just now, or null where that is no storm. */
export function storm(all: readonly Known[], now: number): number | null {
    const since = new Date(now - STORM_MINUTES * 60_000).toISOString();
    const fresh = all.reduce((n, { alert }) => n + Number(alert.startsAt > since), 0);
    return fresh >= STORM_ALERTS ? fresh : null;
}

export type Change =
    | { kind: 'began'; at: string; group: Group }
    | { kind: 'silenced' | 'silence-ended'; at: string; silence: Silence }
    | { kind: 'failed'; at: string; delivery: Delivery }
    | { kind: 'started'; at: string };

const LATELY_MS = 6 * 3_600_000;
const MOST_CHANGES = 12;

/** What happened of late, from what is still known; latest first. */
export function changes(
    groups: readonly Group[],
    silences: readonly Silence[],
    dead: readonly Delivery[],
    health: Health | undefined,
    now: number,
): Change[] {
    const found: Change[] = [
        ...groups.map((group) => ({ kind: 'began', at: group.since, group }) as const),
        ...silences.map((silence) => ({ kind: 'silenced', at: silence.startsAt, silence }) as const),
        ...silences
            .filter((silence) => silence.status.state === 'expired')
            .map((silence) => ({ kind: 'silence-ended', at: silence.endsAt, silence }) as const),
        ...dead.map(
            (delivery) => ({ kind: 'failed', at: delivery.finishedAt ?? delivery.createdAt, delivery }) as const,
        ),
        ...(health ? [{ kind: 'started', at: health.startedAt } as const] : []),
    ];
    return found
        .filter(({ at }) => {
            const time = Date.parse(at);
            return time <= now && now - time < LATELY_MS;
        })
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .slice(0, MOST_CHANGES);
}

export interface Coming {
    at: string;
    kind: 'begins' | 'ends';
    silence: Silence;
}

const MOST_COMING = 6;

/** Which silences begin and end next. */
export function coming(silences: readonly Silence[]): Coming[] {
    return silences
        .flatMap((silence): Coming[] =>
            silence.status.state === 'active'
                ? [{ at: silence.endsAt, kind: 'ends', silence }]
                : silence.status.state === 'pending'
                  ? [{ at: silence.startsAt, kind: 'begins', silence }]
                  : [],
        )
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
        .slice(0, MOST_COMING);
}
