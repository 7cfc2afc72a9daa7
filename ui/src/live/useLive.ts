// SPDX-License-Identifier: Apache-2.0
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { session } from '@/session/session';

/**
 * Something of the server's that is asked for again whenever something changed. What was shown stays
 * while the server does not answer. What is not shared is taken as it comes: to find what stayed the same
 * in ten thousand alerts costs more than it saves.
 */
export function useLive<T>(
    key: readonly unknown[],
    ask: (signal: AbortSignal) => Promise<T>,
    { enabled = true, shared = true }: { enabled?: boolean; shared?: boolean } = {},
): UseQueryResult<T> {
    return useQuery<T>({
        queryKey: ['live', ...key],
        queryFn: async ({ signal }) => {
            const answer = await ask(signal);
            session.opened();
            return answer;
        },
        enabled,
        structuralSharing: shared,
    });
}
