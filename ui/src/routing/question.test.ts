// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Destinations } from '@/api/types';
import { duration } from './duration';
import { completeLabel, pairOf, questionOf, read, searchFor, verdict, withLabels, writeLabel } from './question';

type Destination = Destinations['destinations'][number];

function to(receiver: string, rest: Partial<Destination> = {}): Destination {
    return {
        route: receiver,
        receiver,
        integrations: ['webhook[0]'],
        groupKey: '',
        groupLabels: {},
        joins: false,
        firstFlushAt: null,
        groupWaitMs: 0,
        groupIntervalMs: 0,
        repeatIntervalMs: 0,
        heldBy: [],
        ...rest,
    };
}

function answer(destinations: Destination[], rest: Partial<Destinations> = {}): Destinations {
    return { labels: {}, at: '', silent: false, routes: [], destinations, silences: [], inhibition: null, ...rest };
}

const silence = (createdBy: string, endsAt: string) => ({
    id: createdBy,
    createdBy,
    comment: '',
    matchers: [],
    endsAt,
});

describe('the sentence', () => {
    test('names whom it reaches, once each', () =>
        expect(verdict(answer([to('pager'), to('chat'), to('pager', { route: 'another' })]))).toEqual({
            kind: 'told',
            receivers: ['pager', 'chat'],
            held: [],
            by: [],
        }));

    test('says who is left out for the time being', () =>
        expect(verdict(answer([to('pager'), to('chat', { heldBy: ['nights'] })]))).toEqual({
            kind: 'told',
            receivers: ['pager'],
            held: ['chat'],
            by: ['nights'],
        }));

    test('is nobody where all are held', () =>
        expect(
            verdict(answer([to('chat', { heldBy: ['nights', 'sundays'] }), to('void', { integrations: [] })])),
        ).toEqual({ kind: 'held', by: ['nights', 'sundays'] }));

    test('is nobody where no receiver has an integration', () =>
        expect(verdict(answer([to('void', { integrations: [], heldBy: ['nights'] })]))).toEqual({
            kind: 'nobody',
            receivers: ['void'],
        }));

    test('names the silence that lasts longest', () =>
        expect(
            verdict(
                answer([to('pager')], {
                    silences: [silence('ada', '2026-01-02T00:00:00+09:00'), silence('ben', '2026-01-01T20:00:00Z')],
                }),
            ),
        ).toEqual({ kind: 'silenced', by: 'ben', until: '2026-01-01T20:00:00Z' }));

    test('names what inhibits before what silences', () =>
        expect(
            verdict(
                answer([to('pager')], {
                    silences: [silence('ada', '2026-01-02T00:00:00Z')],
                    inhibition: { rule: '1', fingerprint: 'f', labels: { alertname: 'Boss' }, equal: [] },
                }),
            ),
        ).toEqual({ kind: 'inhibited', by: 'Boss' }));
});

describe('the address', () => {
    const view = (search: Record<string, string[]>) => ({
        one: (name: string) => search[name]?.[0] ?? null,
        all: (name: string) => search[name] ?? [],
    });

    test('holds labels and an instant, and asks nothing without labels', () => {
        expect(questionOf(view({}))).toBeNull();
        expect(questionOf(view({ at: ['2026-01-01T00:00:00Z'] }))).toBeNull();
        expect(questionOf(view({ label: ['a=b=c', 'x'], at: ['2026-01-01T00:00:00Z'] }))).toEqual({
            labels: [
                { name: 'a', value: 'b=c' },
                { name: 'x', value: '' },
            ],
            at: '2026-01-01T00:00:00Z',
        });
    });

    test('of an alert has all its labels', () =>
        expect(searchFor({ a: 'b', c: 'd e' })).toEqual({ label: ['a=b', 'c=d e'] }));
});

describe('labels', () => {
    test.each(['', 'a b', 'say "hi"', 'C:\\x', 'two\nlines', '한글'])('%j is read as it was written', (value) => {
        const label = { name: 'x', value };
        expect(read(writeLabel(label))).toEqual({ ok: true, items: [label] });
    });

    test('the later of two with one name counts', () =>
        expect(
            withLabels(
                [
                    { name: 'a', value: '1' },
                    { name: 'b', value: '2' },
                ],
                [{ name: 'a', value: '3' }],
            ).map(pairOf),
        ).toEqual(['a=3', 'b=2']));

    test('names and values are completed, operators of matchers are not', () => {
        const known = new Map([['service.name', new Map([['pay "x"', 2]])]]);
        expect(completeLabel('ser', known).map((one) => one.insert)).toEqual(['service.name']);
        expect(completeLabel('service.name=p', known).map((one) => one.insert)).toEqual(['service.name="pay \\"x\\""']);
        expect(completeLabel('service.name!=p', known)).toEqual([]);
        expect(completeLabel('service.name=~p', known)).toEqual([]);
    });
});

test('lengths of time are exact', () => {
    expect([0, 30_000, 5_400_000, 86_400_000, 500, 90_061_000].map((ms) => duration('en', ms))).toEqual([
        '0 s',
        '30 s',
        '1 h 30 m',
        '1 d',
        '500 ms',
        '1 d 1 h 1 m 1 s',
    ]);
    expect(duration('ko', 5_400_000)).toBe('1시간 30분');
});
