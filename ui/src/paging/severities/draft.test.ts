// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { SeverityLevel, SeverityPolicy } from '../types';
import { configured, draftOf, faultsOf, type SeveritiesDraft, usualWords } from './draft';

const level = (name: string, more: Partial<SeverityLevel> = {}): SeverityLevel => ({
    name,
    criteria: [],
    respondWithin: '1h',
    deliver: 'at_once',
    breaksQuietHours: false,
    ...more,
});

const POLICY: SeverityPolicy = {
    labels: ['severity', 'priority'],
    mapping: { critical: 'P2', error: 'P2', boom: 'P1', page: 'P1' },
    default: 'P3',
    zone: 'Europe/Berlin',
    digestAt: '09:00',
    reviewOn: 'monday',
    levels: {
        P1: level('Critical', { criteria: ['full_outage', { users: '50%' }], breaksQuietHours: true }),
        P2: level('High'),
        P3: level('Medium', { deliver: 'business_hours' }),
        P4: level('Low'),
        P5: level('Note'),
    },
    teams: { payments: { P3: 'at_once' } },
};

/** As somebody wrote it: a word in capitals, and a key that the form does not know. */
const OWN = {
    mapping: { Critical: 'P2', boom: 'P1' },
    zone: 'Europe/Berlin',
    levels: { P3: { name: 'Medium', color: 'yellow' } },
    teams: { payments: { P3: 'at_once' } },
    later: true,
};

const before = draftOf(POLICY, OWN);
const change = (more: Partial<SeveritiesDraft>) => configured(OWN, before, { ...before, ...more });

test('what nobody changed is written as it was, and nothing of what is usual', () => {
    expect(configured(OWN, before, before)).toEqual(OWN);
    expect(configured(null, draftOf(POLICY, null), draftOf(POLICY, null))).toEqual({});
});

test('what is changed is written beside what was there', () => {
    const levels = {
        ...before.levels,
        P1: { ...before.levels.P1, users: '25', factors: ['full_outage', 'urgent'] as const },
        P3: { ...before.levels.P3, deliver: 'daily_digest' as const, respondWithin: '8h' },
    };
    expect(change({ levels, digestAt: '08:30', reviewOn: 'friday' })).toEqual({
        ...OWN,
        digest_at: '08:30',
        review_on: 'friday',
        levels: {
            P1: { criteria: ['full_outage', 'urgent', { users: '25%' }] },
            P3: { name: 'Medium', color: 'yellow', deliver: 'daily_digest', respond_within: '8h' },
        },
    });
});

test('a list of which nothing is left is not written at all', () => {
    const { mapping: _mapping, teams: _teams, ...others } = OWN;
    expect(change({ words: [], teams: [] })).toEqual(others);
});

test('labels are read however they are separated, and the same ones are no change', () => {
    expect(change({ labels: 'severity priority' })).toEqual(OWN);
    expect(change({ labels: 'level,severity' }).labels).toEqual(['level', 'severity']);
});

test('words that the configuration does not say are the usual ones', () => {
    expect(before.words).toEqual([
        { word: 'Critical', severity: 'P2' },
        { word: 'boom', severity: 'P1' },
    ]);
    expect(usualWords(POLICY, OWN)).toEqual([
        ['P1', ['page']],
        ['P2', ['error']],
    ]);
});

test('what cannot be is found before anybody asks the server', () => {
    expect(faultsOf(before).size).toBe(0);
    const wrong: SeveritiesDraft = {
        ...before,
        labels: ' , ',
        words: [
            { word: 'Boom', severity: 'P1' },
            { word: 'boom', severity: 'P2' },
            { word: ' ', severity: 'P2' },
        ],
        levels: { ...before.levels, P2: { ...before.levels.P2, respondWithin: 'soon', users: '0' } },
        teams: [
            { team: 'a', manners: {} },
            { team: '', manners: { P1: 'at_once' } },
        ],
        zone: 'Mars/Olympus',
        digestAt: '25:00',
    };
    expect(Object.fromEntries(faultsOf(wrong))).toEqual({
        labels: 'labels',
        'words.0': 'twice',
        'words.1': 'twice',
        'words.2': 'word',
        'levels.P2.respondWithin': 'length',
        'levels.P2.users': 'users',
        'teams.0': 'team',
        'teams.1': 'team',
        zone: 'zone',
        digestAt: 'time',
    });
});
