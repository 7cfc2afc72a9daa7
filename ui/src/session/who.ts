// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '@/api/client';
import { OURS, type SessionInfo } from '@/api/types';
import { queries } from '@/live/live';
import { session } from './session';

const WHO = ['who'] as const;

/** Who asks, what he may, and how one may sign in; strangers are told too. */
export function lookWho(signal?: AbortSignal): Promise<SessionInfo> {
    return ask<SessionInfo>(`${OURS}/session`, signal ? { signal } : {});
}

/** Asked for again whenever somebody signed in. */
export function useWho(): UseQueryResult<SessionInfo> {
    return useQuery({ queryKey: WHO, queryFn: ({ signal }) => lookWho(signal) });
}

session.onOpened(() => void queries.invalidateQueries({ queryKey: WHO }));
