// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fromApi, refusals, toApi } from './silence';

const now = Date.parse('2026-11-22T10:00:00Z');
const fine = {
    matchers: [{ name: 'team', op: '=', value: 'pay' }] as const,
    startsAt: now,
    endsAt: now + 3_600_000,
    createdBy: 'kim',
    comment: 'why',
};

test('every operator goes to the server and comes back as it was', () => {
    for (const op of ['=', '!=', '=~', '!~'] as const) {
        expect(fromApi(toApi({ name: 'a', op, value: 'b' }))).toEqual({ name: 'a', op, value: 'b' });
    }
});

test('a form that says everything is sent', () => {
    expect([...refusals(fine, now)]).toEqual([]);
});

test('matchers that accept an alert without labels would mute everything', () => {
    expect([...refusals({ ...fine, matchers: [{ name: 'a', op: '!=', value: 'b' }] }, now)]).toEqual(['matches-all']);
    expect([...refusals({ ...fine, matchers: [{ name: 'a', op: '=~', value: '.*' }] }, now)]).toEqual(['matches-all']);
    expect([...refusals({ ...fine, matchers: [] }, now)]).toEqual(['no-matcher']);
});

test('an end that has passed, or comes before the start, is refused', () => {
    expect([...refusals({ ...fine, endsAt: now }, now)]).toEqual(['ended']);
    expect([...refusals({ ...fine, startsAt: now + 7_200_000 }, now)]).toEqual(['ends-before-start']);
    expect([...refusals({ ...fine, endsAt: Number.NaN }, now)]).toEqual(['ended']);
});

test('who and why are needed', () => {
    expect([...refusals({ ...fine, createdBy: ' ', comment: '' }, now)]).toEqual(['no-author', 'no-comment']);
});
