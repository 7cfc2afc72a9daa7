// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { complete } from './complete';
import { anyOf, listed, tester, write } from './matcher';
import { parse } from './parse';

function read(text: string) {
    const parsed = parse(text);
    return parsed.ok ? parsed.matchers.map(write) : parsed.problem;
}

describe('reading', () => {
    test.each([
        ['team=payments', ['team="payments"']],
        ['team = "pay ments" , env!=prod', ['team="pay ments"', 'env!="prod"']],
        ['{team=~"a|b",env!~"x.*"}', ['team=~"a|b"', 'env!~"x.*"']],
        ['team=""', ['team=""']],
        ['"service.name"="a\\"b"', ['"service.name"="a\\"b"']],
        ['path="C:\\\\x"', ['path="C:\\\\x"']],
        ['', []],
        ['a=b,', ['a="b"']],
    ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

    test.each([
        ['="x"', { kind: 'no-name' }],
        ['team', { kind: 'no-operator', name: 'team' }],
        ['team ~ x', { kind: 'bad-operator', found: '~ ' }],
        ['team=', { kind: 'no-value', name: 'team' }],
        ['team="x', { kind: 'open-quote' }],
        ['team=~"("', { kind: 'bad-regex', value: '(' }],
        ['team="x" env="y"', { kind: 'rest', found: 'env="y"' }],
        ['{team="x"', { kind: 'rest', found: '{' }],
    ])('%s is refused', (text, problem) => expect(read(text)).toEqual(problem));

    test('what is written is read as the same', () => {
        for (const value of ['', 'a"b', 'back\\slash', 'new\nline', 'a|b', '한글', '\\d+']) {
            const matcher = { name: 'x', op: '=', value } as const;
            expect(parse(write(matcher))).toEqual({ ok: true, matchers: [matcher] });
        }
    });
});

describe('matching', () => {
    const accepts = (text: string, labels: Record<string, string>) => {
        const parsed = parse(text);
        return parsed.ok && parsed.matchers.every((matcher) => tester(matcher)(labels));
    };

    test('a label that is not there is empty', () => {
        expect(accepts('team=""', {})).toBe(true);
        expect(accepts('team!="x"', {})).toBe(true);
        expect(accepts('team=~".+"', {})).toBe(false);
    });

    test('an expression must match from the start to the end', () => {
        expect(accepts('pod=~"search-[23]"', { pod: 'search-2' })).toBe(true);
        expect(accepts('pod=~"search-[23]"', { pod: 'search-22' })).toBe(false);
        expect(accepts('pod!~"a|b"', { pod: 'ab' })).toBe(true);
    });

    test('RE2 may turn off case at its start', () => {
        expect(accepts('team=~"(?i)PAY.*"', { team: 'payments' })).toBe(true);
    });
});

describe('lists of values', () => {
    test('any of some values is read back as them', () => {
        for (const values of [['a'], ['a.b:9100', 'c'], ['x|y', '(z)']]) {
            expect(listed(anyOf('n', values))).toEqual(values);
        }
    });

    test('an expression that says more is no list', () => {
        expect(listed({ name: 'n', op: '=~', value: 'pay.*' })).toBeNull();
        expect(listed({ name: 'n', op: '=~', value: '\\d' })).toBeNull();
    });
});

describe('completing', () => {
    const known = new Map([
        [
            'service',
            new Map([
                ['payments', 3],
                ['payouts', 1],
            ]),
        ],
        ['sla_service', new Map([['gold', 2]])],
        ['team', new Map([['pay', 9]])],
    ]);

    test('names that begin so come before names that contain it', () => {
        expect(complete('serv', known).map((one) => one.insert)).toEqual(['service', 'sla_service']);
    });

    test('after an operator the values of that name are offered, the most frequent first', () => {
        expect(complete('service=', known).map((one) => one.insert)).toEqual([
            'service="payments"',
            'service="payouts"',
        ]);
        expect(complete('service!="payo', known).map((one) => one.insert)).toEqual(['service!="payouts"']);
    });

    test('a name that nobody has offers nothing', () => {
        expect(complete('nothing=', known)).toEqual([]);
    });
});
