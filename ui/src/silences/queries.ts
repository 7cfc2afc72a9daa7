// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { ALERTMANAGER, type Silence } from '@/api/types';
import { useLive } from '@/live/useLive';

export function useSilences() {
    return useLive<Silence[]>(['silences'], (signal) => get(`${ALERTMANAGER}/silences`, {}, signal));
}

export type State = Silence['status']['state'];

export const STATES: readonly State[] = ['active', 'pending', 'expired'];

/** Soonest to end first; of those that ended, latest first. */
export function inState(all: readonly Silence[], state: State): Silence[] {
    const key = (silence: Silence) => Date.parse(state === 'pending' ? silence.startsAt : silence.endsAt);
    const sign = state === 'expired' ? -1 : 1;
    return all.filter((silence) => silence.status.state === state).sort((a, b) => sign * (key(a) - key(b)));
}
