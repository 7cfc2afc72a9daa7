// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type Health, OURS } from '@/api/types';
import { useApprovals } from '@/approvals/queries';
import { useLive } from '@/live/useLive';

export function useHealth() {
    return useLive<Health>(['health'], (signal) => get(`${OURS}/health`, {}, signal));
}

/** What stands beside the names in the rail. */
export function useCounts(): Readonly<Record<string, number>> {
    const health = useHealth().data;
    if (!health) {
        return {};
    }
    return {
        '/alerts': health.alerts.active + health.alerts.suppressed,
        '/silences': health.silences.active,
        '/deliveries': health.deliveries.retrying,
    };
}

/** What waits for whoever looks, beside the names in the rail. */
export function useNeeds(): Readonly<Record<string, number>> {
    const waiting = useApprovals().data?.items.filter((one) => one.mayDecide).length ?? 0;
    return { '/silences': waiting };
}
