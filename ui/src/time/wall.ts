// SPDX-License-Identifier: Apache-2.0
// Days on the wall clock of a zone, written `2026-11-28`. A day has 23 hours, or 25, where the clocks change.

import { fromInput, toInput } from './input';

export type Day = string;

const DAY_MS = 86_400_000;

export function dayOf(instant: number, zone: string): Day {
    return toInput(instant, zone).slice(0, 10);
}

/** The time of day, `09:30`. */
export function timeOf(instant: number, zone: string): string {
    return toInput(instant, zone).slice(11);
}

/** When it is so late on a day; 24:00 is midnight of the next. */
export function instantOf(day: Day, time: string, zone: string): number {
    return time === '24:00' ? fromInput(`${plusDays(day, 1)}T00:00`, zone) : fromInput(`${day}T${time}`, zone);
}

export function midnightOf(day: Day, zone: string): number {
    return instantOf(day, '00:00', zone);
}

function utc(day: Day): number {
    return Date.parse(`${day}T00:00Z`);
}

export function plusDays(day: Day, days: number): Day {
    return new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday is 0. */
export function weekdayOf(day: Day): number {
    return (new Date(utc(day)).getUTCDay() + 6) % 7;
}

export function isWeekend(day: Day): boolean {
    return weekdayOf(day) >= 5;
}

export function mondayOf(day: Day): Day {
    return plusDays(day, -weekdayOf(day));
}

export function firstOfMonth(day: Day): Day {
    return `${day.slice(0, 8)}01`;
}

/** The first day of the month so many months on. */
export function plusMonths(day: Day, months: number): Day {
    const at = new Date(utc(firstOfMonth(day)));
    at.setUTCMonth(at.getUTCMonth() + months);
    return at.toISOString().slice(0, 10);
}

/** The days from one on, the last one not among them. */
export function daysBetween(first: Day, last: Day): Day[] {
    const count = Math.round((utc(last) - utc(first)) / DAY_MS);
    return Array.from({ length: count }, (_, i) => plusDays(first, i));
}

/** For formats of a day that know of no zone: they are made in UTC. */
export function dateOf(day: Day): Date {
    return new Date(utc(day));
}

/** "Berlin" of `Europe/Berlin`. */
export function cityOf(zone: string): string {
    return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
