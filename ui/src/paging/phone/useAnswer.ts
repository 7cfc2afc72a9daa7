// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Failure } from '@/api/client';
import { refreshNow } from '@/live/live';
import { actsAs, useMe } from '@/session/me';
import { memory } from '@/store/memory';
import { useStore } from '@/store/store';
import { act } from '../queries';
import { outbox, sendUnsent } from './outbox';
import type { Dropped } from './unsent';

/** Who was signed in here last: without a network nobody can be asked who looks. */
const LAST = 'signed-in';

export interface Answer {
    /** It is being sent. */
    busy: boolean;
    /** It waits for the network. */
    waiting: boolean;
    /** What the server said instead. */
    fault: string | null;
    dropped: Dropped | null;
    /** Nobody is signed in, nor was: there is nobody who could acknowledge. */
    nobody: boolean;
    give(): Promise<void>;
    tryAgain(): Promise<void>;
    takeBack(): void;
}

/** Acknowledging: at once where the server is reached, else as soon as it is. */
export function useAnswer(page: string): Answer {
    const name = actsAs(useMe());
    if (name !== null && memory.get(LAST) !== name) {
        memory.set(LAST, name);
    }
    const person = name ?? memory.get(LAST);
    const unsent = useStore(outbox.waiting);
    const dropped = useStore(outbox.dropped);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<string | null>(null);

    async function give(): Promise<void> {
        setBusy(true);
        setFault(null);
        try {
            await act(page, 'acknowledge');
            outbox.takeBack(page);
            refreshNow();
        } catch (failure) {
            if (failure instanceof Failure && !failure.isUnreachable && failure.status < 500) {
                setFault(failure.message);
                refreshNow();
            } else if (person !== null) {
                outbox.add(page, person);
            } else {
                setFault(failure instanceof Error ? failure.message : String(failure));
            }
        } finally {
            setBusy(false);
        }
    }

    async function tryAgain(): Promise<void> {
        setBusy(true);
        await sendUnsent();
        setBusy(false);
    }

    return {
        busy,
        waiting: unsent.some((one) => one.page === page && one.by === person),
        fault,
        dropped: dropped[page] ?? null,
        nobody: person === null,
        give,
        tryAgain,
        takeBack: () => outbox.takeBack(page),
    };
}
