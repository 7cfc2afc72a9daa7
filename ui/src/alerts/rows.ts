// SPDX-License-Identifier: Apache-2.0
import type { Group } from '@/api/types';
import type { Catalogue, Known } from './selection';

/** A line of the list. */
export type Row =
    | { kind: 'group'; id: string; group: Group; members: readonly Known[]; open: boolean; ambiguous: boolean }
    | { kind: 'alert'; id: string; known: Known; child: boolean; shared: ReadonlySet<string> };

const NOTHING_SHARED: ReadonlySet<string> = new Set();

/** Groups that look like another one: the same alerts under another route. Their receiver tells them apart. */
export function ambiguous(groups: Iterable<Group>): ReadonlySet<number> {
    const first = new Map<string, number>();
    const found = new Set<number>();
    for (const group of groups) {
        const looks = JSON.stringify(group.labels);
        const other = first.get(looks);
        if (other === undefined) {
            first.set(looks, group.id);
        } else {
            found.add(other).add(group.id);
        }
    }
    return found;
}

/** Groups with at least one alert that matches, in the server's order: the most urgent first. */
export function grouped(
    { groups }: Catalogue,
    matching: readonly Known[],
    open: ReadonlySet<number>,
    /** Also groups of which all alerts are over. */
    all: boolean,
): Row[] {
    const members = new Map<number, Known[]>();
    for (const known of matching) {
        for (const id of known.alert.groups) {
            const list = members.get(id);
            if (list) {
                list.push(known);
            } else {
                members.set(id, [known]);
            }
        }
    }
    const rows: Row[] = [];
    const twice = ambiguous(groups.values());
    for (const group of groups.values()) {
        const list = members.get(group.id) ?? [];
        if (list.length === 0 && !(all && group.resolved > 0)) {
            continue;
        }
        const isOpen = open.has(group.id);
        rows.push({
            kind: 'group',
            id: `g${group.id}`,
            group,
            members: list,
            open: isOpen,
            ambiguous: twice.has(group.id),
        });
        if (isOpen) {
            const shared = new Set(Object.keys(group.commonLabels));
            for (const known of byAge(list)) {
                rows.push({ kind: 'alert', id: `g${group.id}-${known.alert.fingerprint}`, known, child: true, shared });
            }
        }
    }
    return rows;
}

function byAge(list: readonly Known[]): Known[] {
    return list.toSorted((a, b) =>
        a.alert.startsAt < b.alert.startsAt ? -1 : a.alert.startsAt > b.alert.startsAt ? 1 : 0,
    );
}

/** Every alert by itself, in the order of the catalogue. */
export function flat(matching: readonly Known[]): Row[] {
    return matching.map((known) => ({
        kind: 'alert',
        id: known.alert.fingerprint,
        known,
        child: false,
        shared: NOTHING_SHARED,
    }));
}

/** What tells an alert apart from the others of its group. */
export function distinction(known: Known, shared: ReadonlySet<string>): string {
    const own = Object.entries(known.alert.labels).filter(([name]) => !shared.has(name));
    return own.map(([name, value]) => `${name}="${value}"`).join(' ');
}
