// SPDX-License-Identifier: Apache-2.0
import { OURS } from '@/api/types';
import { lastHere } from './me';
import { session } from './session';

export type Refusal = 'wrong' | 'too-many' | 'unreachable' | 'failed';

/** Why an account was not made, with the field that is at fault where one is. */
export interface Fault {
    message: string;
    field: string | null;
}

/** Who somebody says they are: an account with its password, or the operator's token. */
export type Credentials = { user: string; password: string } | { token: string };

function post(path: string, body: unknown): Promise<Response> {
    return fetch(`${OURS}/${path}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    });
}

/** Asks for a session's cookie. Null when there is one, else why not. */
export async function signIn(credentials: Credentials): Promise<Refusal | null> {
    let response: Response;
    try {
        response = await post('session', credentials);
    } catch {
        return 'unreachable';
    }
    if (response.ok) {
        session.opened();
        return null;
    }
    return response.status === 401 ? 'wrong' : response.status === 429 ? 'too-many' : 'failed';
}

/** What is typed on the way in by a link. */
export interface NewAccount {
    name?: string;
    displayName?: string;
    password: string;
}

/** Uses a link, which makes an account or sets its password, and signs in. Null when it did. */
export async function openLink(
    way: 'setup' | 'links/accept',
    token: string,
    account: NewAccount,
): Promise<Fault | null> {
    let response: Response;
    try {
        response = await post(way, { token, ...account });
    } catch {
        return { message: '', field: null };
    }
    if (response.ok) {
        return null;
    }
    const said = (await response.json().catch(() => ({}))) as {
        detail?: string;
        field?: string;
        errors?: { field: string; message: string }[];
    };
    const first = said.errors?.[0];
    return {
        message: first?.message ?? said.detail ?? response.statusText,
        field: first?.field ?? said.field ?? null,
    };
}

/** What a link is for. */
export interface AboutLink {
    kind: string;
    email: string;
    user: string | null;
}

/** What a link is for; `over` where it is used up or too old, `unreachable` where nobody can tell. */
export async function lookAtLink(token: string): Promise<AboutLink | 'over' | 'unreachable'> {
    try {
        const response = await post('links/look', { token });
        if (response.ok) {
            return await response.json();
        }
        // A server that is busy, or a proxy before one that is gone, knows nothing of the link.
        return response.status === 429 || response.status >= 500 ? 'unreachable' : 'over';
    } catch {
        return 'unreachable';
    }
}

/** Ends the session here and on the server, and starts over. */
export async function signOut(): Promise<void> {
    await fetch(`${OURS}/session`, { method: 'DELETE', credentials: 'same-origin' });
    lastHere.set(null);
    location.assign(document.baseURI);
}
