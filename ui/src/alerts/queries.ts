// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { everything } from '@/api/everything';
import { type Alert, type Group, OURS } from '@/api/types';
import { useLive } from '@/live/useLive';
import type { Vocabulary } from '@/matcher/complete';
import { type Catalogue, catalogue } from './selection';

export interface Burning {
    catalogue: Catalogue;
    groups: readonly Group[];
}

/** All firing alerts and their groups, kept in step with the server. */
export function useBurning() {
    const query = useLive<{ alerts: Alert[]; groups: Group[] }>(
        ['burning'],
        async (signal) => {
            const [alerts, groups] = await Promise.all([
                everything<Alert>(`${OURS}/alerts`, {}, signal),
                everything<Group>(`${OURS}/groups`, {}, signal),
            ]);
            return { alerts, groups };
        },
        { shared: false },
    );
    const { data } = query;
    const burning = useMemo<Burning | undefined>(
        () => data && { catalogue: catalogue(data.alerts, data.groups), groups: data.groups },
        [data],
    );
    return { burning, error: query.error, retry: () => void query.refetch() };
}

/** The names and values that there are, for completion. */
export function vocabulary(known: Catalogue | undefined): Vocabulary {
    const names = new Map<string, Map<string, number>>();
    for (const { alert } of known?.all ?? []) {
        for (const [name, value] of Object.entries(alert.labels)) {
            let values = names.get(name);
            if (!values) {
                values = new Map();
                names.set(name, values);
            }
            values.set(value, (values.get(value) ?? 0) + 1);
        }
    }
    return names;
}
