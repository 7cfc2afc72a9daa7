// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { clock, exact, relative, span, stretch } from './format';

const seoul = { language: 'en', zone: 'Asia/Seoul' } as const;
const korean = { language: 'ko', zone: 'Asia/Seoul' } as const;
const now = Date.parse('2026-11-22T18:10:00Z');

test('today has no date, in the zone of the reader', () => {
    expect(clock(seoul, '2026-11-22T17:50:09Z', now)).toBe('02:50');
    expect(clock(seoul, '2026-11-22T17:50:09Z', now, true)).toBe('02:50:09');
    expect(clock(seoul, '2026-11-22T15:00:00Z', now)).toBe('00:00');
});

test('another day has its date, and another year its year', () => {
    expect(clock(seoul, '2026-11-22T14:50:00Z', now)).toBe('22 Nov 23:50');
    expect(clock(korean, '2026-11-22T14:50:00Z', now)).toBe('11월 22일 23:50');
    expect(clock(seoul, '2025-01-02T00:00:00Z', now)).toBe('2 Jan 2025 09:00');
});

test('a span is told in its largest unit and never rounded up', () => {
    expect(span('en', 59_999)).toBe('59 s');
    expect(span('en', 60_000)).toBe('1 m');
    expect(span('en', 3_599_999)).toBe('59 m');
    expect(span('ko', 2 * 86_400_000)).toBe('2일');
    expect(span('en', -5)).toBe('0 s');
});

test('before and after are told apart', () => {
    expect(relative('en', now - 240_000, now)).toBe('4 m ago');
    expect(relative('ko', now + 7_200_000, now)).toBe('2시간 뒤');
});

test('hovering tells the zone, UTC and the distance', () => {
    const text = exact(seoul, '2026-11-22T17:50:09.123Z', now);
    expect(text).toContain('02:50:09');
    expect(text).toContain('2026-11-22 17:50:09 UTC');
    expect(text).toContain('19 m ago');
});

test('a stretch names its day once, and midnight at its end belongs to it', () => {
    const at = (text: string) => Date.parse(text);
    expect(stretch(seoul, at('2026-11-14T08:00:00Z'), at('2026-11-14T12:00:00Z'))).toBe('Sat 14 Nov, 17:00–21:00');
    expect(stretch(seoul, at('2026-11-14T12:00:00Z'), at('2026-11-14T15:00:00Z'))).toBe('Sat 14 Nov, 21:00–24:00');
    expect(stretch(seoul, at('2026-11-14T12:00:00Z'), at('2026-11-15T00:00:00Z'))).toBe(
        'Sat 14 Nov 21:00 – Sun 15 Nov 09:00',
    );
    expect(stretch(korean, at('2026-11-14T08:00:00Z'), at('2026-11-14T12:00:00Z'))).toBe('11월 14일 (토), 17:00–21:00');
});
