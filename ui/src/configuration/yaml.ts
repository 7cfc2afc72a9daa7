// SPDX-License-Identifier: Apache-2.0
// Writes what a form holds as YAML in blocks. What is written reads back as the same values.

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** Text that is itself without quotes, in YAML 1.1 and 1.2. */
const PLAIN = /^[A-Za-z_/][A-Za-z0-9_/.@-]*$/;
const RESERVED = /^(y|n|yes|no|true|false|on|off|null)$/i;

function scalar(value: string | number | boolean | null): string {
    if (typeof value !== 'string') {
        return value === null ? 'null' : String(value);
    }
    return PLAIN.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
}

function isEmpty(value: Value): boolean {
    return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function lines(value: Value): string[] {
    if (Array.isArray(value)) {
        return value.flatMap((item) => {
            if (typeof item !== 'object' || item === null || isEmpty(item)) {
                return [`- ${inline(item)}`];
            }
            return lines(item).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
        });
    }
    if (typeof value === 'object' && value !== null) {
        return Object.entries(value).flatMap(([key, child]) => {
            if (typeof child !== 'object' || child === null || isEmpty(child)) {
                return [`${scalar(key)}: ${inline(child)}`];
            }
            const indent = Array.isArray(child) ? '' : '  ';
            return [`${scalar(key)}:`, ...lines(child).map((line) => indent + line)];
        });
    }
    return [scalar(value)];
}

function inline(value: Value): string {
    if (typeof value === 'object' && value !== null) {
        return Array.isArray(value) ? '[]' : '{}';
    }
    return scalar(value);
}

export function write(value: Value): string {
    return `${lines(value).join('\n')}\n`;
}
