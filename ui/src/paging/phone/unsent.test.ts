// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { Failure } from '@/api/client';
import { EXPIRES_MS, Outbox, read } from './unsent';

class Kept {
    values = new Map<string, string>();
    get = (name: string) => this.values.get(name) ?? null;
    set = (name: string, value: string | null) => {
        if (value === null) {
            this.values.delete(name);
        } else {
            this.values.set(name, value);
        }
    };
}

class Server {
    told: string[] = [];
    answer: Failure | null = null;
    send = async (page: string) => {
        if (this.answer) {
            throw this.answer;
        }
        this.told.push(page);
    };
}

const GONE = new Failure(0, 'unreachable', 'no network');

function set() {
    const kept = new Kept();
    const server = new Server();
    const clock = { now: 1_000 };
    return { kept, server, clock, outbox: new Outbox(server.send, () => clock.now, kept) };
}

describe('acknowledging without a network', () => {
    test('what cannot be sent is kept, also by the next page load', async () => {
        const { kept, server, outbox } = set();
        server.answer = GONE;
        outbox.add('7', 'ada');
        expect(await outbox.flush('ada')).toBe(false);
        const next = new Outbox(server.send, () => 2_000, kept);
        expect(next.has('7', 'ada')).toBe(true);
        server.answer = null;
        expect(await next.flush('ada')).toBe(true);
        expect(server.told).toEqual(['7']);
        expect(kept.values.size).toBe(0);
    });

    test('pressing ten times sends once', async () => {
        const { server, outbox } = set();
        for (let i = 0; i < 10; i++) {
            outbox.add('7', 'ada');
        }
        await Promise.all([outbox.flush('ada'), outbox.flush('ada')]);
        expect(server.told).toEqual(['7']);
    });

    test('another who signs in on this phone does not answer in their place', async () => {
        const { server, outbox } = set();
        outbox.add('7', 'ada');
        expect(await outbox.flush('kim')).toBe(false);
        expect(server.told).toEqual([]);
        expect(outbox.has('7', 'kim')).toBe(false);
        expect(outbox.has('7', 'ada')).toBe(true);
    });

    test('after half an hour it is not sent any more, and that is said', async () => {
        const { server, clock, outbox } = set();
        outbox.add('7', 'ada');
        clock.now += EXPIRES_MS + 1;
        await outbox.flush('ada');
        expect(server.told).toEqual([]);
        expect(outbox.dropped.get()).toEqual({ '7': 'too-old' });
        outbox.add('7', 'ada');
        expect(outbox.dropped.get()).toEqual({});
    });

    test('what the server refuses is not tried for ever, and does not hold up the others', async () => {
        const { server, outbox } = set();
        outbox.add('7', 'ada');
        server.answer = new Failure(404, 'not-found', 'gone');
        await outbox.flush('ada');
        expect(outbox.dropped.get()).toEqual({ '7': 'refused' });
        expect(outbox.waiting.get()).toEqual([]);
    });

    test('a session that ended is no refusal', async () => {
        const { server, outbox } = set();
        outbox.add('7', 'ada');
        for (const status of [401, 429, 503]) {
            server.answer = new Failure(status, '', '');
            await outbox.flush('ada');
        }
        expect(outbox.has('7', 'ada')).toBe(true);
    });

    test('what is kept in the browser and is not ours is left aside', () => {
        expect(read('[{"page":"7","by":"ada","at":1},{"page":3},null,"x"]')).toEqual([{ page: '7', by: 'ada', at: 1 }]);
        expect(read('{')).toEqual([]);
        expect(read(null)).toEqual([]);
    });
});
