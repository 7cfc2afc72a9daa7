// SPDX-License-Identifier: Apache-2.0
// Whose shifts a change of a schedule moves.

import { cut, HOUR_MS, type Stretch, stretchOf } from '../lanes';

interface Had {
    start: string;
    end: string;
    role: string;
    people: readonly string[];
}

export interface MovedShift extends Stretch {
    role: string;
    before: readonly string[];
    after: readonly string[];
}

function at(shifts: readonly (Stretch & { people: readonly string[] })[], instant: number): readonly string[] {
    return shifts.find(({ from, to }) => from <= instant && instant < to)?.people ?? [];
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one) => b.includes(one));

/** Where another has duty after than before, in time, within a range. */
export function movedShifts(before: readonly Had[], after: readonly Had[], range: Stretch): MovedShift[] {
    const found: MovedShift[] = [];
    const inside = (all: readonly Had[], role: string) =>
        all
            .filter((one) => one.role === role)
            .flatMap((one) => {
                const part = cut(stretchOf(one), range);
                return part ? [{ ...part, people: one.people }] : [];
            });
    for (const role of new Set([...before, ...after].map((one) => one.role))) {
        const [old, fresh] = [inside(before, role), inside(after, role)];
        const bounds = [...new Set([...old, ...fresh].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
        for (const [i, from] of bounds.slice(0, -1).entries()) {
            const to = bounds[i + 1] ?? from;
            const [had, has] = [at(old, from), at(fresh, from)];
            if (same(had, has)) {
                continue;
            }
            const last = found.at(-1);
            if (last && last.role === role && last.to === from && same(last.before, had) && same(last.after, has)) {
                last.to = to;
            } else {
                found.push({ from, to, role, before: had, after: has });
            }
        }
    }
    return found.sort((a, b) => a.from - b.from);
}

/** Hours that each gains, or loses where it is less than nothing; most first. */
export function hoursMoved(all: readonly MovedShift[]): [string, number][] {
    const hours = new Map<string, number>();
    const add = (person: string, by: number) => hours.set(person, (hours.get(person) ?? 0) + by);
    for (const { from, to, before, after } of all) {
        const length = (to - from) / HOUR_MS;
        for (const person of before) {
            add(person, -length);
        }
        for (const person of after) {
            add(person, length);
        }
    }
    return [...hours].filter(([, by]) => Math.abs(by) > 0.01).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
}
