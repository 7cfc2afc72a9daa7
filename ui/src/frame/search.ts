// SPDX-License-Identifier: Apache-2.0
/** What stands behind the question mark. A name may stand there more than once. */
export type Search = Record<string, string[]>;

/** As any server would read it, so that addresses can be written by hand and by templates. */
export function readSearch(text: string): Search {
    const found: Search = {};
    for (const [name, value] of new URLSearchParams(text)) {
        const values = found[name];
        if (values) {
            values.push(value);
        } else {
            found[name] = [value];
        }
    }
    return found;
}

export function writeSearch(search: Record<string, unknown>): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== undefined && one !== null && one !== '') {
                query.append(name, String(one));
            }
        }
    }
    const text = query.toString();
    return text ? `?${text}` : '';
}

/** With some names changed; null takes one away. */
export function changed(search: Search, change: Record<string, string | readonly string[] | null>): Search {
    const next: Search = { ...search };
    for (const [name, value] of Object.entries(change)) {
        const values = value === null ? [] : typeof value === 'string' ? [value] : [...value];
        if (values.length === 0 || (values.length === 1 && values[0] === '')) {
            delete next[name];
        } else {
            next[name] = values;
        }
    }
    return next;
}

/** Where Alertmanager's own addresses lead, which stand in messages that were sent long ago. */
export function fromAlertmanager(hash: string): { path: string; search: Search } | null {
    const found = /^#\/(alerts|silences|status|settings)(?:\/([^?]*))?(?:\?(.*))?$/.exec(hash);
    if (!found) {
        return null;
    }
    const [, place, rest = '', query = ''] = found;
    const asked = readSearch(query);
    const filter = asked.filter?.filter((one) => one !== '{}') ?? [];
    if (place === 'alerts') {
        return { path: '/alerts', search: changed({}, { filter, receiver: asked.receiver ?? null }) };
    }
    if (place === 'silences') {
        if (rest === 'new') {
            return { path: '/silences', search: { new: filter.length > 0 ? filter : [''] } };
        }
        return { path: '/silences', search: rest ? { id: [rest] } : {} };
    }
    return { path: '/about', search: {} };
}
