// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Alert, Group, Telling } from '@/api/types';
import { tester, write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';
import { covering } from './cover';
import { toggled } from './facets';
import { distinction, flat, grouped } from './rows';
import { catalogue, type Question, select } from './selection';

let fingerprints = 0;

function alert(labels: Record<string, string>, more: Partial<Alert> = {}): Alert {
    return {
        fingerprint: String(++fingerprints).padStart(16, '0'),
        labels,
        annotations: {},
        severity: null,
        state: 'active',
        startsAt: '2026-11-22T10:00:00Z',
        endsAt: '2026-11-22T11:00:00Z',
        updatedAt: '2026-11-22T10:00:00Z',
        generatorUrl: null,
        groups: [1],
        silencedBy: [],
        inhibitedBy: [],
        ...more,
    };
}

function group(id: number, telling: Telling, more: Partial<Group> = {}): Group {
    return {
        id,
        key: String(id),
        labels: {},
        commonLabels: {},
        summary: '',
        receiver: 'ops',
        severity: null,
        active: 1,
        suppressed: 0,
        resolved: 0,
        since: '2026-11-22T10:00:00Z',
        telling,
        heldBy: [],
        mutedBy: null,
        toldAt: null,
        nextFlushAt: '2026-11-22T10:01:00Z',
        page: null,
        ...more,
    };
}

const ANY: Question = { matchers: [], standings: [], severities: [], receiver: null };

function matchers(text: string) {
    const parsed = parse(text);
    if (!parsed.ok) {
        throw new Error(text);
    }
    return parsed.matchers;
}

const silenced = { silencedBy: [{ id: 's', createdBy: 'kim', comment: '', endsAt: '2026-11-22T12:00:00Z' }] };

describe('standing', () => {
    test('what keeps an alert from people counts before how its group is told', () => {
        const { all } = catalogue(
            [
                alert({ a: '1' }, silenced),
                alert({ a: '2' }, { inhibitedBy: [{ fingerprint: 'f', name: 'x' }] }),
                alert({ a: '3' }),
            ],
            [group(1, 'told')],
        );
        expect(all.map((one) => one.standing)).toEqual(['told', 'silenced', 'inhibited']);
    });

    test('of several groups the one that needs a look counts', () => {
        const { all } = catalogue([alert({}, { groups: [1, 2] })], [group(1, 'told'), group(2, 'failed')]);
        expect(all[0]?.standing).toBe('failed');
    });
});

describe('facets', () => {
    const known = catalogue(
        [
            alert({ team: 'pay', env: 'prod' }, { severity: 'P1' }),
            alert({ team: 'pay', env: 'test' }, { severity: 'P2' }),
            alert({ team: 'ops', env: 'prod' }, { severity: 'P2', ...silenced }),
        ],
        [group(1, 'told')],
    );

    test('a facet counts what the other questions accept', () => {
        const found = select(known, { ...ANY, matchers: matchers('team="pay"'), severities: ['P2'] });
        expect(found.matching).toHaveLength(1);
        expect(Object.fromEntries(found.severities)).toEqual({ P1: 1, P2: 1 });
        const team = found.labels.find((facet) => facet.name === 'team');
        expect(Object.fromEntries(team?.values ?? [])).toEqual({ pay: 1, ops: 1 });
        expect(Object.fromEntries(found.standings)).toEqual({ told: 1 });
    });

    test('ticking values makes one matcher, and unticking the last takes it away', () => {
        const one = toggled([], 'team', 'pay');
        const two = toggled(one, 'team', 'a.b');
        expect(two.map(write)).toEqual(['team=~"pay|a\\\\.b"']);
        expect(toggled(toggled(two, 'team', 'pay'), 'team', 'a.b')).toEqual([]);
    });

    test('a matcher that is no list of values stays when a value is ticked', () => {
        expect(toggled(matchers('team=~"p.*"'), 'team', 'pay').map(write)).toEqual(['team=~"p.*"', 'team="pay"']);
    });

    test('a receiver is one question more', () => {
        expect(select(known, { ...ANY, receiver: 'ops' }).matching).toHaveLength(3);
        expect(select(known, { ...ANY, receiver: 'other' }).matching).toHaveLength(0);
    });
});

describe('rows', () => {
    const known = catalogue(
        [
            alert({ alertname: 'A', pod: '1' }, { startsAt: '2026-11-22T10:05:00Z', groups: [1, 2] }),
            alert({ alertname: 'A', pod: '2' }, { startsAt: '2026-11-22T10:01:00Z' }),
            alert({ alertname: 'B' }, { severity: 'P1', groups: [2], ...silenced }),
        ],
        [
            group(1, 'told', { commonLabels: { alertname: 'A' } }),
            group(2, 'waiting'),
            group(3, 'told', { resolved: 2 }),
        ],
    );
    const all = select(known, ANY).matching;

    test('groups stand in the order of the server, open ones with their alerts, the oldest first', () => {
        const rows = grouped(known, all, new Set([1]), false);
        expect(rows.map((row) => row.kind)).toEqual(['group', 'alert', 'alert', 'group']);
        const first = rows[1];
        expect(first?.kind === 'alert' && distinction(first.known, first.shared)).toBe('pod="2"');
    });

    test('a group whose alerts are over is shown only where nothing is asked', () => {
        expect(grouped(known, all, new Set(), true)).toHaveLength(3);
        expect(grouped(known, all, new Set(), false)).toHaveLength(2);
    });

    test('alone, what is muted comes last and what is worse first', () => {
        expect(flat(all).map((row) => row.kind === 'alert' && row.known.alert.labels.alertname)).toEqual([
            'A',
            'A',
            'B',
        ]);
    });
});

describe('a silence over several alerts', () => {
    const both = [alert({ alertname: 'A', pod: 'x-1', zone: 'a' }), alert({ alertname: 'A', pod: 'x-2', zone: 'b' })];

    test('keeps what they share, lists what they differ in, and leaves out what a restart changes', () => {
        expect(covering(both).map(write)).toEqual(['alertname="A"', 'zone=~"a|b"']);
    });

    test('mutes every one of them', () => {
        const tests = covering(both).map(tester);
        expect(both.every((one) => tests.every((accepts) => accepts(one.labels)))).toBe(true);
    });

    test('uses what a restart changes where there is nothing else', () => {
        expect(covering([alert({ pod: 'x' })]).map(write)).toEqual(['pod="x"']);
    });
});
