// SPDX-License-Identifier: Apache-2.0
// Messages to this browser, also when no page of the console is open.

import { get, post } from '@/api/client';
import { OURS } from '@/api/types';
import { guessedName } from '@/session/passkey';

/** Why this browser cannot be pushed to. */
export type PushFault = 'unsupported' | 'insecure' | 'denied' | 'off';

export function pushFault(types: readonly string[]): PushFault | null {
    if (!types.includes('push')) {
        return 'off';
    }
    if (!globalThis.isSecureContext) {
        return 'insecure';
    }
    if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) {
        return 'unsupported';
    }
    return Notification.permission === 'denied' ? 'denied' : null;
}

export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toBase64Url(bytes: ArrayBuffer | null): string {
    const binary = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

const sameBytes = (a: ArrayBuffer | null | undefined, b: Uint8Array) =>
    toBase64Url(a ?? null) === toBase64Url(b.slice().buffer);

/** Asks for the right, subscribes, and tells the server. Null where it went well. */
export async function addThisBrowser(): Promise<PushFault | null> {
    if ((await Notification.requestPermission()) !== 'granted') {
        return 'denied';
    }
    const { key } = await get<{ key: string }>(`${OURS}/push/key`);
    const applicationServerKey = fromBase64Url(key);
    const worker = await navigator.serviceWorker.ready;
    const before = await worker.pushManager.getSubscription();
    // One for another key, as after the server was set up anew, is of no use any more.
    if (before && !sameBytes(before.options.applicationServerKey, applicationServerKey)) {
        await before.unsubscribe();
    }
    const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
    await post(`${OURS}/users/me/push`, {
        endpoint: subscription.endpoint,
        p256dh: toBase64Url(subscription.getKey('p256dh')),
        auth: toBase64Url(subscription.getKey('auth')),
        label: guessedName(navigator.userAgent),
    });
    return null;
}
