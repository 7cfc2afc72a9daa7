// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { diff, placeOf } from './diff';

test('what differs comes first, and what is empty on both sides is not told', () => {
    expect(
        diff(
            { name: 'db', matchers: ['team="db"'], email: '', old: 'x' },
            { name: 'db', matchers: ['team="db"', 'env="prod"'], email: '', disabled: true },
        ),
    ).toEqual([
        { field: 'matchers', kind: 'changed', before: 'team="db"', after: 'team="db", env="prod"' },
        { field: 'old', kind: 'removed', before: 'x', after: null },
        { field: 'disabled', kind: 'added', before: null, after: 'true' },
        { field: 'name', kind: 'same', before: 'db', after: 'db' },
    ]);
});

test('what was made has no before, and what is gone no after', () => {
    expect(diff(null, { slug: 'db' })).toEqual([{ field: 'slug', kind: 'added', before: null, after: 'db' }]);
    expect(diff({ slug: 'db' }, null)[0]?.kind).toBe('removed');
    expect(diff(null, null)).toEqual([]);
});

test('a user leads to the page of people, and a session nowhere', () => {
    expect(placeOf({ kind: 'user', id: '7' })).toEqual({ to: '/settings/people', search: { id: ['7'] } });
    expect(placeOf({ kind: 'session', id: '7' })).toBeNull();
});
