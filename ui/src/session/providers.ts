// SPDX-License-Identifier: Apache-2.0
import { Failure, post } from '@/api/client';
import { OURS } from '@/api/types';

/** Where the console is now, below its base, so that one arrives there again. */
export function here(place: { pathname: string; search: string }, base: string): string {
    const root = new URL(base).pathname.replace(/\/$/, '');
    const path = place.pathname.startsWith(root) ? place.pathname.slice(root.length) : place.pathname;
    return path === '' || path.endsWith('/sign-in-failed') ? '/' : path + place.search;
}

/** Leaves for a provider. Comes back only where that cannot be. */
async function leave(path: string, body: unknown): Promise<string> {
    try {
        const { url } = await post<{ url: string }>(path, body);
        location.assign(url);
        return '';
    } catch (problem) {
        if (problem instanceof Failure) {
            throw problem;
        }
        return String(problem);
    }
}

/** Leaves to sign in there. */
export function signInThrough(name: string): Promise<string> {
    return leave(`${OURS}/session/oidc/${encodeURIComponent(name)}`, { next: here(location, document.baseURI) });
}

/** Leaves to connect one's own account. */
export function connect(name: string): Promise<string> {
    return leave(`${OURS}/me/identities`, { provider: name, next: here(location, document.baseURI) });
}

export interface SignInFailure {
    code: string;
    provider: string;
}

/** Why one came back from a provider without being let in, where the address says that. */
export function failureIn({ pathname, search }: { pathname: string; search: string }): SignInFailure | null {
    if (!pathname.endsWith('/sign-in-failed')) {
        return null;
    }
    const query = new URLSearchParams(search);
    return { code: query.get('code') ?? '', provider: query.get('provider') ?? '' };
}
