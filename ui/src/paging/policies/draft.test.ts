// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { configured, draftOf, EMPTY, faultsOf, lengthOf, starts, stepOf } from './draft';

const POLICY = {
    name: 'payments',
    team: 'payments',
    acknowledge_timeout: '30m',
    repeat: { times: 3, from: 2 },
    if_nobody: [{ user: 'boss' }],
    steps: [
        {
            level: 'L1',
            wait: '5m',
            notify: [{ schedule: 'platform', who: 'next' }, { channel: 'slack' }],
            round_robin: true,
        },
        {
            level: 'management',
            path: 'managerial',
            notify: [{ team: 'leads' }],
            unless: 'resolved',
            when: {
                severity: ['P1', 'P2'],
                hours: { schedule: 'platform' },
                outside: true,
                tier: 2,
                affected_services: 3,
                revenue_per_minute: '1000 EUR',
            },
            immediately_when: { severity: ['P1'] },
        },
    ],
};

describe('a policy in a form', () => {
    test('is written back as it was read', () => {
        expect(configured(draftOf(POLICY))).toEqual(POLICY);
    });
    test('is the same whether the API or the configuration said it', () => {
        const { acknowledge_timeout, if_nobody, ...others } = POLICY;
        const said = { ...others, acknowledgeTimeout: '30m', ifNobody: if_nobody, openPages: 3, readOnly: true };
        expect(configured(draftOf(said))).toEqual(POLICY);
    });
    test('keeps what the form does not know', () => {
        const with_more = { name: 'a', steps: [{ level: 'L1', notify: [{ user: 'ada' }], color: 'red' }], tags: ['x'] };
        expect(configured(draftOf(with_more))).toEqual(with_more);
    });
    test('a repeat is a number where it begins at the first step', () => {
        expect(configured(draftOf({ name: 'a', repeat: 2, steps: [] })).repeat).toBe(2);
    });
    test('"at once, always" is read from an empty condition and from true', () => {
        for (const immediately_when of [true, {}]) {
            const draft = draftOf({ name: 'a', steps: [{ notify: [{ user: 'ada' }], immediately_when }] });
            expect(draft.steps[0]?.atOnce).toBe('always');
            expect((configured(draft).steps as { immediately_when: unknown }[])[0]?.immediately_when).toBe(true);
        }
    });
});

test('a length of time is read as the configuration reads it', () => {
    expect(lengthOf('1h30m')).toBe(5_400_000);
    expect(lengthOf('90s')).toBe(90_000);
    expect(lengthOf('5 minutes')).toBeNaN();
    expect(lengthOf('')).toBeNaN();
});

test('each step begins when the one before has waited, by its level where nobody said how long', () => {
    const steps = [
        { ...stepOf('L1'), wait: '5m' },
        stepOf('L2'),
        stepOf('L3'),
        { ...stepOf('management'), atOnce: 'always' as const },
    ];
    expect(starts(steps).map((ms) => ms / 60_000)).toEqual([0, 5, 65, 0]);
});

test('what is missing is found before anybody asks the server', () => {
    expect([...faultsOf(EMPTY)]).toEqual(['name', 'steps[0].notify']);
    const fine = { ...EMPTY, name: 'a', steps: [{ ...stepOf('L1'), wait: 'soon', notify: [{ user: 'ada' }] }] };
    expect([...faultsOf(fine)]).toEqual(['steps[0].wait']);
});
