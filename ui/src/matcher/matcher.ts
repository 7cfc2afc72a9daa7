// SPDX-License-Identifier: Apache-2.0
// Matchers as the server understands them: written, read, and applied to labels.

export type Operator = '=' | '!=' | '=~' | '!~';

export const OPERATORS: readonly Operator[] = ['=', '!=', '=~', '!~'];

export interface Matcher {
    name: string;
    op: Operator;
    value: string;
}

export type Labels = Readonly<Record<string, string>>;

const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** In double quotes, as matchers and labels have their values. */
export function quoted(text: string): string {
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** As the server reads it. */
export function write({ name, op, value }: Matcher): string {
    return `${PLAIN_NAME.test(name) ? name : quoted(name)}${op}${quoted(value)}`;
}

export function same(a: Matcher, b: Matcher): boolean {
    return a.name === b.name && a.op === b.op && a.value === b.value;
}

export function negative(op: Operator): boolean {
    return op === '!=' || op === '!~';
}

/** Letters that mean something to a regular expression, made to mean themselves. */
export function literal(text: string): string {
    return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The values that a matcher names one by one, or null where it says something else. */
export function listed({ op, value }: Matcher): string[] | null {
    if (op === '=' || op === '!=') {
        return [value];
    }
    const alternatives = value.split(/(?<!\\)\|/);
    return alternatives.every((one) => /^(?:[^\\^$.*+?()[\]{}|]|\\[^a-zA-Z0-9])*$/.test(one))
        ? alternatives.map((one) => one.replace(/\\(.)/g, '$1'))
        : null;
}

/** The shortest matcher for any of some values. */
export function anyOf(name: string, values: readonly string[]): Matcher {
    const [only] = values;
    return values.length === 1 && only !== undefined
        ? { name, op: '=', value: only }
        : { name, op: '=~', value: values.map(literal).join('|') };
}

/** RE2's way to write what JavaScript writes otherwise; null where it has no like. */
export function compile(value: string): RegExp | null {
    let flags = 's';
    let source = value;
    const leading = /^\(\?([ims]+)\)/.exec(source);
    if (leading) {
        source = source.slice(leading[0].length);
        flags = [...new Set(`s${leading[1]}`)].join('');
    }
    source = source.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll('\\z', '$');
    try {
        return new RegExp(`^(?:${source})$`, flags);
    } catch {
        return null;
    }
}

/** A matcher that was made ready for many labels. A label that is not there is empty. */
export function tester({ name, op, value }: Matcher): (labels: Labels) => boolean {
    switch (op) {
        case '=':
            return (labels) => (labels[name] ?? '') === value;
        case '!=':
            return (labels) => (labels[name] ?? '') !== value;
        case '=~':
        case '!~': {
            const expression = compile(value);
            const wanted = op === '=~';
            const known = new Map<string, boolean>();
            return (labels) => {
                const actual = labels[name] ?? '';
                let matches = known.get(actual);
                if (matches === undefined) {
                    matches = expression?.test(actual) ?? false;
                    known.set(actual, matches);
                }
                return matches === wanted;
            };
        }
    }
}
