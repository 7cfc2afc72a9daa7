// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '@/api/client';
import { OURS, type Session } from '@/api/types';
import { queries } from '@/live/live';
import { session } from './session';

const WHO = ['live', 'who'] as const;

/** Who asks, what he may, and how one may sign in; strangers are told too. */
export function lookWho(signal?: AbortSignal): Promise<Session> {
    return ask<Session>(`${OURS}/session`, signal ? { signal } : {});
}

/**
 * Asked for again whenever something changed, and when somebody signed in. Strangers get an answer too, so
 * that an answer says nothing about a session: this is not `useLive`.
 */
export function useWho(): UseQueryResult<Session> {
    return useQuery({ queryKey: WHO, queryFn: ({ signal }) => lookWho(signal) });
}

session.onOpened(() => void queries.invalidateQueries({ queryKey: WHO }));
