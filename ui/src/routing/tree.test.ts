// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import type { Destinations, RouteNode } from '@/api/types';
import { linesOf, MOST_INDENT, MOST_OPEN, marksOf, opensByItself, pathTo, plant } from './tree';

function node(id: string, parent: string | null, groups = 0): RouteNode {
    return {
        id,
        parent,
        depth: 0,
        receiver: 'chat',
        integrations: ['webhook[0]'],
        matchers: parent === null ? [] : [`id="${id}"`],
        continues: false,
        groupBy: [],
        groupWaitMs: 0,
        groupIntervalMs: 0,
        repeatIntervalMs: 0,
        muteTimeIntervals: [],
        activeTimeIntervals: [],
        heldBy: [],
        labels: {},
        groups,
        active: groups * 2,
        suppressed: groups,
    };
}

/** root: a (a1, a2), b (b1), c */
const NODES = [
    node('root', null, 1),
    node('a', 'root'),
    node('a1', 'a', 2),
    node('a2', 'a'),
    node('b', 'root'),
    node('b1', 'b'),
    node('c', 'root', 3),
];

function steps(all: Record<string, 'handles' | 'passed' | string>): Destinations['routes'] {
    return Object.entries(all).map(([id, what]) => {
        const accepted = what === 'handles' || what === 'passed';
        return {
            id,
            depth: 0,
            receiver: '',
            matchers: [],
            accepted,
            refusedBy: accepted ? null : what,
            handles: what === 'handles',
            continues: false,
        };
    });
}

test('through a node passes what it and those below it handle', () => {
    const tree = plant(NODES);
    expect(tree.through.get('root')).toEqual({ groups: 6, active: 12, suppressed: 6 });
    expect(tree.through.get('a')).toEqual({ groups: 2, active: 4, suppressed: 2 });
    expect(tree.through.get('b')).toEqual({ groups: 0, active: 0, suppressed: 0 });
    expect(pathTo(tree, 'a1').map((one) => one.id)).toEqual(['root', 'a', 'a1']);
    expect(pathTo(tree, 'gone')).toEqual([]);
});

test('strokes join siblings, and pass those in between', () => {
    const lines = linesOf(plant(NODES), () => true, null);
    expect(lines.map(({ node: { id }, rails, joint }) => `${id} ${rails} ${joint}`)).toEqual([
        'root  ',
        'a  |||',
        'a1 | |||',
        'a2 | ||.',
        'b  |||',
        'b1 | ||.',
        'c  ||.',
    ]);
    expect(lines.map((line) => `${line.position}/${line.siblings}`)).toEqual([
        '1/1',
        '1/3',
        '1/2',
        '2/2',
        '2/3',
        '1/1',
        '3/3',
    ]);
});

test('what is closed hides what is below it', () => {
    const lines = linesOf(plant(NODES), (one) => one.id !== 'a', null);
    expect(lines.map((line) => line.node.id)).toEqual(['root', 'a', 'b', 'b1', 'c']);
    expect(lines.map((line) => line.open)).toEqual([true, false, true, null, null]);
});

test('the way leads down to the node that handles it and leaves out what is beside it', () => {
    const marks = marksOf(steps({ root: 'passed', a: 'id="a"', b: 'passed', b1: 'handles' }));
    const lines = linesOf(plant(NODES), () => true, marks);
    expect(lines.map(({ node: { id }, rails, joint, mark }) => `${id} ${rails} ${joint} ${mark?.kind}`)).toEqual([
        'root   passed',
        'a  !|! refused',
        'a1 ! ||| untried',
        'a2 ! ||. untried',
        'b  !!| passed',
        'b1 | !!. handles',
        'c  ||. untried',
    ]);
    expect(lines[1]?.mark).toEqual({ kind: 'refused', by: 'id="a"' });
});

test('a large tree opens only where something passes, and along the way that was asked for', () => {
    const many = [...NODES, ...Array.from({ length: MOST_OPEN }, (_, i) => node(`b1.${i}`, 'b1'))];
    const open = (nodes: RouteNode[], marks = marksOf(steps({}))) => {
        const tree = plant(nodes);
        return nodes.filter((one) => tree.children.has(one.id) && opensByItself(tree, one, marks)).map((one) => one.id);
    };
    expect(open(NODES)).toEqual(['root', 'a', 'b']);
    expect(open(many)).toEqual(['root', 'a']);
    expect(open(many, marksOf(steps({ root: 'passed', b: 'passed', b1: 'handles' })))).toEqual([
        'root',
        'a',
        'b',
        'b1',
    ]);
});

test('a very deep tree stops moving to the right', () => {
    const deep = Array.from({ length: 30 }, (_, i) => node(String(i), i === 0 ? null : String(i - 1)));
    const lines = linesOf(plant(deep), () => true, null);
    expect(lines).toHaveLength(30);
    expect(Math.max(...lines.map((line) => line.rails.length + 1))).toBe(MOST_INDENT);
});

test('a thousand routes side by side are one look', () => {
    const wide = [node('root', null), ...Array.from({ length: 1_000 }, (_, i) => node(`n${i}`, 'root'))];
    const lines = linesOf(plant(wide), () => true, marksOf(steps({ root: 'passed', n500: 'handles' })));
    expect(lines).toHaveLength(1_001);
    expect(lines.filter((line) => line.joint.startsWith('!'))).toHaveLength(501);
});
