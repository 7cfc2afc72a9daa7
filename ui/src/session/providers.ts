// SPDX-License-Identifier: Apache-2.0
import { post } from '@/api/client';
import { OURS } from '@/api/types';

/** Where the console is now, below its base, so that one arrives there again. */
export function here(place: { pathname: string; search: string }, base: string): string {
    const root = new URL(base).pathname.replace(/\/$/, '');
    const path = place.pathname.startsWith(root) ? place.pathname.slice(root.length) : place.pathname;
    return path === '' || path.endsWith('/sign-in-failed') ? '/' : path + place.search;
}

/** Begins to sign in through a provider, and says where that goes on. */
export async function beginThrough(name: string): Promise<string> {
    const next = here(location, document.baseURI);
    return (await post<{ url: string }>(`${OURS}/session/oidc/${encodeURIComponent(name)}`, { next })).url;
}

/** Leaves to connect one's own account with a provider. */
export async function connect(name: string): Promise<void> {
    const next = here(location, document.baseURI);
    const { url } = await post<{ url: string }>(`${OURS}/me/identities`, { provider: name, next });
    location.assign(url);
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
