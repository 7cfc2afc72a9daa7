// SPDX-License-Identifier: Apache-2.0

export const DAY_MS = 86_400_000;

/** Hues that people are drawn in; a name always stands beside. */
export const HUES = 8;

/** A stretch of time that is drawn: from 0 to 1 of the range. */
export interface Stretch {
    left: number;
    width: number;
}

/** Where a shift lies in a range, as far as it is in it. */
export function stretch(start: string, end: string, from: number, to: number): Stretch {
    const begin = Math.max(Date.parse(start), from);
    const finish = Math.min(Date.parse(end), to);
    return { left: (begin - from) / (to - from), width: Math.max(0, finish - begin) / (to - from) };
}

/** The same name has the same hue on every page. */
export function hue(name: string): number {
    let hash = 7;
    for (const character of name) {
        hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
    }
    return hash % HUES;
}

/** Midnight of the reader's day that an instant is in. */
export function midnight(instant: number): number {
    const day = new Date(instant);
    day.setHours(0, 0, 0, 0);
    return day.getTime();
}

/** The midnights from one on, by the reader's calendar: days of 23 and 25 hours are what they are. */
export function days(from: number, count: number): number[] {
    return Array.from({ length: count + 1 }, (_, i) => dayAfter(from, i));
}

/** Midnight so many days after another one; before it where the number is negative. */
export function dayAfter(from: number, count: number): number {
    const day = new Date(from);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + count).getTime();
}

/** Hours of duty by person, most first. */
export function load(shifts: readonly { start: string; end: string; people: readonly string[] }[]): [string, number][] {
    const hours = new Map<string, number>();
    for (const { start, end, people } of shifts) {
        for (const person of people) {
            hours.set(person, (hours.get(person) ?? 0) + (Date.parse(end) - Date.parse(start)) / 3_600_000);
        }
    }
    return [...hours].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
