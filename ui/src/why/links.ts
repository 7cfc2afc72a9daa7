// SPDX-License-Identifier: Apache-2.0
/** Somewhere an annotation points to. */
export interface AnnotationLink {
    kind: 'runbook' | 'dashboard' | 'other';
    name: string;
    url: string;
}

/** A source can post anything; only what a browser may follow becomes a link. */
export function isSafe(text: string): boolean {
    if (!/^https?:\/\//i.test(text)) {
        return false;
    }
    try {
        const { protocol } = new URL(text);
        return protocol === 'http:' || protocol === 'https:';
    } catch {
        return false;
    }
}

export function links(annotations: Readonly<Record<string, string>>): AnnotationLink[] {
    return Object.entries(annotations)
        .filter(([, value]) => isSafe(value))
        .map(([name, url]) => ({
            kind: /runbook/i.test(name) ? 'runbook' : /dashboard|panel/i.test(name) ? 'dashboard' : 'other',
            name,
            url,
        }));
}
