// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { days, HUES, hue, load, midnight, stretch } from './timeline';

const FROM = Date.parse('2026-11-22T00:00:00Z');
const TO = Date.parse('2026-11-26T00:00:00Z');

describe('a shift in a range', () => {
    test('is drawn where it lies', () => {
        expect(stretch('2026-11-23T00:00:00Z', '2026-11-24T00:00:00Z', FROM, TO)).toEqual({ left: 0.25, width: 0.25 });
    });

    test('is cut to the range', () => {
        expect(stretch('2026-11-01T00:00:00Z', '2026-12-24T00:00:00Z', FROM, TO)).toEqual({ left: 0, width: 1 });
        expect(stretch('2026-11-27T00:00:00Z', '2026-12-24T00:00:00Z', FROM, TO).width).toBe(0);
    });
});

test('a name keeps its hue', () => {
    expect(hue('박민준')).toBe(hue('박민준'));
    expect(hue('ada')).toBeLessThan(HUES);
});

test('days begin at midnight of the reader', () => {
    const all = days(midnight(FROM), 3);
    expect(all).toHaveLength(4);
    expect(all.every((day) => new Date(day).getHours() === 0)).toBe(true);
});

test('hours are added up by person, most first', () => {
    expect(
        load([
            { start: '2026-11-22T00:00:00Z', end: '2026-11-22T06:00:00Z', people: ['ada', 'kim'] },
            { start: '2026-11-23T00:00:00Z', end: '2026-11-23T12:00:00Z', people: ['kim'] },
        ]),
    ).toEqual([
        ['kim', 18],
        ['ada', 6],
    ]);
});
