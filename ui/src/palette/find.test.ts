// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { find, rank } from './find';

test('every word must be there, in any order', () => {
    expect(rank('Connection pool exhausted', 'pool con')).not.toBeNull();
    expect(rank('Connection pool exhausted', 'pool x y')).toBeNull();
    expect(rank('커넥션 풀 고갈', '풀')).not.toBeNull();
});

test('the start of the text comes before the start of a word, and that before its middle', () => {
    const all = ['unsilenced', 'New silence', 'Silences'];
    expect(find(all, (one) => one, 'sil', 5)).toEqual(['Silences', 'New silence', 'unsilenced']);
    expect(find(all, (one) => one, '', 2)).toEqual(['unsilenced', 'New silence']);
});
