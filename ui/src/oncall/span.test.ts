// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { spanOf, step, titleOf } from './span';

test('a week is seven days from Monday, in the zone of who looks', () => {
    const span = spanOf('week', '2026-11-12', 'Asia/Seoul');
    expect(span.days).toHaveLength(7);
    expect(span.days[0]).toBe('2026-11-09');
    expect(new Date(span.from).toISOString()).toBe('2026-11-08T15:00:00.000Z');
    expect(titleOf(span, 'en')).toBe('9–15 Nov 2026');
});

test('a month is the whole weeks that it is in', () => {
    const span = spanOf('month', '2026-11-12', 'UTC');
    expect(span.days[0]).toBe('2026-10-26');
    expect(span.days.at(-1)).toBe('2026-12-06');
    expect(titleOf(span, 'en')).toBe('November 2026');
    expect(titleOf(span, 'ko')).toBe('2026년 11월');
});

test('a month that ends on a Sunday has no week too many', () => {
    expect(spanOf('month', '2026-05-15', 'UTC').days.at(-1)).toBe('2026-05-31');
});

test('a year is a calendar year, and a day is a day', () => {
    expect(spanOf('year', '2026-11-12', 'UTC').days).toHaveLength(365);
    expect(spanOf('day', '2026-11-12', 'UTC').days).toEqual(['2026-11-12']);
});

test('back and on go to the span beside', () => {
    expect(step('day', '2026-12-31', 1)).toBe('2027-01-01');
    expect(step('week', '2026-11-12', -1)).toBe('2026-11-05');
    expect(step('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(step('year', '2026-11-12', -1)).toBe('2025-01-01');
});
