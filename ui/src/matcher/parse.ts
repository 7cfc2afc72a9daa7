// SPDX-License-Identifier: Apache-2.0
import { compile, type Matcher, type Operator } from './matcher';

export type ParseProblem =
    | { kind: 'no-name' }
    | { kind: 'no-operator'; name: string }
    | { kind: 'bad-operator'; found: string }
    | { kind: 'no-value'; name: string }
    | { kind: 'open-quote' }
    | { kind: 'bad-regex'; value: string }
    | { kind: 'rest'; found: string };

export type Parsed = { ok: true; matchers: Matcher[] } | { ok: false; problem: ParseProblem };

const NAME = /[^\s"'{}=!~,]+/y;
const OPERATOR = /=~|!~|!=|=/y;
const BARE_VALUE = /[^\s,}"]+/y;
const SPACE = /\s*/y;

class Reader {
    at = 0;
    constructor(readonly text: string) {}

    take(pattern: RegExp): string | null {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.text);
        if (!found) {
            return null;
        }
        this.at = pattern.lastIndex;
        return found[0];
    }

    skip(letter: string): boolean {
        this.take(SPACE);
        if (this.text[this.at] !== letter) {
            return false;
        }
        this.at++;
        return true;
    }

    /** A text in double quotes; undefined where there is none, null where it does not end. */
    quoted(): string | null | undefined {
        if (this.text[this.at] !== '"') {
            return undefined;
        }
        let value = '';
        for (let i = this.at + 1; i < this.text.length; i++) {
            const letter = this.text[i];
            if (letter === '"') {
                this.at = i + 1;
                return value;
            }
            if (letter === '\\' && i + 1 < this.text.length) {
                const next = this.text[++i];
                value += next === 'n' ? '\n' : next === '"' || next === '\\' ? next : `\\${next}`;
            } else {
                value += letter;
            }
        }
        return null;
    }
}

class Refused extends Error {
    constructor(readonly problem: ParseProblem) {
        super(problem.kind);
    }
}

function one(reader: Reader): Matcher {
    reader.take(SPACE);
    const quotedName = reader.quoted();
    if (quotedName === null) {
        throw new Refused({ kind: 'open-quote' });
    }
    const name = quotedName ?? reader.take(NAME);
    if (!name) {
        throw new Refused({ kind: 'no-name' });
    }
    reader.take(SPACE);
    const op = reader.take(OPERATOR) as Operator | null;
    if (!op) {
        const found = reader.text.slice(reader.at).trim();
        throw new Refused(
            found === '' || /^[\w"]/.test(found)
                ? { kind: 'no-operator', name }
                : { kind: 'bad-operator', found: found.slice(0, 2) },
        );
    }
    reader.take(SPACE);
    const quotedValue = reader.quoted();
    if (quotedValue === null) {
        throw new Refused({ kind: 'open-quote' });
    }
    const value = quotedValue ?? reader.take(BARE_VALUE);
    if (value === null) {
        throw new Refused({ kind: 'no-value', name });
    }
    if ((op === '=~' || op === '!~') && compile(value) === null) {
        throw new Refused({ kind: 'bad-regex', value });
    }
    return { name, op, value };
}

/** Reads `a="b", c=~"d|e"`, with or without braces and quotes. */
export function parse(text: string): Parsed {
    const reader = new Reader(text);
    const matchers: Matcher[] = [];
    try {
        const braces = reader.skip('{');
        reader.take(SPACE);
        while (reader.at < text.length && !(braces && text[reader.at] === '}')) {
            matchers.push(one(reader));
            if (!reader.skip(',')) {
                break;
            }
            reader.take(SPACE);
        }
        if (braces && !reader.skip('}')) {
            throw new Refused({ kind: 'rest', found: text.slice(reader.at).trim() || '{' });
        }
        reader.take(SPACE);
        if (reader.at < text.length) {
            throw new Refused({ kind: 'rest', found: text.slice(reader.at).trim() });
        }
    } catch (refused) {
        if (refused instanceof Refused) {
            return { ok: false, problem: refused.problem };
        }
        throw refused;
    }
    return { ok: true, matchers };
}
