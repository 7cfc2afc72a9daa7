// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Session } from '@/api/types';
import type { Fairness, FairnessOf, Schedule, ShiftRequest } from '../types';
import { partsOf, verdictOf } from './fairness';
import { isOwn, mayJoin, waitsFor } from './rights';

const of = (person: string, total: number): FairnessOf => ({
    person,
    total,
    day: total,
    night: 0,
    weekend: 0,
    holiday: 0,
    ahead: 0,
});
const fairness = (median: number, ...items: FairnessOf[]): Fairness => ({
    from: '',
    to: '',
    weights: { day: 1, night: 2, weekend: 1.5, holiday: 2 },
    median,
    items,
});

describe('fairness', () => {
    test('is even within a tenth of the median', () => {
        const verdict = verdictOf(fairness(100, of('ada', 104), of('kim', 97)));
        expect(verdict).toEqual({ kind: 'even', percent: 4 });
    });

    test('names who has most and who has least where it is not', () => {
        const verdict = verdictOf(fairness(100, of('ada', 100), of('kim', 160), of('lee', 70)));
        expect(verdict).toMatchObject({ kind: 'uneven', most: { person: 'kim' }, least: { person: 'lee' } });
    });

    test('says nothing of one person, or of nothing', () => {
        expect(verdictOf(fairness(100, of('ada', 100))).kind).toBe('none');
        expect(verdictOf(fairness(0, of('ada', 0), of('kim', 0))).kind).toBe('none');
    });

    test('is drawn by weighted parts, without those that are not there', () => {
        const item = { ...of('ada', 16), day: 10, night: 3 };
        expect(partsOf(item, fairness(0).weights)).toEqual([
            { part: 'day', weighted: 10 },
            { part: 'night', weighted: 6 },
        ]);
    });
});

const request = (more: Partial<ShiftRequest>): ShiftRequest => ({
    id: '1',
    kind: 'swap',
    schedule: 'payments',
    role: 'primary',
    person: 'ada',
    start: '',
    end: '',
    to: [],
    want: null,
    state: 'open',
    answers: [],
    takenBy: null,
    moved: false,
    note: '',
    madeBy: 'ada',
    madeAt: '',
    endedAt: null,
    ...more,
});

describe('a request', () => {
    test('to everybody waits for everybody but who asks', () => {
        expect(waitsFor(request({}), 'kim')).toBe(true);
        expect(waitsFor(request({}), 'ada')).toBe(false);
        expect(waitsFor(request({}), null)).toBe(false);
        expect(isOwn(request({}), 'ada')).toBe(true);
    });

    test('to some waits for them until they answer, and for nobody when it is over', () => {
        expect(waitsFor(request({ to: ['lee'] }), 'kim')).toBe(false);
        expect(waitsFor(request({ to: ['kim'] }), 'kim')).toBe(true);
        const answers = [{ person: 'kim', answer: 'declined' as const, want: null, note: '', at: '' }];
        expect(waitsFor(request({ to: ['kim'], answers }), 'kim')).toBe(false);
        expect(waitsFor(request({ state: 'taken' }), 'kim')).toBe(false);
    });
});

test('who is in a schedule of another team takes part in it', () => {
    const me = {
        permissions: ['read'],
        teams: [{ slug: 'search', role: 'responder' }],
        user: { name: 'ada' },
    } as unknown as Session;
    const schedule = { name: 'x', team: 'payments', people: ['ada'], mayChange: false } as unknown as Schedule;
    expect(mayJoin(me, schedule)).toBe(true);
    expect(mayJoin(me, { ...schedule, people: ['kim'] })).toBe(false);
    expect(mayJoin(me, { ...schedule, people: ['kim'], mayChange: true })).toBe(true);
    expect(mayJoin({ ...me, teams: [] }, schedule)).toBe(false);
});
