// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type Health, OURS } from '@/api/types';
import { useApprovals } from '@/approvals/queries';
import { approvalsText } from '@/approvals/text';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { wants } from '@/paging/pages';
import { useMyPages, useOpenPages } from '@/paging/queries';
import { pagingText } from '@/paging/text';
import { useMe } from '@/session/me';

export function useHealth() {
    return useLive<Health>(['health'], (signal) => get(`${OURS}/health`, {}, signal));
}

/** How many there are of something, or that there are more. */
export interface Count {
    n: number;
    more: boolean;
}

const exactly = (n: number): Count => ({ n, more: false });

/** What stands beside the names in the rail. */
export function useCounts(): Readonly<Record<string, Count>> {
    const health = useHealth().data;
    const open = useOpenPages().data;
    if (!health) {
        return {};
    }
    return {
        '/pages': { n: open?.items.length ?? 0, more: Boolean(open?.next) },
        '/alerts': exactly(health.alerts.active + health.alerts.suppressed),
        '/silences': exactly(health.silences.active),
        '/deliveries': exactly(health.deliveries.retrying),
    };
}

/** So many things that wait, and what they are, in words. */
export interface Need {
    count: number;
    says: string;
}

/** What waits for whoever looks, beside the names in the rail. */
export function useNeeds(): Readonly<Record<string, Need>> {
    const me = useMe()?.user?.name ?? null;
    const approvals = useText(approvalsText);
    const paging = useText(pagingText);
    const waiting = useApprovals().data?.items.filter((one) => one.mayDecide).length ?? 0;
    const paged = useMyPages(me).data?.items.filter((page) => wants(page, me)).length ?? 0;
    return {
        ...(waiting > 0 ? { '/silences': { count: waiting, says: approvals.badge(waiting) } } : {}),
        ...(paged > 0 ? { '/pages': { count: paged, says: paging.needs(paged) } } : {}),
    };
}
