// SPDX-License-Identifier: Apache-2.0
// The routing tree as lines from top to bottom, with the strokes that join them.

import type { Destinations, RouteNode } from '@/api/types';

/** Of more nodes than this only those are open at first through which something passes. */
export const MOST_OPEN = 100;
/** Deeper ones are drawn no further to the right: a line has to have room for what it says. */
export const MOST_INDENT = 10;

/** Groups, and the alerts in them. An alert that is in two groups counts in both. */
export interface Traffic {
    groups: number;
    active: number;
    suppressed: number;
}

export interface Tree {
    /** Each node before its children. */
    nodes: readonly RouteNode[];
    byId: ReadonlyMap<string, RouteNode>;
    children: ReadonlyMap<string, readonly RouteNode[]>;
    /** What each node and those below it handle. */
    through: ReadonlyMap<string, Traffic>;
}

export function plant(nodes: readonly RouteNode[]): Tree {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const children = new Map<string, RouteNode[]>();
    for (const node of nodes) {
        if (node.parent !== null) {
            const siblings = children.get(node.parent);
            if (siblings) {
                siblings.push(node);
            } else {
                children.set(node.parent, [node]);
            }
        }
    }
    const through = new Map<string, Traffic>();
    for (const node of nodes.toReversed()) {
        const sum = { groups: node.groups, active: node.active, suppressed: node.suppressed };
        for (const child of children.get(node.id) ?? []) {
            const below = through.get(child.id);
            sum.groups += below?.groups ?? 0;
            sum.active += below?.active ?? 0;
            sum.suppressed += below?.suppressed ?? 0;
        }
        through.set(node.id, sum);
    }
    return { nodes, byId, children, through };
}

/** From the root to the node. */
export function pathTo(tree: Tree, id: string): RouteNode[] {
    const path: RouteNode[] = [];
    for (let node = tree.byId.get(id); node; node = node.parent === null ? undefined : tree.byId.get(node.parent)) {
        path.unshift(node);
    }
    return path;
}

/** What a node did with the labels that were asked about. */
export type Mark =
    | { kind: 'handles' }
    | { kind: 'passed' }
    | { kind: 'refused'; by: string | null }
    /** One before it, or above it, had the last word. */
    | { kind: 'untried' };

export type Marks = ReadonlyMap<string, Mark>;

const UNTRIED: Mark = { kind: 'untried' };

export function marksOf(routes: Destinations['routes']): Marks {
    return new Map(
        routes.map((step): [string, Mark] => [
            step.id,
            !step.accepted
                ? { kind: 'refused', by: step.refusedBy }
                : step.handles
                  ? { kind: 'handles' }
                  : { kind: 'passed' },
        ]),
    );
}

export function markOf(marks: Marks | null, id: string): Mark | null {
    return marks && (marks.get(id) ?? UNTRIED);
}

export function isTaken(mark: Mark | null): boolean {
    return mark?.kind === 'handles' || mark?.kind === 'passed';
}

/** Whether the children of a node are shown while nobody said otherwise. */
export function opensByItself(tree: Tree, node: RouteNode, marks: Marks | null): boolean {
    return (
        node.parent === null ||
        tree.nodes.length <= MOST_OPEN ||
        isTaken(markOf(marks, node.id)) ||
        (tree.children.get(node.id) ?? []).some((child) => (tree.through.get(child.id)?.groups ?? 0) > 0)
    );
}

/** No stroke, a plain one, one of the way that was asked for. */
export type Stroke = '.' | '|' | '!';

export interface Line {
    node: RouteNode;
    /** Whether its children are shown; null where it has none. */
    open: boolean | null;
    mark: Mark | null;
    through: Traffic;
    /** A stroke for each level between the root and the parent, past this line to those below. */
    rails: string;
    /** From the parent down to the middle of the line, across to the node, and on to later siblings; empty for the root. */
    joint: string;
    /** Among its siblings, from 1. */
    position: number;
    siblings: number;
}

/** The lines that are to be seen. */
export function linesOf(tree: Tree, isOpen: (node: RouteNode) => boolean, marks: Marks | null): Line[] {
    const lines: Line[] = [];
    const taken = (node: RouteNode) => isTaken(markOf(marks, node.id));

    function walk(siblings: readonly RouteNode[], rails: string): void {
        const lastTaken = siblings.findLastIndex(taken);
        siblings.forEach((node, i) => {
            const inner = tree.children.get(node.id) ?? [];
            const open = inner.length > 0 ? isOpen(node) : null;
            const below: Stroke = i === siblings.length - 1 ? '.' : i < lastTaken ? '!' : '|';
            lines.push({
                node,
                open,
                mark: markOf(marks, node.id),
                through: tree.through.get(node.id) ?? { groups: 0, active: 0, suppressed: 0 },
                rails,
                joint: node.parent === null ? '' : `${i <= lastTaken ? '!' : '|'}${taken(node) ? '!' : '|'}${below}`,
                position: i + 1,
                siblings: siblings.length,
            });
            if (open) {
                walk(inner, node.parent === null || rails.length >= MOST_INDENT - 1 ? rails : rails + below);
            }
        });
    }

    walk(
        tree.nodes.filter((node) => node.parent === null),
        '',
    );
    return lines;
}
