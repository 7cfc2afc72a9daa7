// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Known } from '@/alerts/selection';
import type { Standing } from '@/alerts/standing';
import type { Alert, Group, GroupPage, Silence } from '@/api/types';
import type { OnCallItem } from '@/oncall/types';
import { bySchedule, changes, coming, kept, noteOf, storm, tallies } from './summary';

const now = Date.parse('2026-11-22T10:00:00Z');

function known(standing: Standing, severity: Known['severity'] = 'P2', startsAt = '2026-11-22T09:00:00Z'): Known {
    return { alert: { startsAt } as Alert, standing, severity, receivers: [] };
}

function silence(state: Silence['status']['state'], startsAt: string, endsAt: string): Silence {
    return {
        id: state,
        status: { state },
        matchers: [],
        startsAt,
        endsAt,
        updatedAt: startsAt,
        createdBy: 'kim',
        comment: '',
    };
}

function paged(severity: Group['severity'], page: Partial<GroupPage>): Group {
    return { severity, page: { state: 'triggered', heldUntil: null, ...page } } as Group;
}

test('severities are tallied with what was not told and what is muted', () => {
    const [p1, p2] = tallies(
        [known('told', 'P1'), known('waiting'), known('failed'), known('silenced'), known('told', 'none')],
        [],
    );
    expect(p1).toMatchObject({ severity: 'P1', alerts: 1, untold: 0, muted: 0 });
    expect(p2).toMatchObject({ severity: 'P2', alerts: 3, untold: 2, muted: 1 });
});

test('below a severity stands what wants somebody first', () => {
    const note = (alerts: readonly Known[], groups: readonly Group[]) => {
        const [p1] = tallies(alerts, groups);
        return p1 && noteOf(p1);
    };
    const one = [known('told', 'P1')];
    const held = paged('P1', { state: 'held', heldUntil: '2026-11-23T00:00:00Z' });
    expect(note([], [])).toBe('without');
    expect(note(one, [])).toBe('told');
    expect(note(one, [held])).toBe('held');
    expect(note(one, [held, paged('P1', { state: 'acknowledged' })])).toBe('acknowledged');
    expect(note(one, [paged('P1', {}), paged('P1', { state: 'acknowledged' })])).toBe('unacknowledged');
    expect(note(one, [paged('P2', {})])).toBe('told');
});

test('the first that is held says until when', () => {
    const until = (time: string) => paged('P3', { state: 'held', heldUntil: time });
    const tally = tallies([], [until('2026-11-24T00:00:00Z'), until('2026-11-23T00:00:00Z')])[2];
    expect(tally?.heldUntil).toBe('2026-11-23T00:00:00Z');
});

test('a schedule is one line with its first two roles', () => {
    const duty = (schedule: string, role: string) => ({ schedule, role }) as OnCallItem;
    const items = [duty('a', 'primary'), duty('a', 'secondary'), duty('a', 'third'), duty('b', 'primary')];
    expect(bySchedule(items).map(([first, second]) => [first.role, second?.role])).toEqual([
        ['primary', 'secondary'],
        ['primary', undefined],
    ]);
});

test('what is kept from people is counted by what keeps it', () => {
    expect(kept([known('silenced'), known('silenced'), known('held'), known('told')])).toEqual({
        silenced: 2,
        inhibited: 0,
        held: 1,
        nobody: 0,
    });
});

test('a hundred new alerts in three minutes are a storm, and a hundred old ones are not', () => {
    const fresh = Array.from({ length: 100 }, () => known('told', 'P2', '2026-11-22T09:58:00Z'));
    const old = Array.from({ length: 100 }, () => known('told', 'P2', '2026-11-22T09:50:00Z'));
    expect(storm([...fresh, ...old], now)).toBe(100);
    expect(storm([...fresh.slice(1), ...old], now)).toBeNull();
});

test('changes are of the last hours, latest first, and nothing is of the future', () => {
    const found = changes(
        [{ since: '2026-11-22T09:30:00Z' } as Group, { since: '2026-11-21T09:30:00Z' } as Group],
        [
            silence('expired', '2026-11-22T08:00:00Z', '2026-11-22T09:45:00Z'),
            silence('pending', '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z'),
        ],
        [],
        undefined,
        now,
    );
    expect(found.map((one) => one.kind)).toEqual(['silence-ended', 'began', 'silenced']);
});

test('what comes is in the order of coming', () => {
    const found = coming([
        silence('active', '2026-11-22T08:00:00Z', '2026-11-22T14:00:00Z'),
        silence('pending', '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z'),
        silence('expired', '2026-11-22T07:00:00Z', '2026-11-22T08:00:00Z'),
    ]);
    expect(found.map((one) => one.kind)).toEqual(['begins', 'ends']);
});
