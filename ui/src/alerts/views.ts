// SPDX-License-Identifier: Apache-2.0
import { get, post, remove } from '@/api/client';
import { OURS, type Page, type View as StoredView } from '@/api/types';
import { changed, readSearch, type Search, writeSearch } from '@/frame/search';
import { refreshNow } from '@/live/live';
import { useLive } from '@/live/useLive';

/** A question that somebody wants to ask again, for himself or for everybody. */
export interface SavedView {
    id: string;
    name: string;
    search: Search;
    shared: boolean;
}

const PAGE = 'alerts';
/** All that one can see at once: one's own and everybody's, each within the server's limit. */
const MOST_VIEWS = 200;
/** What of the address belongs to a view. */
const PARTS = ['filter', 'state', 'severity', 'receiver', 'view'] as const;

export function useViews(): readonly SavedView[] {
    const { data } = useLive(['views'], (signal) =>
        get<Page<StoredView>>(`${OURS}/views`, { limit: MOST_VIEWS }, signal),
    );
    return (data?.items ?? [])
        .filter((view) => view.page === PAGE)
        .map(({ id, name, question, shared }) => ({ id, name, shared, search: readSearch(question) }));
}

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

export async function save(name: string, search: Search, shared: boolean): Promise<void> {
    const question = writeSearch(viewOf(search)).slice(1);
    await post(`${OURS}/views`, { page: PAGE, name, question, shared });
    refreshNow();
}

export async function forget(view: SavedView): Promise<void> {
    await remove(`${OURS}/views/${view.id}`);
    refreshNow();
}
