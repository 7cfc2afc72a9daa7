// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { failureIn, here } from './providers';

test('who leaves for a provider comes back to where he was, whatever the prefix', () => {
    expect(here({ pathname: '/alerts', search: '?filter=x' }, 'http://h/')).toBe('/alerts?filter=x');
    expect(here({ pathname: '/ops/alerts', search: '' }, 'http://h/ops/')).toBe('/alerts');
    expect(here({ pathname: '/ops', search: '' }, 'http://h/ops/')).toBe('/');
    expect(here({ pathname: '/sign-in-failed', search: '?code=x' }, 'http://h/')).toBe('/');
});

test('the address says why somebody was not let in', () => {
    expect(failureIn({ pathname: '/ops/sign-in-failed', search: '?code=not-invited&provider=Corp' })).toEqual({
        code: 'not-invited',
        provider: 'Corp',
    });
    expect(failureIn({ pathname: '/alerts', search: '?code=x' })).toBeNull();
});
