// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef } from 'react';
import { get } from '@/api/client';
import { type Destinations, OURS, type RouteNode } from '@/api/types';
import { useLive } from '@/live/useLive';
import { useNow } from '@/time/now';
import { pairOf, type Question } from './question';
import { plant } from './tree';

const MINUTE_MS = 60_000;

/** Time intervals begin and end at whole minutes, and the stream does not tell of it. */
function useEachMinute(ask: () => void): void {
    const minute = Math.floor(useNow() / MINUTE_MS);
    const asked = useRef(minute);
    const latest = useRef(ask);
    useEffect(() => {
        latest.current = ask;
    });
    useEffect(() => {
        if (asked.current !== minute) {
            asked.current = minute;
            latest.current();
        }
    }, [minute]);
}

export function useRouting() {
    const query = useLive<{ routes: RouteNode[] }>(['routing'], (signal) => get(`${OURS}/routing`, {}, signal));
    const { data, error, refetch } = query;
    useEachMinute(() => void refetch());
    // The answer has a new time each time; its routes stay the same until something of them changed.
    const routes = data?.routes;
    const tree = useMemo(() => routes && plant(routes), [routes]);
    return { tree, error, retry: () => void refetch() };
}

export function useDestinations(question: Question | null) {
    const label = question?.labels.map(pairOf) ?? [];
    const at = question?.at ?? null;
    const query = useLive<Destinations>(
        ['destinations', label, at],
        (signal) => get(`${OURS}/routing/test`, { label, at }, signal),
        { enabled: question !== null },
    );
    useEachMinute(() => {
        if (question !== null && at === null) {
            void query.refetch();
        }
    });
    return query;
}
