// SPDX-License-Identifier: Apache-2.0
// Keeps the page in step: the server says that something changed, and where it cannot say so it is
// asked every few seconds.

import { get, OURS } from './api.js';

const POLL_MS = 10_000;
const QUIET_MS = 35_000; // The server gives a sign of life every 15 s.
const SOONEST_MS = 1_000;

/** Calls `refresh` after changes, one call at a time, and `state` when live begins or ends. */
export function follow(refresh, state) {
    let live = false;
    let wanted = false;
    let running = false;
    let source = null;
    let heard = Date.now();
    let retryAt = 0;
    let failures = 0;

    async function run() {
        if (running) {
            wanted = true;
            return;
        }
        running = true;
        wanted = false;
        const start = Date.now();
        try {
            await refresh();
            failures = 0;
            heard = Date.now();
            setLive(true);
        } catch {
            failures++;
            retryAt = Date.now() + Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5));
            setLive(false);
        }
        // A slow answer means a busy server: leave it alone for as long again.
        const pause = Math.max(SOONEST_MS, 2 * (Date.now() - start));
        setTimeout(() => {
            running = false;
            if (wanted) {
                run();
            }
        }, pause);
    }

    function setLive(now) {
        live = now;
        state({ live, retryAt });
    }

    function listen() {
        source?.close();
        source = new EventSource(`${OURS}/stream`);
        source.addEventListener('changed', () => {
            heard = Date.now();
            run();
        });
        source.addEventListener('open', () => {
            heard = Date.now();
            run();
        });
        source.addEventListener('error', () => {
            if (live) {
                run(); // Says at once whether the server is gone, or only the stream.
            }
            if (source.readyState === EventSource.CLOSED) {
                setTimeout(listen, 5_000);
            }
        });
    }

    setInterval(() => {
        const now = Date.now();
        const streaming = source?.readyState === EventSource.OPEN;
        if (!live && now >= retryAt) {
            run();
        } else if (!streaming && now - heard > POLL_MS) {
            run();
        } else if (streaming && now - heard > QUIET_MS) {
            run();
        }
    }, 1_000);
    document.addEventListener('visibilitychange', () => {
        if (!document.hidden) {
            run();
        }
    });
    listen();
    run();
    return { refresh: run };
}

export function health() {
    return get(`${OURS}/health`);
}
