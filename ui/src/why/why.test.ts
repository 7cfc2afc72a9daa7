// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Explanation } from '@/api/types';
import { links } from './links';
import { next } from './phrases';
import { stops, verdict } from './verdict';

type Group = Explanation['groups'][number];
type Integration = Group['integrations'][number];

const clock = (at: string) => at.slice(11, 16);

function integration(more: Partial<Integration> = {}): Integration {
    return {
        integration: 'webhook[0]',
        toldAt: null,
        toldFiring: false,
        toldResolved: false,
        next: '',
        delivery: null,
        ...more,
    };
}

function group(integrations: Integration[], heldBy: string[] = []): Group {
    return {
        id: 1,
        key: 'k',
        receiver: 'ops',
        labels: {},
        alerts: 1,
        nextFlushAt: '2026-11-22T10:01:00Z',
        lastFlushAt: null,
        heldBy,
        integrations,
    };
}

function explained(more: Partial<Explanation>, state: 'active' | 'resolved' = 'active'): Explanation {
    return {
        alert: { state } as Explanation['alert'],
        at: '2026-11-22T10:00:00Z',
        summary: '',
        routes: [],
        silences: [],
        inhibition: null,
        groups: [],
        services: [],
        ...more,
    };
}

const silence = { id: 's', createdBy: 'kim', comment: '', matchers: [], endsAt: '2026-11-22T12:00:00Z' };

test('an inhibition is said before a silence, and both before what was told', () => {
    const told = group([integration({ toldFiring: true })]);
    const inhibition = { rule: '1', fingerprint: 'f', labels: { alertname: 'Boss' }, equal: [] };
    expect(verdict(explained({ inhibition, silences: [silence], groups: [told] }))).toEqual({
        kind: 'inhibited',
        by: 'Boss',
    });
    expect(verdict(explained({ silences: [silence], groups: [told] }))).toMatchObject({ kind: 'silenced', by: 'kim' });
    expect(verdict(explained({ groups: [told] }))).toEqual({ kind: 'told' });
});

test('a receiver without integrations tells nobody, and an end without groups is over', () => {
    expect(verdict(explained({ groups: [group([])] }))).toEqual({ kind: 'nobody' });
    expect(verdict(explained({}, 'resolved'))).toEqual({ kind: 'over' });
});

test('a delivery that failed once is being retried', () => {
    const delivery = {
        id: 1,
        state: 'pending' as const,
        attempts: 2,
        nextAttemptAt: '2026-11-22T10:01:00Z',
        lastMessage: 'no',
    };
    expect(verdict(explained({ groups: [group([integration({ delivery })])] }))).toEqual({ kind: 'retrying' });
    expect(verdict(explained({ groups: [group([integration({ delivery: { ...delivery, attempts: 0 } })])] }))).toEqual({
        kind: 'sending',
    });
});

test('held means that every group is', () => {
    const due = integration({ next: 'will be told at 2026-11-22T10:01:00Z: new' });
    expect(verdict(explained({ groups: [group([due], ['nights'])] }))).toEqual({ kind: 'held', by: 'nights' });
    expect(verdict(explained({ groups: [group([due], ['nights']), group([due])] }))).toMatchObject({
        kind: 'willBeTold',
    });
    expect(stops({ kind: 'held', by: 'nights' })).toBe(true);
    expect(stops({ kind: 'told' })).toBe(false);
});

test('phrases of the server have the times of the reader', () => {
    const phrase = 'already told; repeated from 2026-11-22T10:30:00Z';
    expect(next(phrase, 'en', clock)).toBe('Already told; repeated from 10:30');
    expect(next(phrase, 'ko', clock)).toBe('이미 알렸고, 10:30부터 반복합니다');
    expect(next('something new', 'ko', clock)).toBe('Something new');
});

test('only addresses that a browser may follow become links', () => {
    const found = links({
        runbook_url: 'https://runbooks.example.com/x',
        dashboard: 'http://grafana/d/1',
        bad_url: 'javascript:alert(1)',
        text: 'see https://example.com',
    });
    expect(found).toEqual([
        { kind: 'runbook', name: 'runbook_url', url: 'https://runbooks.example.com/x' },
        { kind: 'dashboard', name: 'dashboard', url: 'http://grafana/d/1' },
    ]);
});
