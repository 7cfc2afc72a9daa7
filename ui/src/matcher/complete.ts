// SPDX-License-Identifier: Apache-2.0
import { type Operator, write } from './matcher';

/** Names, their values, and how many alerts have each. */
export type Vocabulary = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Completion {
    /** What takes the place of what was typed. */
    insert: string;
    /** What is shown. */
    label: string;
    count: number;
    /** A name still needs an operator and a value. */
    kind: 'name' | 'value';
}

/** More is not read, but typed on. */
const MOST = 12;

const PARTS = /^\s*([^\s"{}=!~,]+)\s*(=~|!~|!=|=)\s*"?(.*?)"?$/;

function ranked<T extends { text: string; count: number }>(all: T[], typed: string): T[] {
    const wanted = typed.toLowerCase();
    return all
        .map((one) => ({ one, at: one.text.toLowerCase().indexOf(wanted) }))
        .filter(({ at }) => at >= 0)
        .sort(
            (a, b) =>
                Number(a.at > 0) - Number(b.at > 0) || b.one.count - a.one.count || (a.one.text < b.one.text ? -1 : 1),
        )
        .slice(0, MOST)
        .map(({ one }) => one);
}

/** What may be meant by what was typed so far. */
export function complete(typed: string, known: Vocabulary): Completion[] {
    const parts = PARTS.exec(typed);
    if (parts) {
        const [, name = '', op = '=', begun = ''] = parts;
        const values = [...(known.get(name) ?? [])].map(([text, count]) => ({ text, count }));
        return ranked(values, begun).map(({ text, count }) => ({
            insert: write({ name, op: op as Operator, value: text }),
            label: text,
            count,
            kind: 'value',
        }));
    }
    const names = [...known].map(([text, values]) => ({ text, count: values.size }));
    return ranked(names, typed.trim()).map(({ text, count }) => ({ insert: text, label: text, count, kind: 'name' }));
}
