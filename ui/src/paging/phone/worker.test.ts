// SPDX-License-Identifier: Apache-2.0
// The worker of `public/` in a world of its own: what it shows of what is pushed, and what a pressed button does.

import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';

const CODE = readFileSync(new URL('../../../public/worker.js', import.meta.url), 'utf8');
const SCOPE = 'https://fire.example/watch/';
const SAMPLES = '../../../../integrations/src/test/resources/dev/watchfire/integrations/push';

interface Shown {
    title: string;
    body: string;
    tag?: string;
    lang?: string;
    silent?: boolean;
    renotify?: boolean;
    actions?: { action: string; title: string }[];
    data: { url: string; links: Record<string, string> };
}

type Listener = (event: object) => void;

class World {
    readonly shown: Shown[] = [];
    closed = 0;
    readonly posted: string[] = [];
    readonly opened: string[] = [];
    readonly kept = new Map<string, string>();
    readonly syncs: string[] = [];
    /** What the server answers; null where there is no network. */
    answers: (number | null)[] = [];
    now = 0;
    private readonly listeners = new Map<string, Listener>();

    constructor(scope = SCOPE) {
        const cache = {
            put: async (link: string, answer: { text: string }) => void this.kept.set(link, answer.text),
            keys: async () => [...this.kept.keys()].map((url) => ({ url })),
            match: async ({ url }: { url: string }) => ({ json: async () => JSON.parse(this.kept.get(url) ?? '') }),
            delete: async ({ url }: { url: string }) => this.kept.delete(url),
        };
        const self = {
            location: { origin: new URL(scope).origin },
            clients: {
                matchAll: async () => [],
                openWindow: async (url: string) => void this.opened.push(url),
            },
            registration: {
                scope,
                getNotifications: async ({ tag }: { tag: string }) =>
                    this.shown.filter((one) => one.tag === tag).map(() => ({ close: () => void this.closed++ })),
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
    url: `${SCOPE}p/7`,
    tag: 'page-7',
    lang: 'en',
    silent: false,
    close: false,
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

describe('what the server sends', () => {
    /** As the server's own test has it. */
    const sample = (name: string) =>
        JSON.parse(readFileSync(new URL(`${SAMPLES}/${name}.json`, import.meta.url), 'utf8'));

    beforeEach(() => {
        world = new World('https://wf.example/');
    });

    test('a page rings, in the language of who is paged', async () => {
        await world.push(sample('page'));
        expect(world.shown).toMatchObject([
            { title: '[P1] Disk full on db-41', tag: 'page-41', lang: 'ko', silent: false, renotify: true },
        ]);
        expect(world.shown[0]?.data.url).toBe('https://wf.example/p/41');
    });

    test('what it became does not ring again', async () => {
        await world.push(sample('page'));
        await world.push(sample('acknowledged'));
        expect(world.shown.at(-1)).toMatchObject({ tag: 'page-41', silent: true, renotify: false });
        expect(world.closed).toBe(0);
    });

    test('a page that is over is shown no longer', async () => {
        await world.push(sample('page'));
        await world.push(sample('over'));
        expect(world.closed).toBe(1);
        expect(world.shown.at(-1)).toMatchObject({ tag: 'page-41', silent: true });
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
