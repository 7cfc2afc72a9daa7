// SPDX-License-Identifier: Apache-2.0
/** Reads `a=b c=d`, parted by spaces or commas; a value with either stands in double quotes. */
export function readLabels(text: string): { labels: string[] } | { bad: string } {
    const labels: string[] = [];
    for (const [part] of text.matchAll(/(?:[^\s,"]|"[^"]*"?)+/g)) {
        const found = /^([a-zA-Z_][\w.]*)=(?:"([^"]*)"|([^"]*))$/.exec(part);
        if (!found) {
            return { bad: part };
        }
        labels.push(`${found[1]}=${found[2] ?? found[3] ?? ''}`);
    }
    return { labels };
}
