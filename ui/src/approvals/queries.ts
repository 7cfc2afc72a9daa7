// SPDX-License-Identifier: Apache-2.0
import { get, post } from '@/api/client';
import { OURS, type Page, type SilenceRequest } from '@/api/types';
import { useLive } from '@/live/useLive';
import { type Matcher, write } from '@/matcher/matcher';

/** What waits. */
export function useApprovals() {
    return useLive<Page<SilenceRequest>>(['silence-requests'], (signal) => get(`${OURS}/silence-requests`, {}, signal));
}

/** More is for the API. */
const SHOWN = 100;

/** What was decided of late. */
export function useDecided(enabled: boolean) {
    return useLive<Page<SilenceRequest>>(
        ['silence-requests', 'decided'],
        (signal) => get(`${OURS}/silence-requests`, { state: 'decided', limit: SHOWN }, signal),
        { enabled },
    );
}

export type Verdict = 'approved' | 'declined' | 'withdrawn';

export function decide(request: SilenceRequest, verdict: Verdict, answer: string): Promise<unknown> {
    return post(`${OURS}/silence-requests/${request.id}/decide`, { verdict, answer });
}

export interface Wish {
    matchers: readonly Matcher[];
    startsAt: string;
    endsAt: string;
    comment: string;
}

export function ask({ matchers, ...rest }: Wish): Promise<unknown> {
    return post(`${OURS}/silence-requests`, { ...rest, matchers: matchers.map(write) });
}
