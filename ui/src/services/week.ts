// SPDX-License-Identifier: Apache-2.0
// A week of business hours as a strip, and the year's holidays as months.

import type { BusinessHours, Holiday } from '@/api/types';

export type Hours = BusinessHours['items'][number];

/** A piece of one day in which it is open: parts of the day from 0 to 1. */
export interface Piece {
    from: number;
    to: number;
}

export interface Day {
    /** Such as 2026-11-23. */
    date: string;
    open: readonly Piece[];
    holidays: readonly Holiday[];
}

const DAYS = 7;

/** The day after so many days, as a date without a time. */
export function later(date: string, days: number): string {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
}

/** Where an instant stands in a zone: its date, and which part of the day is over. */
function placeIn(zone: string): (instant: string) => { date: string; part: number } {
    const format = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
    return (instant) => {
        const parts = Object.fromEntries(format.formatToParts(Date.parse(instant)).map((p) => [p.type, p.value]));
        return {
            date: `${parts.year}-${parts.month}-${parts.day}`,
            part: (Number(parts.hour) * 60 + Number(parts.minute)) / 1440,
        };
    };
}

/** The seven days of the week, each by the wall clock of the zone. */
export function weekOf(hours: Hours): Day[] {
    const place = placeIn(hours.zone);
    const pieces = new Map<string, Piece[]>();
    for (const span of hours.week.open) {
        const start = place(span.start);
        const end = place(span.end);
        for (let date = start.date, day = 0; date <= end.date && day <= DAYS; date = later(date, 1), day++) {
            const piece = { from: date === start.date ? start.part : 0, to: date === end.date ? end.part : 1 };
            if (piece.to > piece.from) {
                pieces.set(date, [...(pieces.get(date) ?? []), piece]);
            }
        }
    }
    return Array.from({ length: DAYS }, (_, i) => {
        const date = later(hours.week.monday, i);
        return {
            date,
            open: pieces.get(date) ?? [],
            holidays: hours.week.holidays.filter((holiday) => holiday.date === date),
        };
    });
}

/** Where now is in the week, or null where it is another one. */
export function nowIn(hours: Hours, now: number): { day: number; part: number } | null {
    const { date, part } = placeIn(hours.zone)(new Date(now).toISOString());
    for (let day = 0; day < DAYS; day++) {
        if (later(hours.week.monday, day) === date) {
            return { day, part };
        }
    }
    return null;
}

/** Holidays by month, 0 to 11; a day that several calendars have is there for each of them. */
export function byMonth(holidays: readonly Holiday[]): Holiday[][] {
    const months: Holiday[][] = Array.from({ length: 12 }, () => []);
    for (const holiday of [...holidays].sort((a, b) => a.date.localeCompare(b.date))) {
        months[Number(holiday.date.slice(5, 7)) - 1]?.push(holiday);
    }
    return months;
}
