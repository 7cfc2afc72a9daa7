// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { instantOf, plusDays } from '@/time/wall';
import { planFrom } from './templates';

const NAMES = {
    week: 'week',
    days: 'days',
    nights: 'nights',
    weekdays: 'weekdays',
    weekend: 'weekend',
    seoul: 'Seoul',
    berlin: 'Berlin',
    sanFrancisco: 'San Francisco',
};

test('a schedule that follows the sun has no hole in any season', () => {
    const { layers } = planFrom('sun', '2026-11-25', 'UTC', NAMES);
    const windows = [];
    for (let day = '2026-12-31'; day < '2028-01-02'; day = plusDays(day, 1)) {
        for (const { zone, windows: all } of layers) {
            for (const { from, to } of all) {
                windows.push({ from: instantOf(day, from, zone), to: instantOf(day, to, zone) });
            }
        }
    }
    windows.sort((a, b) => a.from - b.from);
    let covered = windows[0]?.to ?? 0;
    for (const { from, to } of windows) {
        expect(from, new Date(covered).toISOString()).toBeLessThanOrEqual(covered);
        covered = Math.max(covered, to);
    }
});

test('it begins on the Monday that was, so that somebody has duty at once', () => {
    expect(planFrom('week', '2026-11-25', 'Asia/Seoul', NAMES).layers[0]?.start).toBe('2026-11-23T09:00');
});
