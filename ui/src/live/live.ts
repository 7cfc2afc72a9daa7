// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from '@tanstack/react-query';
import { Failure, get } from '@/api/client';
import { type Health, OURS } from '@/api/types';
import { language } from '@/i18n/language';
import { type Standing, session } from '@/session/session';
import { store } from '@/store/store';
import { Follower, type LiveState } from './follower';

const TICK_MS = 1_000;
/** Nobody is asked in vain, but who was not reached at the start is asked again. */
const ASKING: ReadonlySet<Standing> = new Set(['opening', 'open']);
/** A stream that the server closed for good, as when all are taken, is asked for again after this. */
const REOPEN_MS = 5_000;

export const liveState = store<LiveState & { known: boolean }>({
    live: false,
    asOf: null,
    retryAt: 0,
    known: false,
});

/** Answers are kept until the stream says that something changed. */
export const queries = new QueryClient({
    defaultOptions: {
        queries: {
            retry: false,
            staleTime: Number.POSITIVE_INFINITY,
            refetchOnWindowFocus: false,
            networkMode: 'always',
        },
        mutations: { retry: false, networkMode: 'always' },
    },
});

export const HEALTH = ['live', 'health'] as const;

/** Asks again for all that is shown. Fails where the server could not be reached. */
async function refresh(): Promise<void> {
    const health = await get<Health>(`${OURS}/health`);
    session.opened();
    queries.setQueryData(HEALTH, health);
    // What is not shown now is asked for when it is shown again: until then it is what it was.
    await queries.invalidateQueries({ queryKey: ['live'], type: 'inactive', refetchType: 'none' });
    await queries.refetchQueries({
        type: 'active',
        predicate: ({ queryKey }) => queryKey[0] === 'live' && queryKey[1] !== 'health',
    });
    const failures = queries
        .getQueryCache()
        .findAll({ queryKey: ['live'], type: 'active' })
        .map((query) => query.state.error);
    const gone = failures.find(
        (error) => error instanceof Failure && (error.isUnreachable || error.status === 401 || error.status >= 500),
    );
    if (gone) {
        throw gone;
    }
}

let follower: Follower | null = null;

/** After a change of one's own: it is to be seen at once. */
export function refreshNow(): void {
    follower?.run();
}

/** Follows the server until the page is left. */
export function startLive(): void {
    if (follower) {
        return;
    }
    const following = new Follower({
        now: Date.now,
        refresh,
        report: (state) => liveState.set({ ...state, known: true }),
        later: (run, ms) => setTimeout(run, ms),
    });
    follower = following;
    let source: EventSource | null = null;

    function listen(): void {
        source?.close();
        source = new EventSource(`${OURS}/stream`);
        source.addEventListener('changed', () => following.changed());
        source.addEventListener('open', () => following.opened());
        source.addEventListener('error', (event) => {
            following.broke();
            const broken = event.target as EventSource;
            if (broken.readyState === EventSource.CLOSED) {
                setTimeout(() => source === broken && session.standing.get() === 'open' && listen(), REOPEN_MS);
            }
        });
    }

    session.onOpened(() => {
        listen();
        following.start();
    });
    // What the server says is in one language: it is asked for anew in the other.
    language.subscribe(() => void queries.invalidateQueries());
    setInterval(() => ASKING.has(session.standing.get()) && following.tick(), TICK_MS);
    document.addEventListener('visibilitychange', () => document.hidden || following.run());
    following.run();
}
