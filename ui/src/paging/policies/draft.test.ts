// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configured, draftOf, EMPTY, faultsOf, lengthOf, starts, stepOf } from './draft';

/** Every key that the manual has, with a value that is not the usual one. */
const POLICY = {
    name: 'payments',
    description: 'Cards and the ledger',
    team: 'payments',
    acknowledge_timeout: '30m',
    confirm_within: '10m',
    repeat: { times: 3, from: 2 },
    if_nobody: [{ user: 'boss' }],
    steps: [
        {
            level: 'L1',
            wait: '5m',
            notify: [{ schedule: 'platform', role: 'second', who: 'next' }, { channel: 'slack' }, { vendor: 'acme' }],
            round_robin: true,
        },
        {
            level: 'management',
            path: 'managerial',
            notify: [{ team: 'leads' }],
            all_must_acknowledge: true,
            unless: 'resolved',
            when: {
                severity: ['P1', 'P2'],
                hours: { schedule: 'platform' },
                outside: true,
                tier: 2,
                affected_services: 3,
                revenue_per_minute: '1000 EUR',
            },
            immediately_when: { severity: ['P1'], hours: 'office', outside: true },
        },
    ],
};

const MANUAL = readFileSync(new URL('../../../../docs/paging.md', import.meta.url), 'utf8');

/** What the manual says of policies: the keys of its tables, of targets, and of conditions. */
function documented(): string[] {
    const part = MANUAL.slice(MANUAL.indexOf('## Escalation policies'), MANUAL.indexOf('## Severity'));
    const rows = [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key ?? '');
    const targets = [...part.matchAll(/\{(\w+(?:, \w+)*)(?:: [^}]*)?\}/g)].flatMap(([, all]) =>
        (all ?? '').split(', '),
    );
    const conditions = part.slice(part.indexOf('Conditions, all of which must hold'));
    const words = [...conditions.slice(0, conditions.indexOf('\n\n')).matchAll(/`([a-z_]+)(?:`|:)/g)].map(
        ([, key]) => key ?? '',
    );
    return [...new Set([...rows, ...targets, ...words])];
}

describe('a policy in a form', () => {
    test('has every key of the manual, and loses none', () => {
        const keys = documented();
        expect(keys).toEqual(expect.arrayContaining(['confirm_within', 'role', 'vendor', 'affected_services']));
        const written = JSON.stringify(configured(draftOf(POLICY)));
        expect(keys.filter((key) => !written.includes(`"${key}":`))).toEqual([]);
    });
    test('is written back as it was read', () => {
        expect(configured(draftOf(POLICY))).toEqual(POLICY);
    });
    test('is the same whether the API or the configuration said it', () => {
        const { acknowledge_timeout, if_nobody, ...others } = POLICY;
        const said = { ...others, acknowledgeTimeout: '30m', ifNobody: if_nobody, openPages: 3, readOnly: true };
        expect(configured(draftOf(said))).toEqual(POLICY);
    });
    test('keeps what the form does not know', () => {
        const with_more = {
            name: 'a',
            steps: [{ level: 'L1', notify: [{ user: 'ada', mood: 'calm' }], when: { moon: 'full' }, color: 'red' }],
            tags: ['x'],
        };
        expect(configured(draftOf(with_more))).toEqual(with_more);
    });
    test('a step that names no level is one further than the step before, and none is beyond L3', () => {
        const steps = [1, 2, 3, 4].map(() => ({ notify: [{ user: 'ada' }] }));
        expect(draftOf({ name: 'a', steps }).steps.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3', 'L3']);
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
