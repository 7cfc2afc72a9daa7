// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, get, post, put } from '@/api/client';
import {
    type Configuration,
    type ConfigurationCheck,
    type ConfigurationObject,
    type ConfigurationSchema,
    type ConfigurationVersion,
    OURS,
    type Page,
    type TextDiff,
} from '@/api/types';
import { useLive } from '@/live/useLive';

const PATH = `${OURS}/configuration`;

/** Versions that are asked for at once. */
const PAGE = 30;

export function useConfiguration() {
    return useLive<Configuration>(['configuration'], (signal) => get(PATH, {}, signal));
}

export function useObjects() {
    return useLive<{ items: ConfigurationObject[] }>(['configuration', 'objects'], (signal) =>
        get(`${PATH}/objects`, {}, signal),
    );
}

/** Which keys there are: the same for as long as the server is. */
export function useSchema() {
    return useQuery<ConfigurationSchema>({
        queryKey: ['configuration-schema'],
        queryFn: ({ signal }) => get(`${PATH}/schema`, {}, signal),
        staleTime: Number.POSITIVE_INFINITY,
    });
}

/** @param newest a page begins anew when there is another one */
export function useVersions(newest: number) {
    return useInfiniteQuery({
        queryKey: ['configuration-versions', newest],
        queryFn: ({ pageParam, signal }) =>
            get<Page<ConfigurationVersion>>(`${PATH}/versions`, { limit: PAGE, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (page) => page.nextCursor,
    });
}

/** From one version to another, which never changes. */
export function useDiff(before: number, after: number) {
    return useQuery<TextDiff>({
        queryKey: ['configuration-diff', before, after],
        queryFn: ({ signal }) => get(`${PATH}/versions/${before}/diff/${after}`, {}, signal),
        staleTime: Number.POSITIVE_INFINITY,
    });
}

export function check(text: string, signal: AbortSignal): Promise<ConfigurationCheck> {
    return ask(`${PATH}/check`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text }),
        signal,
    });
}

export function numberOf(version: { id: number } | null): number {
    return version?.id ?? 0;
}

const tag = (revision: number) => ({ 'If-Match': `"${revision}"` });

export function save(from: number, text: string, comment: string): Promise<Configuration> {
    return put(PATH, { text, comment }, tag(from));
}

export function restore(from: number, id: number, comment: string): Promise<Configuration> {
    return ask(`${PATH}/versions/${id}/restore`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...tag(from) },
        body: JSON.stringify({ comment }),
    });
}

const objectPath = (kind: string, name: string) => `${PATH}/objects/${kind}/${encodeURIComponent(name)}`;

/** @param revision null for a new one */
export function saveObject(
    kind: string,
    name: string,
    revision: number | null,
    yaml: string,
    comment: string,
): Promise<Configuration> {
    return put(objectPath(kind, name), { yaml, comment }, revision === null ? { 'If-None-Match': '*' } : tag(revision));
}

export function removeObject(object: ConfigurationObject): Promise<Configuration> {
    return ask(objectPath(object.kind, object.name), { method: 'DELETE', headers: tag(object.revision) });
}

/** With what somebody proves who he is: the operator has a token and no password. */
export type Proof = 'password' | 'token';

export async function proofOf(): Promise<Proof> {
    const { kind } = await get<{ kind: string }>(`${OURS}/session`);
    return kind === 'operator' ? 'token' : 'password';
}

export function stepUp(proof: Proof, secret: string): Promise<unknown> {
    return post(`${OURS}/session/step-up`, { [proof]: secret });
}
