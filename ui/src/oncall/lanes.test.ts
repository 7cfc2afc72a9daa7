// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { OnCallRange, Shift } from '@/api/types';
import { changes, HOUR_MS, isNight, load, nextGap, nights, onDay, pieces, place, snap, ticks } from './lanes';

const at = (hour: number) => new Date(Date.parse('2026-11-23T00:00:00Z') + hour * HOUR_MS).toISOString();

function shift(from: number, to: number, person: string, more: Partial<Shift['duties'][number]> = {}): Shift {
    const duty = { person, layer: 'week', origin: 'rotation' as const, instead: null, ...more };
    return {
        start: at(from),
        end: at(to),
        startLocal: at(from),
        endLocal: at(to),
        role: 'primary',
        people: [person],
        layer: duty.layer,
        origin: duty.origin,
        duties: [duty],
    };
}

const layer = (...shifts: Shift[]): OnCallRange['layers'][number] => ({
    name: 'week',
    role: 'primary',
    priority: 0,
    zone: 'UTC',
    shifts,
});

const parts = (all: ReturnType<typeof pieces>) =>
    all.map(({ from, to, over, away }) => [
        (from - Date.parse(at(0))) / HOUR_MS,
        (to - Date.parse(at(0))) / HOUR_MS,
        away ? 'away' : over ? 'over' : 'on',
    ]);

describe('a shift of a layer', () => {
    test('is whole where nothing came over it, also where the final shift is cut', () => {
        const all = pieces(layer(shift(0, 24, 'ada')), [shift(0, 9, 'ada'), shift(9, 24, 'ada')]);
        expect(parts(all)).toEqual([[0, 24, 'on']]);
    });

    test('is cut where somebody else has it', () => {
        const over = shift(6, 10, 'grace', { origin: 'override', instead: 'ada' });
        const all = pieces(layer(shift(0, 24, 'ada')), [shift(0, 6, 'ada'), over, shift(10, 24, 'ada')]);
        expect(parts(all)).toEqual([
            [0, 6, 'on'],
            [6, 10, 'over'],
            [10, 24, 'on'],
        ]);
    });

    test('is over where another layer has the duty', () => {
        const all = pieces(layer(shift(0, 24, 'ada')), [shift(0, 9, 'ada'), shift(9, 24, 'ada', { layer: 'office' })]);
        expect(parts(all)).toEqual([
            [0, 9, 'on'],
            [9, 24, 'over'],
        ]);
    });

    test('says who is away', () => {
        const all = pieces(
            layer(shift(0, 24, 'ada')),
            [shift(0, 12, 'ada')],
            [{ person: 'ada', start: at(12), end: at(30) }],
        );
        expect(parts(all)).toEqual([
            [0, 12, 'on'],
            [12, 24, 'away'],
        ]);
    });
});

test('changes that follow one another are one', () => {
    const more = { origin: 'swap' as const, instead: 'ada' };
    const found = changes([shift(0, 4, 'ada'), shift(4, 6, 'kim', more), shift(6, 9, 'kim', more)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ person: 'kim', origin: 'swap', to: Date.parse(at(9)) });
});

describe('nights', () => {
    const day = { from: Date.parse(at(0)), to: Date.parse(at(24)) };

    test('are from 22 to 07 of the place', () => {
        expect(nights(day, 'UTC')).toEqual([
            { from: Date.parse(at(0)), to: Date.parse(at(7)) },
            { from: Date.parse(at(22)), to: Date.parse(at(24)) },
        ]);
        expect(nights(day, 'Asia/Seoul')).toEqual([{ from: Date.parse(at(13)), to: Date.parse(at(22)) }]);
    });

    test('are known of an instant', () => {
        expect(isNight(Date.parse(at(14)), 'Asia/Seoul')).toBe(true);
        expect(isNight(Date.parse(at(22)), 'Asia/Seoul')).toBe(false);
    });
});

test('hours stand where the wall clock has them, also on a day of 25', () => {
    const all = ticks(['2026-10-25', '2026-10-26'], 'Europe/Berlin', 6);
    expect(all).toHaveLength(8);
    expect((all[1]?.at ?? 0) - (all[0]?.at ?? 0)).toBe(7 * HOUR_MS);
    expect((all[2]?.at ?? 0) - (all[1]?.at ?? 0)).toBe(6 * HOUR_MS);
});

test('a shift over midnight is on both days', () => {
    const all = [shift(20, 30, 'ada')];
    expect(onDay(all, '2026-11-23', 'UTC')).toHaveLength(1);
    expect(onDay(all, '2026-11-24', 'UTC')[0]?.to).toBe(Date.parse(at(30)));
    expect(onDay(all, '2026-11-25', 'UTC')).toEqual([]);
});

test('the next gap is the first that is not over', () => {
    const gap = (from: number, to: number) => ({
        start: at(from),
        end: at(to),
        startLocal: '',
        endLocal: '',
        role: 'primary',
    });
    const range = { gaps: [gap(30, 31), gap(2, 3), gap(8, 12)] } as OnCallRange;
    expect(nextGap(range, Date.parse(at(9)))?.start).toBe(at(8));
    expect(nextGap(range, Date.parse(at(40)))).toBeNull();
});

test('hours are added up by person, most first', () => {
    expect(load([shift(0, 6, 'ada'), { ...shift(6, 24, 'kim'), people: ['kim', 'ada'] }])).toEqual([
        ['ada', 24],
        ['kim', 18],
    ]);
});

test('a place on the axis is in percent, and a pointer is rounded to half an hour of a week', () => {
    const week = { from: Date.parse(at(0)), to: Date.parse(at(168)) };
    expect(place({ from: Date.parse(at(42)), to: Date.parse(at(84)) }, week)).toEqual({
        left: '25.000%',
        width: '25.000%',
    });
    expect(snap(0.5001, week)).toBe(Date.parse(at(84)));
    expect(snap(1.4, week)).toBe(week.to);
});
