// SPDX-License-Identifier: Apache-2.0
/** How well a text answers what was typed: smaller is better, null is not at all. */
export function rank(text: string, typed: string): number | null {
    const where = text.toLowerCase();
    let total = 0;
    for (const word of typed.toLowerCase().split(/\s+/)) {
        if (word === '') {
            continue;
        }
        const at = where.indexOf(word);
        if (at < 0) {
            return null;
        }
        // At the start of the text, of a word, or within one.
        total += at === 0 ? 0 : /[\s"'=·./_-]/.test(where[at - 1] ?? '') ? 1 : 2;
    }
    return total;
}

/** The best answers, in the order they came in where they are equally good. */
export function find<T>(all: Iterable<T>, text: (one: T) => string, typed: string, most: number): T[] {
    const found: { one: T; rank: number }[] = [];
    for (const one of all) {
        const r = rank(text(one), typed);
        if (r !== null) {
            found.push({ one, rank: r });
        }
    }
    return found
        .sort((a, b) => a.rank - b.rank)
        .slice(0, most)
        .map(({ one }) => one);
}
