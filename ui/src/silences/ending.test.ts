// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Silence } from '@/api/types';
import { endingSoon, longer } from './ending';

const NOW = Date.parse('2026-11-22T12:00:00Z');

function silence(id: string, minutesSince: number, minutesLeft: number, createdBy = 'ada'): Silence {
    return {
        id,
        status: { state: 'active' },
        matchers: [],
        startsAt: new Date(NOW - minutesSince * 60_000).toISOString(),
        endsAt: new Date(NOW + minutesLeft * 60_000).toISOString(),
        updatedAt: new Date(NOW).toISOString(),
        createdBy,
        comment: '',
    };
}

test('of silences that end soon one’s own come first', () => {
    const all = [silence('later', 600, 50), silence('soon', 600, 10), silence('mine', 600, 55, 'me')];
    expect(endingSoon(all, NOW, 'me').map(({ id }) => id)).toEqual(['mine', 'soon', 'later']);
});

test('what lasts, what is over, and what is short and new is no news', () => {
    const over = { ...silence('over', 600, 10), status: { state: 'expired' as const } };
    expect(endingSoon([silence('lasts', 600, 61), over, silence('new', 1, 29)], NOW, '')).toEqual([]);
    expect(endingSoon([silence('short', 25, 5)], NOW, '').length).toBe(1);
});

test('an hour more begins at the old end', () => {
    expect(longer(silence('a', 60, 5))).toBe('2026-11-22T13:05:00.000Z');
});
