// SPDX-License-Identifier: Apache-2.0
// How people are drawn and called.

/** Hues that people are drawn in; a name always stands beside. */
export const HUES = 8;

function wanted(name: string): number {
    let hash = 7;
    for (const character of name) {
        hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
    }
    return hash % HUES;
}

/** A hue for each: their own where it is free, else the next that is had least, so that eight people have eight. */
export function huesOf(names: Iterable<string>): ReadonlyMap<string, number> {
    const used = new Array<number>(HUES).fill(0);
    const hues = new Map<string, number>();
    for (const name of [...new Set(names)].sort()) {
        const least = Math.min(...used);
        let hue = wanted(name);
        while ((used[hue] ?? 0) > least) {
            hue = (hue + 1) % HUES;
        }
        used[hue] = (used[hue] ?? 0) + 1;
        hues.set(name, hue);
    }
    return hues;
}

const HANGUL = /^[가-힣]{2,4}$/;

/** Two letters, or the first syllable of a Korean name. */
export function initialsOf(name: string): string {
    if (HANGUL.test(name)) {
        return name.slice(0, 1);
    }
    const words = name.split(/[\s._-]+/).filter(Boolean);
    const first = [...(words[0] ?? '?')];
    const last = words.length > 1 ? [...(words.at(-1) ?? '')] : first.slice(1);
    return `${first[0] ?? ''}${last[0] ?? ''}`.toUpperCase();
}

/** The first name, where there is one to take. */
export function shortOf(name: string): string {
    return name.split(/\s+/)[0] || name;
}
