// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { address, get } from '@/api/client';
import { type AuditEntry, OURS, type Page } from '@/api/types';
import { useLive } from '@/live/useLive';

/** Many at once, so that ten thousand are a few presses away. */
const PAGE = 400;

/** What the trail is filtered by; names as the API has them. */
export type Filter = Readonly<Partial<Record<'actor' | 'action' | 'object' | 'from' | 'to', string>>>;

/**
 * The trail, page after page. It stays as it is while somebody reads: what is new is only announced, so that
 * nothing jumps.
 */
export function useTrail(filter: Filter, enabled: boolean) {
    const trail = useInfiniteQuery({
        queryKey: ['audit', filter],
        queryFn: ({ pageParam, signal }) =>
            get<Page<AuditEntry>>(`${OURS}/audit`, { ...filter, limit: PAGE, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.nextCursor,
        enabled,
        placeholderData: keepPreviousData,
        staleTime: 0,
    });
    const newest = useLive<Page<AuditEntry>>(
        ['audit', 'newest', filter],
        (signal) => get(`${OURS}/audit`, { ...filter, limit: 1 }, signal),
        { enabled },
    ).data?.items[0]?.id;
    const entries = trail.data?.pages.flatMap((page) => page.items) ?? [];
    const top = entries[0]?.id ?? 0;
    return { ...trail, entries, hasNewer: trail.data !== undefined && newest !== undefined && newest > top };
}

export function exportAddress(filter: Filter, format: 'csv' | 'json'): string {
    return address(`${OURS}/audit/export`, { ...filter, format });
}
