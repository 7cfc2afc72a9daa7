// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { askedNow, awaited, countdown, filterOf, latest, linkOf, ordered, parametersOf, wants } from './pages';
import type { Asked, PageState, Ring, Severity } from './types';

const asked = (person: string, acknowledgedAt: string | null = null): Asked => ({
    person,
    channel: null,
    step: 0,
    round: 0,
    at: '2026-11-12T02:47:00Z',
    mustAcknowledge: false,
    acknowledgedAt,
    why: '',
    rings: [],
});

describe('which pages are asked for', () => {
    test('without a word those of who looks that are open', () => {
        expect(parametersOf(filterOf({}, 'ada'))).toMatchObject({ state: 'open', person: 'ada' });
    });
    test('who has no account sees everybody’s', () => {
        expect(filterOf({}, null).person).toBe('');
    });
    test('everybody’s are asked for by a word, and a person by name', () => {
        expect(filterOf({ who: ['all'] }, 'ada').person).toBe('');
        expect(filterOf({ who: ['all'], person: ['kim'] }, 'ada').person).toBe('kim');
    });
    test('all states need no word', () => {
        expect(parametersOf(filterOf({ state: ['all'], severity: ['P1', 'P2'] }, null))).toMatchObject({
            state: null,
            severity: ['P1', 'P2'],
        });
    });
});

describe('whom a page wants', () => {
    test('whom it asks now are those of the last step who have not answered; channels where it asks nobody else', () => {
        const later = (one: Asked, step: number): Asked => ({ ...one, step });
        const room: Asked = { ...asked(''), person: null, channel: 'room' };
        expect(askedNow({ asked: [asked('ada'), room] })).toEqual(['ada']);
        expect(askedNow({ asked: [asked('ada'), later(room, 1)] })).toEqual(['room']);
        expect(askedNow({ asked: [asked('ada'), later(asked('kim'), 1), later(asked('ben'), 1)] })).toEqual([
            'kim',
            'ben',
        ]);
        expect(askedNow({ asked: [asked('ada', '2026-11-12T02:50:00Z')] })).toEqual([]);
    });
    test('besides who acknowledged those who must, too, until they do or who did is asked anew', () => {
        const must = { ...asked('boss'), mustAcknowledge: true };
        const page = (...all: Asked[]) => ({ state: 'triggered' as const, acknowledgedBy: ['ada'], asked: all });
        const ada = asked('ada', '2026-11-12T02:48:00Z');
        expect(awaited(page(ada, must, { ...must, round: 1 }, asked('kim')), 'ada')).toEqual(['boss']);
        expect(awaited(page(ada, must), 'boss')).toEqual([]);
        expect(awaited(page(ada, { ...must, acknowledgedAt: '2026-11-12T02:49:00Z' }), 'ada')).toEqual([]);
        expect(awaited(page(ada, must, asked('ada')), 'ada')).toEqual([]);
        expect(awaited({ ...page(ada, must), state: 'acknowledged' }, 'ada')).toEqual([]);
    });
    test('whoever was asked and did not answer', () => {
        expect(wants({ state: 'triggered', asked: [asked('ada')] }, 'ada')).toBe(true);
        expect(wants({ state: 'triggered', asked: [asked('ada')] }, 'kim')).toBe(false);
    });
    test('nobody once somebody has it', () => {
        expect(wants({ state: 'acknowledged', asked: [asked('ada')] }, 'ada')).toBe(false);
    });
    test('who answered waits for the others where all must', () => {
        const both = [asked('ada', '2026-11-12T02:48:00Z'), asked('kim')];
        expect(wants({ state: 'triggered', asked: both }, 'ada')).toBe(false);
        expect(wants({ state: 'triggered', asked: both }, 'kim')).toBe(true);
    });
    test('a session without an account is wanted by none', () => {
        expect(wants({ state: 'triggered', asked: [asked('')] }, null)).toBe(false);
    });
});

test('what nobody has stands first, then the worst, then the latest', () => {
    const page = (id: number, state: PageState, severity: Severity, minute: number) => ({
        id,
        state,
        severity,
        openedAt: `2026-11-12T02:${minute}:00Z`,
    });
    const pages = [
        page(1, 'acknowledged', 'P1', 10),
        page(2, 'triggered', 'P3', 11),
        page(3, 'triggered', 'P2', 12),
        page(4, 'triggered', 'P2', 13),
        page(5, 'resolved', 'P1', 14),
    ];
    expect(ordered(pages).map(({ id }) => id)).toEqual([4, 3, 2, 1, 5]);
});

test('a countdown rounds up, so that it never says zero too early', () => {
    expect(countdown(4 * 60_000 + 47_001)).toBe('4:48');
    expect(countdown(18_000)).toBe('0:18');
    expect(countdown(3_723_000)).toBe('1:02:03');
    expect(countdown(-5)).toBe('0:00');
});

test('of several means the last that left and the next that will', () => {
    const ring = (type: string, status: Ring['status'], due: string): Ring => ({
        method: type,
        type,
        due,
        status,
        delivery: null,
        why: '',
    });
    const { done, next } = latest([
        ring('push', 'sent', '2026-11-12T02:47:00Z'),
        ring('voice', 'planned', '2026-11-12T02:50:00Z'),
        ring('sms', 'planned', '2026-11-12T02:48:00Z'),
        ring('email', 'failed', '2026-11-12T02:47:00Z'),
    ]);
    expect([done?.type, next?.type]).toEqual(['push', 'sms']);
});

test('an annotation is no link unless the web has it', () => {
    expect(linkOf('https://runbooks.example/pay')).toBe('https://runbooks.example/pay');
    expect(linkOf('javascript:alert(1)')).toBeNull();
    expect(linkOf(undefined)).toBeNull();
});
