// SPDX-License-Identifier: Apache-2.0
// Acknowledgements that somebody gave without a network. They are kept in this browser until they are sent, so
// that closing the page loses none; of the page itself nothing is kept.

import { Failure } from '@/api/client';
import type { memory } from '@/store/memory';
import { type Store, store } from '@/store/store';

export interface Unsent {
    page: string;
    /** Whose answer it is: another who signs in here does not give it. */
    by: string;
    at: number;
}

/** Why one was not sent in the end. */
export type Dropped = 'too-old' | 'refused';

/** Older than this others have it, or had to do without: to take it over then would tell them something wrong. */
export const EXPIRES_MS = 30 * 60_000;
/** More pages than these nobody answers one by one. */
const MOST = 50;
/** Between attempts while the network does not say that it is back. */
export const RETRY_MS = 4_000;

const NAME = 'unsent';

/** What was kept, as far as it is what this writes. */
export function read(text: string | null): Unsent[] {
    try {
        const known: unknown = JSON.parse(text ?? '[]');
        return Array.isArray(known)
            ? known.filter(
                  (one): one is Unsent =>
                      typeof one?.page === 'string' && typeof one.by === 'string' && typeof one.at === 'number',
              )
            : [];
    } catch {
        return [];
    }
}

export class Outbox {
    readonly waiting: Store<readonly Unsent[]>;
    /** What became of those that are not sent any more, by page. */
    readonly dropped: Store<Readonly<Record<string, Dropped>>> = store({});
    private running = false;

    constructor(
        private readonly send: (page: string) => Promise<unknown>,
        private readonly now: () => number,
        private readonly kept: Pick<typeof memory, 'get' | 'set'>,
    ) {
        this.waiting = store<readonly Unsent[]>(read(kept.get(NAME)));
    }

    private set(next: readonly Unsent[]): void {
        this.kept.set(NAME, next.length === 0 ? null : JSON.stringify(next));
        this.waiting.set(next);
    }

    private drop(page: string, why: Dropped | null): void {
        this.set(this.waiting.get().filter((one) => one.page !== page));
        const { [page]: _, ...others } = this.dropped.get();
        this.dropped.set(why === null ? others : { ...others, [page]: why });
    }

    /** Keeps an answer until it is sent. Pressing again changes nothing. */
    add(page: string, by: string): void {
        this.drop(page, null);
        this.set([...this.waiting.get(), { page, by, at: this.now() }].slice(-MOST));
    }

    /** Somebody thought better of it. */
    takeBack(page: string): void {
        this.drop(page, null);
    }

    has(page: string, by: string | null): boolean {
        return this.waiting.get().some((one) => one.page === page && one.by === by);
    }

    /** Sends what this person gave. True where something was sent. */
    async flush(by: string): Promise<boolean> {
        if (this.running) {
            return false;
        }
        this.running = true;
        let sent = false;
        try {
            for (const { page, at } of this.waiting.get().filter((one) => one.by === by)) {
                if (this.now() - at > EXPIRES_MS) {
                    this.drop(page, 'too-old');
                    continue;
                }
                try {
                    await this.send(page);
                    this.drop(page, null);
                    sent = true;
                } catch (failure) {
                    if (failure instanceof Failure && !failure.isUnreachable && mayNotSucceed(failure.status)) {
                        this.drop(page, 'refused');
                        continue;
                    }
                    // The way is still cut, for the others too.
                    return sent;
                }
            }
        } finally {
            this.running = false;
        }
        return sent;
    }
}

/** A session that ended is signed in again, and a server that is busy is asked again: those are no refusals. */
const mayNotSucceed = (status: number) => status >= 400 && status < 500 && status !== 401 && status !== 429;
