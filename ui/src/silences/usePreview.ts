// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get } from '@/api/client';
import { type Alert, OURS, type Page } from '@/api/types';
import { type Matcher, write } from '@/matcher/matcher';

/** Until the typing rests. */
const REST_MS = 250;
const SHOWN = 5;

export interface Preview {
    total: number;
    items: readonly Alert[];
}

/** What matchers would mute now, as the server sees it. */
export function usePreview(matchers: readonly Matcher[], enabled: boolean) {
    const filter = matchers.map(write);
    const wanted = JSON.stringify(filter);
    const [rested, setRested] = useState(wanted);
    useEffect(() => {
        const timer = setTimeout(() => setRested(wanted), REST_MS);
        return () => clearTimeout(timer);
    }, [wanted]);
    return useQuery<Preview>({
        queryKey: ['live', 'preview', rested],
        queryFn: ({ signal }) =>
            get<Page<Alert> & { total: number }>(
                `${OURS}/alerts`,
                { filter: JSON.parse(rested) as string[], limit: SHOWN },
                signal,
            ),
        enabled: enabled && filter.length > 0,
        placeholderData: keepPreviousData,
    });
}
