// SPDX-License-Identifier: Apache-2.0
import { Failure, get, ask as request } from '@/api/client';
import { OURS, type Passkey, type Session } from '@/api/types';
import { session } from './session';

/** Why nothing came of asking for a passkey. */
export type PasskeyFault = { kind: 'cancelled' } | { kind: 'exists' } | { kind: 'said'; error: Failure };

/** Whether the server's page may use passkeys here, or why not. */
export type PasskeyFitness = Session['passkeys'] | 'no-browser';

interface Descriptor {
    type: 'public-key';
    id: string;
    transports: AuthenticatorTransport[];
}

interface RequestOptions {
    challenge: string;
    timeout: number;
    rpId: string;
    userVerification: UserVerificationRequirement;
    allowCredentials: Descriptor[];
}

interface CreationOptions {
    rp: PublicKeyCredentialRpEntity;
    user: { id: string; name: string; displayName: string };
    challenge: string;
    pubKeyCredParams: PublicKeyCredentialParameters[];
    timeout: number;
    attestation: AttestationConveyancePreference;
    authenticatorSelection: AuthenticatorSelectionCriteria;
    excludeCredentials: Descriptor[];
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toBase64Url(bytes: ArrayBuffer): string {
    const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
    return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Browsers hide it from pages without TLS. */
export function fitness(said: Session['passkeys']): PasskeyFitness {
    return said === 'available' && !('PublicKeyCredential' in globalThis) ? 'no-browser' : said;
}

/** Asks as a stranger may: without being sent to sign in. */
async function post<T>(path: string, body: unknown = {}): Promise<T> {
    const response = await fetch(`${OURS}/${path}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    }).catch((problem: unknown) => {
        throw new Failure(0, 'unreachable', String(problem));
    });
    const said = await response.json().catch(() => ({}));
    if (!response.ok) {
        throw new Failure(response.status, said.code ?? `http-${response.status}`, said.detail ?? response.statusText);
    }
    return said as T;
}

function fault(problem: unknown): PasskeyFault {
    if (problem instanceof Failure) {
        return { kind: 'said', error: problem };
    }
    // The browser gives no reason away; mostly somebody closed its window.
    return problem instanceof DOMException && problem.name === 'InvalidStateError'
        ? { kind: 'exists' }
        : { kind: 'cancelled' };
}

function descriptors(list: Descriptor[]): PublicKeyCredentialDescriptor[] {
    return list.map(({ type, id, transports }) => ({ type, id: fromBase64Url(id), transports }));
}

async function use(
    options: RequestOptions,
    more: { mediation?: CredentialMediationRequirement; signal?: AbortSignal } = {},
): Promise<unknown> {
    const credential = (await navigator.credentials.get({
        ...more,
        publicKey: {
            ...options,
            challenge: fromBase64Url(options.challenge),
            allowCredentials: descriptors(options.allowCredentials),
        },
    })) as PublicKeyCredential | null;
    if (!credential) {
        throw new DOMException('nothing was chosen', 'NotAllowedError');
    }
    const response = credential.response as AuthenticatorAssertionResponse;
    return {
        credentialId: credential.id,
        clientDataJSON: toBase64Url(response.clientDataJSON),
        authenticatorData: toBase64Url(response.authenticatorData),
        signature: toBase64Url(response.signature),
        userHandle: response.userHandle ? toBase64Url(response.userHandle) : '',
    };
}

/** Signs in with whatever passkey somebody chooses. Null when he is in. */
export async function signInWithPasskey(): Promise<PasskeyFault | null> {
    try {
        await post('session/passkey', await use(await post<RequestOptions>('session/passkey/begin')));
        session.opened();
        return null;
    } catch (problem) {
        return fault(problem);
    }
}

/** Whether the browser can offer passkeys beside the names that it fills in. */
async function canOffer(): Promise<boolean> {
    const ask = globalThis.PublicKeyCredential?.isConditionalMediationAvailable;
    return ask ? ask.call(PublicKeyCredential) : false;
}

/** Shortly before the server forgets what it asked. */
const AGAIN_MS = 4 * 60_000;

/**
 * Lets the browser offer passkeys where it fills in the name, for as long as the form is there.
 * Returns what ends that.
 */
export function offerPasskeys(onFault: (fault: PasskeyFault) => void): () => void {
    const end = new AbortController();
    let again = new AbortController();
    const timer = setInterval(() => again.abort(), AGAIN_MS);
    end.signal.addEventListener('abort', () => {
        clearInterval(timer);
        again.abort();
    });
    void (async () => {
        if (!(await canOffer())) {
            return;
        }
        while (!end.signal.aborted) {
            again = new AbortController();
            let used: unknown;
            try {
                const options = await post<RequestOptions>('session/passkey/begin');
                if (end.signal.aborted) {
                    return;
                }
                used = await use(options, { mediation: 'conditional', signal: again.signal });
            } catch {
                // Nobody asked for this: a fault of it is told to nobody.
                if (again.signal.aborted) {
                    continue;
                }
                return;
            }
            try {
                await post('session/passkey', used);
                session.opened();
                return;
            } catch (problem) {
                onFault(fault(problem));
            }
        }
    })();
    return () => end.abort();
}

/** Proves with a passkey who one is. Null when the session is fresh. */
export async function stepUpWithPasskey(): Promise<PasskeyFault | null> {
    try {
        await post('session/step-up/passkey', await use(await post<RequestOptions>('session/step-up/passkey/begin')));
        return null;
    } catch (problem) {
        return fault(problem);
    }
}

/** Lets a device make a passkey, and the server keep it. */
export async function addPasskey(name: string): Promise<PasskeyFault | null> {
    try {
        const options = await post<CreationOptions>('me/passkeys/begin');
        const credential = (await navigator.credentials.create({
            publicKey: {
                ...options,
                challenge: fromBase64Url(options.challenge),
                user: { ...options.user, id: fromBase64Url(options.user.id) },
                excludeCredentials: descriptors(options.excludeCredentials),
            },
        })) as PublicKeyCredential | null;
        if (!credential) {
            return { kind: 'cancelled' };
        }
        const response = credential.response as AuthenticatorAttestationResponse;
        await post('me/passkeys', {
            name,
            clientDataJSON: toBase64Url(response.clientDataJSON),
            attestationObject: toBase64Url(response.attestationObject),
            transports: response.getTransports?.() ?? [],
        });
        return null;
    } catch (problem) {
        return fault(problem);
    }
}

export async function listPasskeys(signal: AbortSignal): Promise<Passkey[]> {
    return (await get<{ items: Passkey[] }>(`${OURS}/me/passkeys`, {}, signal)).items;
}

export function renamePasskey(id: string, name: string): Promise<Passkey> {
    return request(`${OURS}/me/passkeys/${encodeURIComponent(id)}`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name }),
    });
}

/** What to call a passkey of this browser, until its owner says better. */
export function guessedName(agent: string): string {
    // Android calls itself Linux too, and iPhones Mac OS X.
    const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'CrOS', 'Linux'];
    const system = systems.find((word) => agent.includes(word)) ?? '';
    return system === 'CrOS' ? 'Chromebook' : system;
}
