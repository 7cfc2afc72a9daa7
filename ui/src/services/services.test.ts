// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { OwningTeam, ServiceSummary } from '@/api/types';
import { write } from '@/configuration/yaml';
import { configured, draftOf, found, rowsOf } from './services';
import { byMonth, type Hours, later, nowIn, weekOf } from './week';

function service(name: string, more: Partial<ServiceSummary> = {}): ServiceSummary {
    return {
        name,
        displayName: name,
        description: '',
        owner: 'payments',
        tier: null,
        alerts: { active: 0, suppressed: 0, severity: null },
        ...more,
    };
}

const TEAM: OwningTeam = {
    name: 'payments',
    description: '',
    channel: null,
    zone: null,
    businessHours: null,
    open: null,
    nextChange: null,
    onCall: [
        { schedule: 'pay', role: 'primary', people: ['ada', 'kim'] },
        { schedule: 'pay', role: 'secondary', people: ['grace'] },
    ],
};

describe('the list of services', () => {
    it('goes by tier and name, and those without a tier are last', () => {
        const rows = rowsOf(
            [service('d'), service('c', { tier: 2 }), service('b', { tier: 1 }), service('a', { tier: 2 })],
            [TEAM],
        );
        expect(rows.map((row) => row.service.name)).toEqual(['b', 'a', 'c', 'd']);
    });

    it('knows who is called first, and whether anybody could be', () => {
        const [one, other] = rowsOf([service('a'), service('b', { owner: 'none' })], [TEAM]);
        expect(one).toMatchObject({ people: ['ada', 'kim'], planned: true });
        expect(other).toMatchObject({ people: [], planned: false });
    });

    it('finds every typed word in names, owners and people', () => {
        const rows = rowsOf([service('checkout', { displayName: 'Shop' }), service('ledger', { owner: 'x' })], [TEAM]);
        const names = (typed: string, firing = false) => found(rows, typed, firing).map((row) => row.service.name);
        expect(names('KIM check')).toEqual(['checkout']);
        expect(names('shop')).toEqual(['checkout']);
        expect(names('kim ledger')).toEqual([]);
        expect(names('', true)).toEqual([]);
    });
});

describe('a service in the form', () => {
    const value = {
        name: 'checkout',
        display_name: 'Checkout',
        owner: 'payments',
        tier: 1,
        depends_on: ['ledger'],
        matchers: ['service="checkout", env=~"a|b"'],
        links: [{ name: 'Code', url: 'https://git.example.com' }],
        users: 120000,
        revenue_per_minute: { amount: 12.5, currency: 'EUR' },
        later_key: [1],
    };

    it('comes back as it was, with what the form does not know', () => {
        const draft = draftOf(value);
        expect(draft && configured(draft)).toEqual({ ...value, matchers: ['service="checkout"', 'env=~"a|b"'] });
    });

    it('leaves out what is empty', () => {
        const draft = draftOf({ name: 'a', owner: 'b' });
        expect(draft && write(configured(draft))).toBe('name: a\nowner: b\n');
    });

    it('is not held where a matcher cannot be read', () => {
        expect(draftOf({ name: 'a', matchers: ['not a matcher'] })).toBeNull();
    });

    it('lets the server refuse what is no number', () => {
        const draft = draftOf({ name: 'a', users: 'many' });
        expect(draft && configured(draft).users).toBe('many');
    });
});

describe('a week of business hours', () => {
    const HOURS: Hours = {
        name: 'office',
        zone: 'Asia/Seoul',
        hours: [],
        holidays: ['kr'],
        open: true,
        nextChange: null,
        week: {
            monday: '2026-12-21',
            from: '2026-12-20T15:00:00.000Z',
            to: '2026-12-27T15:00:00.000Z',
            open: [
                { start: '2026-12-21T00:00:00.000Z', end: '2026-12-21T09:00:00.000Z' },
                { start: '2026-12-22T13:00:00.000Z', end: '2026-12-22T21:00:00.000Z' },
            ],
            holidays: [
                { date: '2026-12-25', name: 'Christmas Day', nameKo: '기독탄신일', substitute: false, calendar: 'kr' },
            ],
        },
    };

    it('is cut at midnight of its own zone', () => {
        const week = weekOf(HOURS);
        expect(week.map((day) => day.date).at(-1)).toBe('2026-12-27');
        expect(week[0]?.open).toEqual([{ from: 9 / 24, to: 18 / 24 }]);
        expect(week[1]?.open).toEqual([{ from: 22 / 24, to: 1 }]);
        expect(week[2]?.open).toEqual([{ from: 0, to: 6 / 24 }]);
        expect(week[4]?.holidays[0]?.name).toBe('Christmas Day');
    });

    it('knows where now is, and when it is another week', () => {
        expect(nowIn(HOURS, Date.parse('2026-12-22T15:00:00Z'))).toEqual({ day: 2, part: 0 });
        expect(nowIn(HOURS, Date.parse('2026-12-28T15:00:00Z'))).toBeNull();
    });

    it('counts days over the ends of months and years', () => {
        expect(later('2026-12-31', 1)).toBe('2027-01-01');
        expect(later('2028-02-28', 1)).toBe('2028-02-29');
    });

    it('puts holidays under their months in their order', () => {
        const day = (date: string) => ({ date, name: date, nameKo: date, substitute: false, calendar: 'kr' });
        const months = byMonth([day('2026-03-02'), day('2026-12-25'), day('2026-03-01')]);
        expect(months[2]?.map((one) => one.date)).toEqual(['2026-03-01', '2026-03-02']);
        expect(months[11]).toHaveLength(1);
        expect(months[0]).toEqual([]);
    });
});
