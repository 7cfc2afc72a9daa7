// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest';
import { Follower, type LiveState } from './follower';

let now: number;
let asked: number;
let answers: boolean;
let states: LiveState[];
let later: { run: () => void; at: number }[];
let follower: Follower;

beforeEach(() => {
    now = 1_000_000;
    asked = 0;
    answers = true;
    states = [];
    later = [];
    follower = new Follower({
        now: () => now,
        refresh: () => {
            asked++;
            return answers ? Promise.resolve() : Promise.reject(new Error('gone'));
        },
        report: (state) => states.push(state),
        later: (run, ms) => later.push({ run, at: now + ms }),
    });
});

async function settle(): Promise<void> {
    for (let i = 0; i < 10; i++) {
        await Promise.resolve();
    }
}

async function pass(ms: number): Promise<void> {
    for (const end = now + ms; now < end; ) {
        now += 1_000;
        const due = later.filter((one) => one.at <= now);
        later = later.filter((one) => one.at > now);
        for (const one of due) {
            one.run();
        }
        follower.tick();
        await settle();
    }
}

test('many changes at once are asked for once, and once more for those that came meanwhile', async () => {
    follower.opened();
    for (let i = 0; i < 50; i++) {
        follower.changed();
    }
    await settle();
    expect(asked).toBe(1);
    await pass(5_000);
    expect(asked).toBe(2);
});

test('a quiet stream is believed for two signs of life and then asked', async () => {
    follower.opened();
    await settle();
    await pass(35_000);
    expect(asked).toBe(1);
    await pass(2_000);
    expect(asked).toBe(2);
});

test('without a stream the server is asked every ten seconds', async () => {
    follower.run();
    await settle();
    await pass(60_000);
    expect(asked).toBeGreaterThanOrEqual(5);
    expect(asked).toBeLessThanOrEqual(7);
});

test('a server that is gone is asked ever more rarely, and the time shown is that of the last answer', async () => {
    follower.opened();
    await settle();
    const lastAnswer = now;
    await pass(5_000);
    answers = false;
    follower.broke();
    await settle();
    expect(states.at(-1)).toMatchObject({ live: false, asOf: lastAnswer });
    const before = asked;
    await pass(120_000);
    expect(asked - before).toBeLessThan(10);
    answers = true;
    await pass(31_000);
    expect(states.at(-1)?.live).toBe(true);
    expect(states.at(-1)?.asOf).toBeGreaterThan(lastAnswer);
});
