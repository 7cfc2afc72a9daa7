// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Maintenance } from '@/api/types';
import { draftOf, emptyPlan, inOrder, planOf, recurrenceOf, wall } from './plan';
import { maintenanceText } from './text';

const KNOWN: Maintenance = {
    id: 'a',
    revision: 3,
    name: 'Backups',
    matchers: ['service="db"'],
    zone: 'Asia/Seoul',
    first: '2026-11-29T02:00',
    minutes: 90,
    repeat: 'weekly',
    every: 2,
    weekdays: ['wednesday', 'sunday'],
    until: '2027-03-31',
    createdBy: 'kim',
    comment: 'full',
    updatedAt: '2026-11-22T10:00:00Z',
    silence: 'b',
    windowStart: '2026-11-28T17:00:00Z',
    windowEnd: '2026-11-28T18:30:00Z',
    state: 'coming',
    mayChange: true,
};

test('what the server has comes back from the form as it was', () => {
    const { name, matchers, zone, first, minutes, repeat, every, weekdays, until, comment } = KNOWN;
    expect(draftOf(planOf(KNOWN), 3)).toEqual({
        revision: 3,
        name,
        matchers,
        zone,
        first,
        minutes,
        repeat,
        every,
        weekdays,
        until,
        comment,
    });
});

test('working days are a week with five of them, and one time has no end', () => {
    const plan = { ...emptyPlan(Date.parse('2026-11-22T20:00:00Z'), 'Asia/Seoul'), rhythm: 'workdays' as const };
    expect(plan.day).toBe('2026-11-24');
    expect(recurrenceOf(plan)).toMatchObject({ repeat: 'weekly', every: 1, minutes: 120 });
    expect(recurrenceOf(plan).weekdays).toHaveLength(5);
    expect(recurrenceOf({ ...plan, rhythm: 'once', until: '2027-01-01' }).until).toBeNull();
});

test('the wall clock of a zone is its own', () => {
    expect(wall(Date.parse('2026-11-22T17:00:00Z'), 'Asia/Seoul')).toEqual({ day: '2026-11-23', time: '02:00' });
});

test('what runs comes first, what was skipped last', () => {
    const at = (state: Maintenance['state'], windowStart: string) => ({
        ...KNOWN,
        id: windowStart,
        state,
        windowStart,
    });
    const order = inOrder([
        at('skipped', '2026-11-01T00:00:00Z'),
        at('coming', '2026-12-02T00:00:00Z'),
        at('coming', '2026-12-01T00:00:00Z'),
        at('running', '2026-12-03T00:00:00Z'),
    ]);
    expect(order.map(({ id }) => id.slice(5, 10))).toEqual(['12-03', '12-01', '12-02', '11-01']);
});

test('a plan is said as people say it, in both languages', () => {
    const { en, ko } = maintenanceText;
    expect(en.says(KNOWN)).toBe('Every 2 weeks on Wednesday and Sunday at 02:00');
    expect(ko.says(KNOWN)).toBe('2주마다 수·일요일 02:00');
    expect(en.says({ ...KNOWN, repeat: 'daily', every: 1 })).toBe('Every day at 02:00');
    expect(en.says({ ...KNOWN, repeat: 'monthly', every: 1 })).toBe('Every month on day 29 at 02:00');
    expect(ko.says({ ...KNOWN, repeat: 'monthly', every: 1 })).toBe('매월 29일 02:00');
    const workdays = { ...KNOWN, every: 1, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] };
    expect(en.says(workdays)).toBe('Every weekday at 02:00');
    expect(ko.says(workdays)).toBe('평일 매일 02:00');
    expect(en.says({ ...KNOWN, repeat: 'once' })).toBe('Once, 2026-11-29 at 02:00');
});
