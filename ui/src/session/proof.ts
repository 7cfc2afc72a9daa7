// SPDX-License-Identifier: Apache-2.0
import { Failure } from '@/api/client';
import { store } from '@/store/store';

/** Somebody closed the dialog instead of proving who they are: nothing was done, nothing is lost. */
export class NotProved extends Error {}

export interface Asked {
    proved(): void;
    refused(): void;
}

/** Who waits for a proof of who somebody is; null where nobody does. */
export const proof = store<Asked | null>(null);

let waiting: Promise<void> | null = null;

function prove(): Promise<void> {
    waiting ??= new Promise<void>((resolve, reject) => {
        const end = (then: () => void) => {
            proof.set(null);
            waiting = null;
            then();
        };
        proof.set({ proved: () => end(resolve), refused: () => end(() => reject(new NotProved())) });
    });
    return waiting;
}

/** Does something for which the session must be fresh; where it is not, asks for a proof and does it again. */
export async function fresh<T>(action: () => Promise<T>): Promise<T> {
    try {
        return await action();
    } catch (failure) {
        if (!(failure instanceof Failure) || failure.code !== 'step-up-needed') {
            throw failure;
        }
    }
    await prove();
    return action();
}
