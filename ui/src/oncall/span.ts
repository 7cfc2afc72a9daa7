// SPDX-License-Identifier: Apache-2.0
// Which stretch of time the page shows.

import type { Language } from '@/i18n/language';
import { type Day, dateOf, daysBetween, firstOfMonth, midnightOf, mondayOf, plusDays, plusMonths } from '@/time/wall';

export const ZOOMS = ['day', 'week', 'month', 'year'] as const;
export type Zoom = (typeof ZOOMS)[number];

export interface Span {
    zoom: Zoom;
    /** The day that it is about. */
    day: Day;
    /** Whole days, on the wall clock of the zone. */
    days: readonly Day[];
    zone: string;
    /** In milliseconds; the end is not in it. */
    from: number;
    to: number;
}

function bounds(zoom: Zoom, day: Day): [Day, Day] {
    switch (zoom) {
        case 'day':
            return [day, plusDays(day, 1)];
        case 'week':
            return [mondayOf(day), plusDays(mondayOf(day), 7)];
        case 'month':
            return [mondayOf(firstOfMonth(day)), plusDays(mondayOf(plusDays(plusMonths(day, 1), -1)), 7)];
        case 'year':
            return [`${day.slice(0, 4)}-01-01`, `${Number(day.slice(0, 4)) + 1}-01-01`];
    }
}

export function spanOf(zoom: Zoom, day: Day, zone: string): Span {
    const [first, last] = bounds(zoom, day);
    return {
        zoom,
        day,
        zone,
        days: daysBetween(first, last),
        from: midnightOf(first, zone),
        to: midnightOf(last, zone),
    };
}

/** The day that the span before, or behind, is about. */
export function step(zoom: Zoom, day: Day, by: number): Day {
    switch (zoom) {
        case 'day':
            return plusDays(day, by);
        case 'week':
            return plusDays(day, 7 * by);
        case 'month':
            return plusMonths(day, by);
        case 'year':
            return plusMonths(`${day.slice(0, 4)}-01-01`, 12 * by);
    }
}

/** As people say it, such as "9–15 Nov 2026". */
export function titleOf({ zoom, day, days }: Span, language: Language): string {
    const format = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', { ...options, timeZone: 'UTC' });
    switch (zoom) {
        case 'day':
            return format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(dateOf(day));
        case 'week':
            return format({ day: 'numeric', month: 'short', year: 'numeric' })
                .formatRange(dateOf(days[0] ?? day), dateOf(days.at(-1) ?? day))
                .replace(/^(\d+)\s*–\s*(?=\d)/, '$1–');
        case 'month':
            return format({ month: 'long', year: 'numeric' }).format(dateOf(day));
        case 'year':
            return format({ year: 'numeric' }).format(dateOf(day));
    }
}
