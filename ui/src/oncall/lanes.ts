// SPDX-License-Identifier: Apache-2.0
// What the lanes of a schedule show, reckoned from what the server says of a range.

import type { OnCallRange, Shift } from '@/api/types';
import { type Day, dayOf, instantOf, midnightOf, plusDays } from '@/time/wall';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Night, on the wall clock: from 22 to 07. */
const NIGHT = { from: '22:00', to: '07:00' } as const;

/** A stretch of time, in milliseconds; the end is not in it. */
export interface Stretch {
    from: number;
    to: number;
}

export function cut({ from, to }: Stretch, by: Stretch): Stretch | null {
    const begin = Math.max(from, by.from);
    const end = Math.min(to, by.to);
    return begin < end ? { from: begin, to: end } : null;
}

export function stretchOf({ start, end }: { start: string; end: string }): Stretch {
    return { from: Date.parse(start), to: Date.parse(end) };
}

/** The nights of a zone within a range. */
export function nights(range: Stretch, zone: string): Stretch[] {
    const found: Stretch[] = [];
    const last = dayOf(range.to, zone);
    for (let day: Day = plusDays(dayOf(range.from, zone), -1); day <= last; day = plusDays(day, 1)) {
        const night = { from: instantOf(day, NIGHT.from, zone), to: instantOf(plusDays(day, 1), NIGHT.to, zone) };
        const inside = cut(night, range);
        if (inside) {
            found.push(inside);
        }
    }
    return found;
}

export function isNight(instant: number, zone: string): boolean {
    return nights({ from: instant, to: instant + 1 }, zone).length > 0;
}

/** Where an hour of the axis stands, and its time of day. */
export interface Tick {
    at: number;
    day: Day;
    hour: number;
}

/** Every so many hours of the wall clock, for each day. */
export function ticks(days: readonly Day[], zone: string, everyHours: number): Tick[] {
    return days.flatMap((day) =>
        Array.from({ length: 24 / everyHours }, (_, i) => {
            const hour = i * everyHours;
            return { at: instantOf(day, `${String(hour).padStart(2, '0')}:00`, zone), day, hour };
        }),
    );
}

/** A part of a shift of a layer: on duty, or not because something came over it. */
export interface Piece extends Stretch {
    shift: Shift;
    /** Somebody else has duty, or nobody. */
    over: boolean;
    /** Who should have had it is away. */
    away: boolean;
}

interface Away {
    person: string;
    start: string;
    end: string;
}

function sameDuty(duty: Shift['duties'][number], layer: string, people: readonly string[]): boolean {
    return duty.layer === layer && duty.origin === 'rotation' && people.includes(duty.person);
}

function isAway(absences: readonly Away[], people: readonly string[], at: Stretch): boolean {
    return (
        people.length > 0 &&
        people.every((person) =>
            absences.some((absence) => absence.person === person && cut(stretchOf(absence), at) !== null),
        )
    );
}

/** The shifts of one layer, cut where another has its duty. */
export function pieces(
    layer: OnCallRange['layers'][number],
    final: readonly Shift[],
    absences: readonly Away[] = [],
): Piece[] {
    const ofRole = final.filter((shift) => shift.role === layer.role);
    return layer.shifts.flatMap((shift) => {
        const whole = stretchOf(shift);
        const kept: Stretch[] = [];
        for (const one of ofRole) {
            const part = cut(stretchOf(one), whole);
            if (part && one.duties.some((duty) => sameDuty(duty, layer.name, shift.people))) {
                const before = kept.at(-1);
                if (before?.to === part.from) {
                    before.to = part.to;
                } else {
                    kept.push(part);
                }
            }
        }
        const all: Piece[] = [];
        let at = whole.from;
        for (const part of [...kept, { from: whole.to, to: whole.to }]) {
            if (at < part.from) {
                const gap = { from: at, to: part.from };
                all.push({ ...gap, shift, over: true, away: isAway(absences, shift.people, gap) });
            }
            if (part.from < part.to) {
                all.push({ ...part, shift, over: false, away: false });
            }
            at = part.to;
        }
        return all;
    });
}

/** Duty that somebody has because somebody changed something. */
export interface Changed extends Stretch {
    role: string;
    person: string;
    origin: Shift['origin'];
    instead: string | null;
}

/** What differs from the rotations, one after the other where nothing changes between. */
export function changes(final: readonly Shift[]): Changed[] {
    const found: Changed[] = [];
    for (const shift of final) {
        for (const { person, origin, instead } of shift.duties) {
            if (origin === 'rotation') {
                continue;
            }
            const { from, to } = stretchOf(shift);
            const before = found.find(
                (one) =>
                    one.to === from &&
                    one.role === shift.role &&
                    one.person === person &&
                    one.origin === origin &&
                    one.instead === instead,
            );
            if (before) {
                before.to = to;
            } else {
                found.push({ from, to, role: shift.role, person, origin, instead });
            }
        }
    }
    return found;
}

/** Shifts, or gaps, of one role as they lie in each day of a calendar. */
export function onDay<T extends { start: string; end: string }>(
    all: readonly T[],
    day: Day,
    zone: string,
): (Stretch & { one: T })[] {
    const whole = { from: midnightOf(day, zone), to: midnightOf(plusDays(day, 1), zone) };
    return all.flatMap((one) => {
        const part = cut(stretchOf(one), whole);
        return part ? [{ ...part, one }] : [];
    });
}

export function rolesOf(range: OnCallRange): string[] {
    return [...new Set(range.layers.map(({ role }) => role))];
}

/** Everybody who occurs, for their hues. */
export function peopleOf(range: OnCallRange): string[] {
    return [
        ...new Set([
            ...range.final.flatMap(({ people }) => people),
            ...range.layers.flatMap(({ shifts }) => shifts.flatMap(({ people }) => people)),
        ]),
    ];
}

/** The handoff that comes next. */
export function nextHandoff(range: OnCallRange, role: string, now: number): OnCallRange['handoffs'][number] | null {
    return range.handoffs.find((one) => one.role === role && Date.parse(one.at) > now) ?? null;
}

/** The first gap that is not over. */
export function nextGap(range: OnCallRange, now: number): OnCallRange['gaps'][number] | null {
    return (
        range.gaps
            .filter((gap) => Date.parse(gap.end) > now)
            .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))[0] ?? null
    );
}

/** Hours of duty by person, most first. */
export function load(shifts: readonly { start: string; end: string; people: readonly string[] }[]): [string, number][] {
    const hours = new Map<string, number>();
    for (const { start, end, people } of shifts) {
        for (const person of people) {
            hours.set(person, (hours.get(person) ?? 0) + (Date.parse(end) - Date.parse(start)) / HOUR_MS);
        }
    }
    return [...hours].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}

/** Where on the axis, in percent, and how wide. */
export function place(part: Stretch, range: Stretch): { left: string; width: string } {
    const whole = range.to - range.from;
    return {
        left: `${(((part.from - range.from) / whole) * 100).toFixed(3)}%`,
        width: `${(((part.to - part.from) / whole) * 100).toFixed(3)}%`,
    };
}

/** An instant of the axis, on whole quarters of an hour, or halves in a week. */
export function snap(share: number, range: Stretch): number {
    const step = range.to - range.from > 2 * DAY_MS ? HOUR_MS / 2 : HOUR_MS / 4;
    const at = range.from + Math.min(1, Math.max(0, share)) * (range.to - range.from);
    return Math.round(at / step) * step;
}
