// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type Delivery, type DeliveryState, OURS, type Page } from '@/api/types';
import { useLive } from '@/live/useLive';

export type Tab = 'all' | 'open' | 'dead';

export const TABS: readonly Tab[] = ['all', 'open', 'dead'];

/** What did not arrive, or nobody knows whether it did. */
export const DEAD: readonly DeliveryState[] = ['failed', 'unknown', 'expired'];

const STATES: Readonly<Record<Tab, readonly DeliveryState[]>> = { all: [], open: ['pending', 'sending'], dead: DEAD };

export const PAGE = 100;
/** Past this somebody wants a filter, not more rows. */
export const MOST = 1_000;

export function useDeliveries(tab: Tab, receiver: string | null, limit: number) {
    return useLive<Page<Delivery>>(['deliveries', tab, receiver, limit], (signal) =>
        get(`${OURS}/deliveries`, { state: STATES[tab], receiver, limit }, signal),
    );
}

/** Whether it is tried once more. */
export function isRetrying(delivery: Delivery): boolean {
    return delivery.state === 'pending' && delivery.attemptCount > 0;
}
