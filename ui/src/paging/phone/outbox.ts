// SPDX-License-Identifier: Apache-2.0
import { liveState, refreshNow } from '@/live/live';
import { actsAs } from '@/session/me';
import { lookWho } from '@/session/who';
import { memory } from '@/store/memory';
import { act } from '../queries';
import { Outbox, RETRY_MS } from './unsent';

/** What this browser has to send. */
export const outbox = new Outbox((page) => act(page, 'acknowledge'), Date.now, memory);

/** As the worker knows it: answers that were given from a notification without a network. */
const SYNC = 'unsent';

function wakeWorker(): void {
    navigator.serviceWorker?.controller?.postMessage(SYNC);
}

let asking = false;

/** Sends what waits, as who is signed in by now. Without a network it stays. */
export async function sendUnsent(): Promise<void> {
    if (outbox.waiting.get().length === 0 || asking) {
        return;
    }
    asking = true;
    try {
        const name = actsAs(await lookWho());
        if (name !== null && (await outbox.flush(name))) {
            refreshNow();
        }
    } catch (failure) {
        console.info('Not sent yet:', failure);
    } finally {
        asking = false;
    }
}

/** Sends what waits whenever the network may be back, wherever in the console somebody is. */
export function followOutbox(): void {
    addEventListener('online', () => {
        wakeWorker();
        void sendUnsent();
    });
    document.addEventListener('visibilitychange', () => {
        if (!document.hidden) {
            wakeWorker();
            void sendUnsent();
        }
    });
    liveState.subscribe(() => liveState.get().live && void sendUnsent());
    setInterval(() => void sendUnsent(), RETRY_MS);
    wakeWorker();
    void sendUnsent();
}
