// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { SeveritySpan } from '../types';
import { barsOf, byLeaving } from './severities';

test('a week becomes bars, and what says the same is one', () => {
    const from = Date.parse('2026-11-09T00:00:00Z');
    const at = (hours: number) => new Date(from + hours * 3_600_000).toISOString();
    const span = (start: number, end: number, leaves: number | null): SeveritySpan => ({
        severity: 'P3',
        manner: 'business_hours',
        start: at(start),
        end: at(end),
        leavesAt: leaves === null ? null : at(leaves),
        why: '',
    });
    const bars = barsOf(
        [span(0, 9, 9), span(9, 12, null), span(12, 18, null), span(18, 200, 33)],
        'P3',
        from,
        from + 168 * 3_600_000,
    );
    expect(bars.map(({ kind }) => kind)).toEqual(['held', 'at_once', 'held']);
    expect(bars[1]?.from).toBeCloseTo(9 / 168);
    expect(bars[1]?.to).toBeCloseTo(18 / 168);
    expect(bars[2]?.to).toBe(1);
});

test('what waits stands by when it leaves, the worst first', () => {
    const page = (severity: 'P3' | 'P4', heldUntil: string | null) => ({ severity, heldUntil });
    const groups = byLeaving([
        page('P4', null),
        page('P4', '2026-11-10T00:00:00Z'),
        page('P3', '2026-11-10T00:00:00Z'),
        page('P4', '2026-11-09T00:00:00Z'),
    ]);
    expect(groups.map(([at, list]) => [at.slice(0, 10), list.map(({ severity }) => severity)])).toEqual([
        ['2026-11-09', ['P4']],
        ['2026-11-10', ['P3', 'P4']],
        ['', ['P4']],
    ]);
});
