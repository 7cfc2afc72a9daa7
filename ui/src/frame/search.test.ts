// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { changed, fromAlertmanager, readSearch, writeSearch } from './search';

test('what is written is read as the same', () => {
    const search = { filter: ['team="a b"', 'env=~"x|y"'], view: ['list'] };
    expect(readSearch(writeSearch(search))).toEqual(search);
    expect(writeSearch({})).toBe('');
});

test('a change leaves the other names alone, and an empty one takes its name away', () => {
    const search = { filter: ['a="b"'], alert: ['1'] };
    expect(changed(search, { alert: null, view: 'list' })).toEqual({ filter: ['a="b"'], view: ['list'] });
    expect(changed(search, { filter: [] })).toEqual({ alert: ['1'] });
});

test('links in messages that Alertmanager sent lead to the same alerts and silences', () => {
    expect(fromAlertmanager('#/alerts?receiver=ops&filter=%7Balertname%3D%22X%22%7D')).toEqual({
        path: '/alerts',
        search: { filter: ['{alertname="X"}'], receiver: ['ops'] },
    });
    expect(fromAlertmanager('#/silences/0190-ab')).toEqual({ path: '/silences', search: { id: ['0190-ab'] } });
    expect(fromAlertmanager('#/silences/new?filter=%7Ba%3D%22b%22%7D')).toEqual({
        path: '/silences',
        search: { new: ['{a="b"}'] },
    });
    expect(fromAlertmanager('#/status')).toEqual({ path: '/about', search: {} });
    expect(fromAlertmanager('#elsewhere')).toBeNull();
});
