// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { moved, sorted, toggled } from './rules';

describe('changing rules', () => {
    test('all of a set is the same as none of it: for every severity', () => {
        const all = ['P1', 'P2', 'P3'];
        expect(toggled(all, [], 'P2')).toEqual(['P2']);
        expect(toggled(all, ['P2'], 'P1')).toEqual(['P1', 'P2']);
        expect(toggled(all, ['P1', 'P2'], 'P3')).toEqual([]);
        expect(toggled(all, ['P2'], 'P2')).toEqual([]);
    });
    test('a rule moves by one place, and not beyond the ends', () => {
        expect(moved([1, 2, 3], 2, -1)).toEqual([1, 3, 2]);
        expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
    });
    test('means stand in the order in which they come', () => {
        const rule = {
            severities: [],
            when: null,
            rings: [
                { after: 60, method: 'b' },
                { after: 0, method: 'a' },
            ],
        };
        expect(sorted(rule).rings.map(({ method }) => method)).toEqual(['a', 'b']);
    });
});
