// SPDX-License-Identifier: Apache-2.0
// Where in a text somebody types, by its indentation, and what could stand there.

import type { ConfigurationKey, ConfigurationSchema } from '@/api/types';

export interface Place {
    /** The keys down to the line, from the top. */
    path: readonly string[];
    /** The key whose value is typed; null where a key is. */
    key: string | null;
    /** What is typed of it so far. */
    typed: string;
}

export interface Names {
    receivers: readonly string[];
    intervals: readonly string[];
}

export interface Suggestion {
    text: string;
    /** What is put in its place. */
    apply: string;
    kind: 'key' | 'value' | 'name';
    detail?: string;
}

const LINE = /^(\s*)((?:-\s+)*)(?:("?)([A-Za-z0-9_]+)\3\s*:(?:\s+(.*)|$))?/;

function depth(line: string): number {
    const [, spaces = '', dashes = ''] = LINE.exec(line) ?? [];
    return spaces.length + dashes.length;
}

function keyOf(line: string): string | null {
    return LINE.exec(line)?.[4] ?? null;
}

/** The place at the end of the last of these lines. */
export function placeOf(lines: readonly string[]): Place {
    const line = lines.at(-1) ?? '';
    const own = LINE.exec(line);
    const key = own?.[4] ?? null;
    const rest = key === null ? line.slice(depth(line)) : (own?.[5] ?? '');
    const inValue = key !== null;
    const item = key === null && /^\s*-\s/.test(line);
    let limit = depth(line);
    const path: string[] = [];
    for (let at = lines.length - 2; at >= 0 && limit > 0; at--) {
        const above = lines[at] ?? '';
        const name = keyOf(above);
        if (above.trim() === '' || above.trimStart().startsWith('#') || name === null) {
            continue;
        }
        // A list may stand right under its key, without being further in.
        const listAt = (line.match(/^\s*/)?.[0].length ?? 0) === depth(above) && /^\s*-/.test(lines[at + 1] ?? '');
        if (depth(above) < limit || (listAt && depth(above) === limit)) {
            path.unshift(name);
            limit = depth(above);
        }
    }
    const last = /[^\s,[\]{}"']*$/.exec(rest)?.[0] ?? '';
    // An item of a list of texts is a value of the list's key.
    const owner = inValue ? key : item ? (path.at(-1) ?? null) : null;
    return { path, key: owner, typed: last };
}

function section(schema: ConfigurationSchema, path: readonly string[]): readonly ConfigurationKey[] | null {
    let name: string | undefined = schema.root;
    for (const step of path) {
        const keys: readonly ConfigurationKey[] = schema.sections[name ?? ''] ?? [];
        name = keys.find((key) => key.name === step)?.section;
        if (name === undefined) {
            return null;
        }
    }
    return schema.sections[name] ?? null;
}

const RECEIVER_KEYS = new Set(['receiver', 'fallback']);
const INTERVAL_KEYS = new Set(['mute_time_intervals', 'active_time_intervals']);

function values(place: Place, key: ConfigurationKey | undefined, names: Names): Suggestion[] {
    const named = (all: readonly string[]) =>
        all.map(
            (text): Suggestion => ({
                text,
                apply: /^[\w./-]+$/.test(text) ? text : JSON.stringify(text),
                kind: 'name',
            }),
        );
    if (place.key !== null && RECEIVER_KEYS.has(place.key)) {
        return named(names.receivers);
    }
    if (place.key !== null && INTERVAL_KEYS.has(place.key) && place.path[0] === 'route') {
        return named(names.intervals);
    }
    const fixed = key?.type === 'boolean' ? ['true', 'false'] : (key?.allowed ?? []);
    return fixed.map((text) => ({ text, apply: text, kind: 'value' }));
}

/** What could stand at a place. */
export function suggestions(schema: ConfigurationSchema, place: Place, names: Names): Suggestion[] {
    const inItem = place.key !== null && place.path.at(-1) === place.key;
    const keys = section(schema, inItem ? place.path.slice(0, -1) : place.path);
    if (place.key !== null) {
        const key = keys?.find((one) => one.name === place.key);
        if (!(inItem && key?.section)) {
            return values(place, key, names);
        }
    }
    const here = inItem ? section(schema, place.path) : keys;
    return (here ?? []).map((key) => ({
        text: key.name,
        apply: key.section || key.list || key.map ? `${key.name}:` : `${key.name}: `,
        kind: 'key',
        detail: key.list ? `${key.type} …` : key.type,
    }));
}

/** The names under a key at the top of a text. */
export function namesUnder(text: string, keys: readonly string[]): string[] {
    const names: string[] = [];
    let inside = false;
    let dash = -1;
    for (const line of text.split('\n')) {
        const top = /^([A-Za-z_]+)\s*:/.exec(line);
        if (top) {
            inside = keys.includes(top[1] ?? '');
            dash = -1;
        }
        const item = inside ? /^(\s*)-\s/.exec(line) : null;
        if (item && dash < 0) {
            dash = item[1]?.length ?? 0;
        }
        const name = inside ? /^(\s*)(-\s+|\s{2})?\{?\s*name:\s*(?:"([^"]*)"|'([^']*)'|([^,}#]*))/.exec(line) : null;
        if (name && dash >= 0 && (name[1]?.length ?? 0) <= dash + 2) {
            const found = (name[3] ?? name[4] ?? name[5] ?? '').trim();
            if (found !== '' && !names.includes(found)) {
                names.push(found);
            }
        }
    }
    return names;
}
