// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, post, put, remove } from '@/api/client';
import { type Fact, type Maintenance, OURS, type Page, type Window } from '@/api/types';
import { useLive } from '@/live/useLive';
import { draftOf, type Plan, recurrenceOf } from './plan';

export function useMaintenance() {
    return useLive<{ items: Maintenance[] }>(['maintenance'], (signal) => get(`${OURS}/maintenance`, {}, signal));
}

export function useHistory(id: string) {
    return useLive<Page<Fact>>(['maintenance', id, 'history'], (signal) =>
        get(`${OURS}/maintenance/${id}/history`, { limit: 100 }, signal),
    );
}

export function save(plan: Plan, known: Maintenance | null): Promise<unknown> {
    const draft = draftOf(plan, known?.revision ?? 0);
    return known ? put(`${OURS}/maintenance/${known.id}`, draft) : post(`${OURS}/maintenance`, draft);
}

export function end(known: Maintenance): Promise<unknown> {
    return remove(`${OURS}/maintenance/${known.id}`);
}

/** Until the typing rests. */
const REST_MS = 250;

/** The next windows of a plan, as the server reckons them. */
export function useWindows(plan: Plan) {
    const wanted = JSON.stringify(recurrenceOf(plan));
    const [rested, setRested] = useState(wanted);
    useEffect(() => {
        const timer = setTimeout(() => setRested(wanted), REST_MS);
        return () => clearTimeout(timer);
    }, [wanted]);
    return useQuery<{ windows: Window[] }>({
        queryKey: ['maintenance-preview', rested],
        queryFn: () => post(`${OURS}/maintenance/preview`, JSON.parse(rested)),
        placeholderData: keepPreviousData,
    });
}
