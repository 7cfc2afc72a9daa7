// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fromInput, toInput } from './input';

test('what is shown in a field is read as the same instant, in any zone', () => {
    for (const zone of ['Asia/Seoul', 'America/New_York', 'Asia/Kolkata', 'UTC', '']) {
        for (const at of ['2026-01-15T12:30:00Z', '2026-07-15T23:30:00Z']) {
            expect(fromInput(toInput(Date.parse(at), zone), zone), zone).toBe(Date.parse(at));
        }
    }
});

test('a field shows the wall clock of its zone', () => {
    expect(toInput(Date.parse('2026-11-22T17:00:00Z'), 'Asia/Seoul')).toBe('2026-11-23T02:00');
    expect(fromInput('2026-11-23T02:00', 'Asia/Seoul')).toBe(Date.parse('2026-11-22T17:00:00Z'));
    expect(fromInput('', 'Asia/Seoul')).toBeNaN();
});
