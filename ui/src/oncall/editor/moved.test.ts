// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { HOUR_MS } from '../lanes';
import { hoursMoved, movedShifts } from './moved';

const FROM = Date.parse('2026-11-23T00:00:00Z');
const at = (hour: number) => new Date(FROM + hour * HOUR_MS).toISOString();
const shift = (from: number, to: number, ...people: string[]) => ({
    start: at(from),
    end: at(to),
    role: 'primary',
    people,
});
const range = { from: FROM, to: FROM + 48 * HOUR_MS };
const said = (all: ReturnType<typeof movedShifts>) =>
    all.map((one) => [
        (one.from - FROM) / HOUR_MS,
        (one.to - FROM) / HOUR_MS,
        one.before.join('+'),
        one.after.join('+'),
    ]);

test('what stays is not told, also where shifts are cut elsewhere', () => {
    const before = [shift(0, 48, 'ada')];
    expect(movedShifts(before, [shift(0, 20, 'ada'), shift(20, 48, 'ada')], range)).toEqual([]);
});

test('who gets and who loses is told, once for as long as it lasts', () => {
    const found = movedShifts(
        [shift(0, 24, 'ada'), shift(24, 48, 'kim')],
        [shift(0, 12, 'ada'), shift(12, 18, 'kim'), shift(18, 48, 'kim')],
        range,
    );
    expect(said(found)).toEqual([[12, 24, 'ada', 'kim']]);
    expect(hoursMoved(found)).toEqual([
        ['kim', 12],
        ['ada', -12],
    ]);
});

test('a gap that comes or goes is told, and nothing outside of the range', () => {
    const found = movedShifts([shift(-10, 10, 'ada')], [shift(-10, 4, 'ada'), shift(30, 60, 'kim')], range);
    expect(said(found)).toEqual([
        [4, 10, 'ada', ''],
        [30, 48, '', 'kim'],
    ]);
});

test('people who have it together are the same in any order', () => {
    expect(movedShifts([shift(0, 48, 'ada', 'kim')], [shift(0, 48, 'kim', 'ada')], range)).toEqual([]);
});
