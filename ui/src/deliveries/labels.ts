// SPDX-License-Identifier: Apache-2.0
const PART = /(?:[^\s,"]|"(?:[^"\\]|\\.)*"?)+/g;
const LABEL = /^([^\s"'{}=!~,\d][^\s"'{}=!~,]*)=(?:"((?:[^"\\]|\\.)*)"|([^"]*))$/;

function unescaped(text: string): string {
    return text.replace(/\\(["\\n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

/**
 * Reads `a=b c=d`, parted by spaces or commas; a value with either stands in double quotes, in which `\"`, `\\` and
 * `\n` mean what they mean in matchers.
 */
export function readLabels(text: string): { labels: string[] } | { bad: string } {
    const labels: string[] = [];
    for (const [part] of text.matchAll(PART)) {
        const found = LABEL.exec(part);
        if (!found) {
            return { bad: part };
        }
        const [, name, quoted, bare] = found;
        labels.push(`${name}=${quoted === undefined ? (bare ?? '') : unescaped(quoted)}`);
    }
    return { labels };
}
