// SPDX-License-Identifier: Apache-2.0
// The worker of `public/` in a world of its own: what it shows of what is pushed, and what a pressed button does.

import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';

const CODE = readFileSync(new URL('../../../public/worker.js', import.meta.url), 'utf8');
const SCOPE = 'https://fire.example/watch/';

interface Shown {
    title: string;
    body: string;
    tag?: string;
    silent?: boolean;
    actions?: { action: string; title: string }[];
    data: { url: string; links: Record<string, string> };
}

type Listener = (event: object) => void;

class World {
    readonly shown: Shown[] = [];
    readonly posted: string[] = [];
    readonly opened: string[] = [];
    readonly kept = new Map<string, string>();
    readonly syncs: string[] = [];
    /** What the server answers; null where there is no network. */
    answers: (number | null)[] = [];
    now = 0;
    private readonly listeners = new Map<string, Listener>();

    constructor() {
        const cache = {
            put: async (link: string, answer: { text: string }) => void this.kept.set(link, answer.text),
            keys: async () => [...this.kept.keys()].map((url) => ({ url })),
            match: async ({ url }: { url: string }) => ({ json: async () => JSON.parse(this.kept.get(url) ?? '') }),
            delete: async ({ url }: { url: string }) => this.kept.delete(url),
        };
        const self = {
            location: { origin: 'https://fire.example' },
            clients: {
                matchAll: async () => [],
                openWindow: async (url: string) => void this.opened.push(url),
            },
            registration: {
                scope: SCOPE,
                getNotifications: async () => [],
                showNotification: async (title: string, options: Omit<Shown, 'title'>) =>
                    void this.shown.push({ title, ...options }),
                sync: { register: async (tag: string) => void this.syncs.push(tag) },
            },
            addEventListener: (name: string, listener: Listener) => this.listeners.set(name, listener),
        };
        runInNewContext(CODE, {
            self,
            URL,
            caches: { open: async () => cache },
            Response: class {
                constructor(readonly text: string) {}
            },
            fetch: async (url: string) => {
                this.posted.push(url);
                const status = this.answers.shift();
                if (status === null || status === undefined) {
                    throw new TypeError('no network');
                }
                return { status };
            },
            Date: { now: () => this.now },
            setTimeout: (run: () => void, ms: number) => {
                this.now += ms;
                queueMicrotask(run);
            },
        });
    }

    async event(name: string, event: object): Promise<void> {
        let work: Promise<unknown> = Promise.resolve();
        this.listeners.get(name)?.({ ...event, waitUntil: (given: Promise<unknown>) => (work = given) });
        await work;
    }

    push(message: object): Promise<void> {
        return this.event('push', { data: { json: () => message, text: () => '' } });
    }

    press(action: string): Promise<void> {
        const notification = { data: this.shown.at(-1)?.data, close: () => undefined };
        return this.event('notificationclick', { action, notification });
    }
}

const LINK = `${SCOPE}a/token-1`;
const PAGE = {
    title: 'P1 Payment errors',
    body: 'payments-api',
    page: 7,
    lang: 'en',
    actions: [
        { action: 'acknowledge', title: 'Acknowledge', url: 'a/token-1' },
        { action: 'escalate', title: 'Escalate', url: 'https://elsewhere.example/a/1' },
    ],
};

let world: World;
beforeEach(() => {
    world = new World();
});

describe('a page that is pushed', () => {
    test('is shown with its actions, and leads to the page for one hand', async () => {
        await world.push(PAGE);
        expect(world.shown).toMatchObject([{ title: 'P1 Payment errors', tag: 'page-7', silent: false }]);
        await world.press('');
        expect(world.opened).toEqual([`${SCOPE}p/7`]);
    });

    test('an action that leads to another server is not offered', async () => {
        await world.push(PAGE);
        expect(world.shown[0]?.actions?.map(({ action }) => action)).toEqual(['acknowledge']);
    });

    test('acknowledge posts to its link, and says so in the place of the page', async () => {
        world.answers = [200];
        await world.push(PAGE);
        await world.press('acknowledge');
        expect(world.posted).toEqual([LINK]);
        expect(world.shown.at(-1)).toMatchObject({ body: 'You have it.', tag: 'page-7', silent: true });
    });

    test('an answer that the server refuses is not tried again', async () => {
        world.answers = [410];
        await world.push({ ...PAGE, lang: 'ko' });
        await world.press('acknowledge');
        expect(world.posted).toHaveLength(1);
        expect(world.shown.at(-1)?.body).toBe('지금은 할 수 없습니다. 열어서 확인하세요.');
    });

    test('without a network it is tried three times, kept, and given when the network is back', async () => {
        world.answers = [null, 503, null];
        await world.push(PAGE);
        await world.press('acknowledge');
        expect(world.posted).toHaveLength(3);
        expect(world.shown.at(-1)?.body).toMatch(/^Not sent yet/);
        expect([...world.kept.keys()]).toEqual([LINK]);
        expect(world.syncs).toEqual(['unsent']);
        world.answers = [200];
        await world.event('sync', { tag: 'unsent' });
        expect(world.shown.at(-1)?.body).toBe('You have it.');
        expect(world.kept.size).toBe(0);
    });

    test('what waited for half an hour is not given any more', async () => {
        world.answers = [null, null, null];
        await world.push(PAGE);
        await world.press('acknowledge');
        world.now += 31 * 60_000;
        world.answers = [200];
        await world.event('sync', { tag: 'unsent' });
        expect(world.posted).toHaveLength(3);
        expect(world.kept.size).toBe(0);
    });

    test('while the network stays away the browser is asked to call again', async () => {
        world.answers = [null, null, null];
        await world.push(PAGE);
        await world.press('acknowledge');
        world.answers = [null];
        await expect(world.event('sync', { tag: 'unsent' })).rejects.toThrow('1 not sent yet');
        expect(world.kept.size).toBe(1);
    });
});

test('a message that is no JSON is shown nevertheless: somebody may need it', async () => {
    await world.event('push', {
        data: {
            json: () => {
                throw new SyntaxError('no');
            },
            text: () => 'Payment errors',
        },
    });
    expect(world.shown).toMatchObject([{ title: 'Page', body: 'Payment errors' }]);
});
