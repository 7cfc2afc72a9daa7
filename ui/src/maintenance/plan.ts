// SPDX-License-Identifier: Apache-2.0
// When maintenance comes round: as a form has it, and as the server has it.

import type { Maintenance } from '@/api/types';
import { type Matcher, write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
const WORKDAYS = WEEKDAYS.slice(0, 5);

/** How people say it; the server knows working days as a week with five of them. */
export type Rhythm = 'once' | 'daily' | 'workdays' | 'weekly' | 'monthly';
export const RHYTHMS: readonly Rhythm[] = ['once', 'daily', 'workdays', 'weekly', 'monthly'];

/** When it comes, as the server has it. */
export type Recurrence = Pick<Maintenance, 'zone' | 'first' | 'minutes' | 'repeat' | 'every' | 'weekdays' | 'until'>;

/** What stands in the form. */
export interface Plan {
    name: string;
    matchers: readonly Matcher[];
    rhythm: Rhythm;
    every: string;
    weekdays: readonly Weekday[];
    /** `2026-11-28` and `02:00`, on the wall clock of the zone. */
    day: string;
    time: string;
    length: string;
    unit: 'm' | 'h' | 'd';
    zone: string;
    until: string;
    comment: string;
}

const MINUTES = { m: 1, h: 60, d: 1_440 } as const;

/** On the wall clock of a zone, as a form has it. */
export function wall(instant: number, zone: string): { day: string; time: string } {
    const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    }).formatToParts(instant);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

const DAY_MS = 86_400_000;

/** Tomorrow at two in the morning, for two hours: nobody means it, and it hurts nobody. */
export function emptyPlan(now: number, zone: string): Plan {
    return {
        name: '',
        matchers: [],
        rhythm: 'once',
        every: '1',
        weekdays: [],
        day: wall(now + DAY_MS, zone).day,
        time: '02:00',
        length: '2',
        unit: 'h',
        zone,
        until: '',
        comment: '',
    };
}

function isWorkdays(weekdays: readonly string[]): boolean {
    return weekdays.length === WORKDAYS.length && WORKDAYS.every((day) => weekdays.includes(day));
}

export function rhythmOf({ repeat, weekdays, every }: Pick<Recurrence, 'repeat' | 'weekdays' | 'every'>): Rhythm {
    return repeat === 'weekly' && every === 1 && isWorkdays(weekdays) ? 'workdays' : repeat;
}

export function planOf(known: Maintenance): Plan {
    const unit = known.minutes % MINUTES.d === 0 ? 'd' : known.minutes % MINUTES.h === 0 ? 'h' : 'm';
    return {
        name: known.name,
        matchers: matchersOf(known),
        rhythm: rhythmOf(known),
        every: String(known.every),
        weekdays: known.weekdays as Weekday[],
        day: known.first.slice(0, 10),
        time: known.first.slice(11, 16),
        length: String(known.minutes / MINUTES[unit]),
        unit,
        zone: known.zone,
        until: known.until ?? '',
        comment: known.comment,
    };
}

export function matchersOf({ matchers }: { matchers: readonly string[] }): Matcher[] {
    return matchers.flatMap((text) => {
        const read = parse(text);
        return read.ok ? read.matchers : [];
    });
}

export function recurrenceOf(plan: Plan): Recurrence {
    const weekly = plan.rhythm === 'weekly';
    return {
        zone: plan.zone.trim(),
        first: `${plan.day}T${plan.time}`,
        minutes: Math.round(Number(plan.length) * MINUTES[plan.unit]) || 0,
        repeat: plan.rhythm === 'workdays' ? 'weekly' : plan.rhythm,
        every: plan.rhythm === 'once' || plan.rhythm === 'workdays' ? 1 : Math.round(Number(plan.every)) || 0,
        weekdays: plan.rhythm === 'workdays' ? [...WORKDAYS] : weekly ? [...plan.weekdays] : [],
        until: plan.rhythm === 'once' || plan.until === '' ? null : plan.until,
    };
}

/** As the server takes it. */
export function draftOf(plan: Plan, revision: number) {
    return {
        ...recurrenceOf(plan),
        revision,
        name: plan.name.trim(),
        matchers: plan.matchers.map(write),
        comment: plan.comment.trim(),
    };
}

/** What runs first, then what comes next; what was skipped comes back later. */
export function inOrder(all: readonly Maintenance[]): Maintenance[] {
    const rank = { running: 0, coming: 1, skipped: 2 };
    return all.toSorted(
        (a, b) => rank[a.state] - rank[b.state] || Date.parse(a.windowStart) - Date.parse(b.windowStart),
    );
}
