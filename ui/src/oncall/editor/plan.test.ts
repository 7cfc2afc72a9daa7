// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import {
    daysOf,
    documentOf,
    emptyLayer,
    moved,
    type Plan,
    peopleIn,
    planOf,
    sketchOf,
    turn,
    writtenDays,
} from './plan';

const DOCUMENT = {
    name: 'payments',
    zone: 'Asia/Seoul',
    team: 'payments',
    layers: [
        {
            name: 'nights',
            start: '2026-11-02T09:00',
            every: '2 weeks',
            turns: ['ada', ['grace', 'linus'], { person: 'jiho', from: '2027-01-01' }, []],
        },
        {
            name: 'office',
            role: 'secondary',
            priority: 5,
            zone: 'Europe/Berlin',
            start: '2026-11-02',
            handoffs: ['08:00', '20:00'],
            turns: ['kim', 'lee'],
            count: 'calendar',
            until: '2027-11-02',
            restrictions: [
                { days: ['mon:fri'], from: '09:00', to: '18:00' },
                { from_day: 'fri', from: '18:00', to_day: 'mon', to: '09:00' },
                { from: '22:00', to: '24:00' },
            ],
        },
    ],
};

describe('a schedule', () => {
    test('comes out of the form as it went in', () => {
        expect(documentOf(planOf(DOCUMENT))).toEqual(DOCUMENT);
    });

    test('keeps holidays and reminders, and never is not the usual', () => {
        const reminding = {
            ...DOCUMENT,
            holidays: ['kr', 'ours'],
            reminders: { channel: 'chat', before_shift: [], before_gap: ['7d', '1d'], planned_gaps: true },
        };
        expect(documentOf(planOf(reminding))).toEqual(reminding);
    });

    test('keeps what the form does not know', () => {
        const more = { ...DOCUMENT, colour: 'red', layers: [{ ...DOCUMENT.layers[0], future: { deep: [1] } }] };
        expect(documentOf(planOf(more))).toEqual(more);
    });

    test('is written without what goes without saying', () => {
        const plan = planOf({ name: 'x', zone: 'UTC', layers: [{ name: 'a', role: 'primary', priority: 0 }] });
        const [layer] = documentOf({
            ...plan,
            layers: plan.layers.map((one) => ({ ...one, start: '2026-11-02T00:00', turns: [turn('ada')] })),
        }).layers as object[];
        expect(layer).toEqual({ name: 'a', start: '2026-11-02', turns: ['ada'] });
    });

    test('may read a calendar instead of turns', () => {
        const layer = { name: 'theirs', calendar: 'https://calendar.example.org/oncall.ics' };
        expect(documentOf(planOf({ name: 'x', zone: 'UTC', layers: [layer] })).layers).toEqual([layer]);
    });
});

test('days in a row are a range, also over Sunday when read', () => {
    expect(writtenDays(['mon', 'tue', 'wed'])).toEqual(['mon:wed']);
    expect(writtenDays(['sat', 'sun'])).toEqual(['sat', 'sun']);
    expect(writtenDays(['mon', 'wed', 'thu'])).toEqual(['mon', 'wed', 'thu']);
    expect(daysOf(['sat:mon', 'Wednesday'])).toEqual(['mon', 'wed', 'sat', 'sun']);
});

test('a sketch leaves out layers without anybody, and knows where the others stand', () => {
    const plan: Plan = {
        ...planOf({ zone: 'UTC' }),
        layers: [emptyLayer('a', '2026-11-02T00:00'), { ...emptyLayer('', '2026-11-02T00:00'), turns: [turn('ada')] }],
    };
    const { document, places } = sketchOf(plan);
    expect(places).toEqual([1]);
    expect(document).toMatchObject({ name: '?', layers: [{ name: '#2', turns: ['ada'] }] });
    expect(peopleIn(plan)).toEqual(['ada']);
});

test('a turn is moved to another place, and never out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
});
