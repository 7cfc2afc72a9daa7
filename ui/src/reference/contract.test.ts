// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { type Contract, found, linesOf, operationsOf, resolved } from './contract';

const contract: Contract = {
    info: {},
    paths: {
        '/teams': {
            get: { operationId: 'listTeams', tags: ['accounts'], summary: 'Teams by name', responses: {} },
            post: { operationId: 'createTeam', tags: ['accounts'], summary: 'Make a team', responses: {} },
        },
        '/alerts': { get: { operationId: 'listAlerts', tags: ['alerts'], summary: 'Firing alerts', responses: {} } },
    },
    components: {
        schemas: {
            Team: {
                type: 'object',
                required: ['id'],
                properties: {
                    id: { type: 'string' },
                    above: { oneOf: [{ $ref: '#/components/schemas/Team' }, { type: 'null' }] },
                    roles: { type: 'array', items: { type: 'string', enum: ['viewer', 'admin'] } },
                    at: { type: 'string', format: 'date-time', description: 'When it was made' },
                    parts: { type: 'array', items: { $ref: '#/components/schemas/Team' } },
                },
            },
        },
    },
};

test('operations are found by all of some words', () => {
    const all = operationsOf(contract);
    expect(all.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /teams', 'POST /teams', 'GET /alerts']);
    expect([...found(all, 'POST team').values()].flat().map(({ operationId }) => operationId)).toEqual(['createTeam']);
    expect([...found(all, '').keys()]).toEqual(['accounts', 'alerts']);
    expect(found(all, 'nothing like it').size).toBe(0);
});

test('a schema is written as names and types, and one that holds itself ends', () => {
    const lines = linesOf(contract, { $ref: '#/components/schemas/Team' });
    expect(lines.slice(0, 4)).toEqual([
        'id: string',
        'above?: Team | null',
        'roles?: "viewer" | "admin"[]',
        'at?: string (date-time)  — When it was made',
    ]);
    expect(lines.some((line) => line.startsWith('  id: string'))).toBe(true);
    expect(lines.length).toBeLessThan(500);
});

test('a reference that leads nowhere stays what it is', () => {
    expect(resolved(contract, { $ref: '#/components/schemas/None' })).toEqual({ $ref: '#/components/schemas/None' });
});
