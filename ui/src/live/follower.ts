// SPDX-License-Identifier: Apache-2.0
// Keeps what is shown in step with the server. Pure of browser and clock: they are handed in.

/** Nothing is asked more often, however much changes. */
const SHORTEST_PAUSE_MS = 1_000;
/** Without a stream the server is asked this often. */
const POLL_MS = 10_000;
/** The stream gives a sign of life every 15 s; after two missed ones it is not believed. */
const QUIET_MS = 35_000;
const LONGEST_RETRY_MS = 30_000;
/** A slow answer means a busy server: it is left alone for this many times as long. */
const REST_FACTOR = 2;

export interface LiveState {
    live: boolean;
    /** When what is shown was true; null where the server has not answered yet. */
    asOf: number | null;
    /** When the server is asked again, where it does not answer. */
    retryAt: number;
}

export interface World {
    now(): number;
    /** Asks for everything that is shown; fails where the server does not answer. */
    refresh(): Promise<void>;
    report(state: LiveState): void;
    later(run: () => void, ms: number): void;
}

/** Decides when to ask again. Fed with what the stream says and with a tick every second. */
export class Follower {
    private live = false;
    private running = false;
    private wanted = false;
    private streaming = false;
    private heardAt: number;
    private asOf: number | null = null;
    private retryAt = 0;
    private failures = 0;

    constructor(private readonly world: World) {
        this.heardAt = world.now();
    }

    changed(): void {
        this.heardAt = this.world.now();
        this.run();
    }

    opened(): void {
        this.streaming = true;
        this.changed();
    }

    /** The stream broke; whether the server is gone too is asked at once. */
    broke(): void {
        this.streaming = false;
        if (this.live) {
            this.run();
        }
    }

    tick(): void {
        const now = this.world.now();
        const silence = now - this.heardAt;
        const due = this.live ? silence > (this.streaming ? QUIET_MS : POLL_MS) : now >= this.retryAt;
        if (due) {
            this.run();
        }
    }

    /** Asks, unless the answers are on their way. */
    start(): void {
        if (!this.running) {
            this.run();
        }
    }

    run(): void {
        if (this.running) {
            this.wanted = true;
            return;
        }
        this.running = true;
        this.wanted = false;
        const start = this.world.now();
        this.world
            .refresh()
            .then(
                () => this.succeeded(start),
                () => this.failed(),
            )
            .finally(() => {
                const took = this.world.now() - start;
                this.world.later(() => this.rested(), Math.max(SHORTEST_PAUSE_MS, REST_FACTOR * took));
            });
    }

    private rested(): void {
        this.running = false;
        if (this.wanted) {
            this.run();
        }
    }

    private succeeded(start: number): void {
        this.failures = 0;
        this.heardAt = this.world.now();
        this.asOf = start;
        this.live = true;
        this.tell();
    }

    private failed(): void {
        this.failures++;
        this.live = false;
        this.retryAt = this.world.now() + Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** Math.min(this.failures - 1, 5));
        this.tell();
    }

    private tell(): void {
        this.world.report({ live: this.live, asOf: this.asOf, retryAt: this.retryAt });
    }
}
