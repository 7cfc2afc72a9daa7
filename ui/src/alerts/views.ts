// SPDX-License-Identifier: Apache-2.0
import { changed, type Search } from '@/frame/search';
import { memory } from '@/store/memory';
import { type Store, store } from '@/store/store';

/** A question that somebody wants to ask again. */
export interface SavedView {
    name: string;
    search: Search;
}

const KEY = 'views';
/** More do not fit into the bar, and nobody remembers them. */
export const MOST_VIEWS = 12;
/** What of the address belongs to a view. */
const PARTS = ['filter', 'state', 'severity', 'receiver', 'view'] as const;

function isView(value: unknown): value is SavedView {
    const view = value as Partial<SavedView> | null;
    return typeof view?.name === 'string' && typeof view.search === 'object' && view.search !== null;
}

function read(): readonly SavedView[] {
    try {
        const known: unknown = JSON.parse(memory.get(KEY) ?? '[]');
        return Array.isArray(known) ? known.filter(isView) : [];
    } catch {
        return [];
    }
}

/** The one place that knows where views are kept: in this browser. */
export const views: Store<readonly SavedView[]> = (() => {
    const inner = store(read());
    return {
        ...inner,
        set(next) {
            memory.set(KEY, JSON.stringify(next));
            inner.set(next);
        },
    };
})();

/** What of an address a view keeps. */
export function viewOf(search: Search): Search {
    return Object.fromEntries(PARTS.flatMap((part) => (search[part] ? [[part, search[part]]] : [])));
}

export function isSame(a: Search, b: Search): boolean {
    return JSON.stringify(viewOf(a)) === JSON.stringify(viewOf(b));
}

/** The address with the view's question in place of its own. */
export function applied(search: Search, view: SavedView): Search {
    return changed(search, Object.fromEntries(PARTS.map((part) => [part, view.search[part] ?? null])));
}

export function save(name: string, search: Search): void {
    const rest = views.get().filter((view) => view.name !== name);
    views.set([...rest, { name, search: viewOf(search) }].slice(-MOST_VIEWS));
}

export function forget(name: string): void {
    views.set(views.get().filter((view) => view.name !== name));
}
