// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import {
    cityOf,
    dayOf,
    daysBetween,
    instantOf,
    isWeekend,
    midnightOf,
    mondayOf,
    plusDays,
    plusMonths,
    timeOf,
    weekdayOf,
} from './wall';

const HOUR = 3_600_000;

describe('a day of a zone', () => {
    test('begins at its own midnight', () => {
        expect(midnightOf('2026-11-23', 'Asia/Seoul')).toBe(Date.parse('2026-11-22T15:00:00Z'));
        expect(dayOf(Date.parse('2026-11-22T15:00:00Z'), 'Asia/Seoul')).toBe('2026-11-23');
        expect(timeOf(Date.parse('2026-11-22T17:30:00Z'), 'Asia/Seoul')).toBe('02:30');
    });

    test('has 25 hours when the clocks go back, and 23 when they go on', () => {
        const length = (day: string) =>
            midnightOf(plusDays(day, 1), 'Europe/Berlin') - midnightOf(day, 'Europe/Berlin');
        expect(length('2026-10-25')).toBe(25 * HOUR);
        expect(length('2026-03-29')).toBe(23 * HOUR);
        expect(length('2026-06-01')).toBe(24 * HOUR);
    });

    test('ends at 24:00', () => {
        expect(instantOf('2026-11-23', '24:00', 'UTC')).toBe(Date.parse('2026-11-24T00:00:00Z'));
    });
});

test('weeks begin on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(0);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(isWeekend('2026-11-28')).toBe(true);
    expect(isWeekend('2026-11-27')).toBe(false);
});

test('months and years are stepped over', () => {
    expect(plusMonths('2026-11-30', 3)).toBe('2027-02-01');
    expect(plusMonths('2026-01-15', -1)).toBe('2025-12-01');
    expect(daysBetween('2026-12-31', '2027-01-02')).toEqual(['2026-12-31', '2027-01-01']);
});

test('a zone is called by its city', () => {
    expect(cityOf('America/Los_Angeles')).toBe('Los Angeles');
    expect(cityOf('UTC')).toBe('UTC');
});
