// SPDX-License-Identifier: Apache-2.0
import { session } from './session';

export type Refusal = 'wrong' | 'too-many' | 'unreachable' | 'failed';

/** Gives the token for a session's cookie. Null when it was taken, else why not. */
export async function signIn(token: string): Promise<Refusal | null> {
    let response: Response;
    try {
        response = await fetch('login', {
            method: 'POST',
            credentials: 'same-origin',
            headers: { Accept: 'application/json' },
            body: new URLSearchParams({ token }),
        });
    } catch {
        return 'unreachable';
    }
    if (response.ok) {
        session.opened();
        return null;
    }
    return response.status === 401 ? 'wrong' : response.status === 429 ? 'too-many' : 'failed';
}

/** Ends the session here and on the server, and starts over. */
export async function signOut(): Promise<void> {
    await fetch('logout', { method: 'POST', credentials: 'same-origin', headers: { Accept: 'application/json' } });
    location.assign(document.baseURI);
}
