// SPDX-License-Identifier: Apache-2.0
// Keeps the shell of the console, so that it opens without a network and says so, and shows pages that are pushed
// to this browser. The shell's files are kept by the browser itself, as their names are of their content. Nothing of
// anybody's is kept: no alert is ever stored here, and of an answer that found no network only the link that gives it,
// until it is given.

const SHELL = 'watchfire-shell-1';
/** Links of answers that wait for a network. */
const UNSENT = 'watchfire-unsent-1';
/** What a page is kept under: all pages are the same file. */
const KEY = self.registration.scope;
/** Pauses between the attempts at an answer: somebody who pressed looks at the phone for about so long. */
const RETRY_MS = [0, 2_000, 5_000];
/** An answer that waited longer is not given any more: others have it, or had to do without. */
const EXPIRES_MS = 30 * 60_000;
/** The worker sends what waits when the network is back, where the browser can wake it for that. */
const SYNC = 'unsent';

const TEXTS = {
    en: {
        acknowledged: 'You have it.',
        done: 'Done.',
        unsent: 'Not sent yet. Open to try again.',
        page: 'Page',
        over: 'This does not go any more. Open to see why.',
    },
    ko: {
        acknowledged: '내가 맡았습니다.',
        done: '완료했습니다.',
        unsent: '아직 보내지 못했습니다. 열어서 다시 시도하세요.',
        page: '호출',
        over: '지금은 할 수 없습니다. 열어서 확인하세요.',
    },
};

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The network first; what was kept only where there is none. */
async function shell(request) {
    const cache = await caches.open(SHELL);
    try {
        const answer = await fetch(request);
        if (answer.ok) {
            await cache.put(KEY, answer.clone());
        }
        return answer;
    } catch (failure) {
        const known = await cache.match(KEY, { ignoreVary: true });
        if (known) {
            return known;
        }
        throw failure;
    }
}

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const path = request.url.slice(KEY.length);
    const isPage = request.mode === 'navigate' && request.method === 'GET' && request.url.startsWith(KEY);
    // Action links and what comes in are the server's own pages.
    if (isPage && !/^(api|-|assets|a|in)\/|^metrics/.test(path)) {
        event.respondWith(shell(request));
    }
});

/** An address of this server's, or null: a message must not lead elsewhere. */
function ours(address) {
    try {
        const url = new URL(String(address), KEY);
        return url.origin === self.location.origin ? url.href : null;
    } catch {
        return null;
    }
}

/**
 * What the server pushes, as JSON: `title`, `body`, `tag` (what it replaces), `url`, `lang`, `silent` (it says anew
 * what was told), `close` (the page is over: what is shown of it goes), and `actions`: each with `action`, `title`
 * and the `url` that does it by a POST.
 */
function read(data) {
    try {
        const message = data?.json();
        return typeof message === 'object' && message !== null ? message : {};
    } catch {
        return { body: data?.text() ?? '' };
    }
}

const textsOf = (lang) => TEXTS[String(lang ?? '').startsWith('ko') ? 'ko' : 'en'];

async function show(message) {
    const actions = (Array.isArray(message.actions) ? message.actions : []).filter((one) => ours(one?.url) !== null);
    const tag = message.tag ? String(message.tag) : undefined;
    if (message.close && tag) {
        for (const shown of await self.registration.getNotifications({ tag })) {
            shown.close();
        }
    }
    await self.registration.showNotification(String(message.title ?? textsOf(message.lang).page), {
        body: String(message.body ?? ''),
        icon: 'icon-192.png',
        badge: 'badge-96.png',
        lang: message.lang ?? 'en',
        // Without a tag nothing is replaced, and a browser refuses to renotify.
        ...(tag ? { tag, renotify: !message.silent && !message.close } : {}),
        silent: Boolean(message.silent || message.close),
        requireInteraction: actions.length > 0 && !message.silent,
        actions: actions.map(({ action, title }) => ({ action: String(action), title: String(title) })),
        data: {
            title: message.title,
            tag,
            lang: message.lang,
            url: ours(message.url ?? 'pages') ?? KEY,
            links: Object.fromEntries(actions.map(({ action, url }) => [String(action), ours(url)])),
        },
    });
}

self.addEventListener('push', (event) => event.waitUntil(show(read(event.data))));

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Gives an answer. `lost` where nothing answered; the link itself says who answers. */
async function give(link) {
    try {
        const { status } = await fetch(link, { method: 'POST', credentials: 'same-origin' });
        return status < 400 ? 'given' : status >= 500 || status === 429 ? 'lost' : 'refused';
    } catch {
        return 'lost';
    }
}

async function say(data, body, more = {}) {
    await self.registration.showNotification(String(data.title ?? ''), {
        body,
        icon: 'icon-192.png',
        badge: 'badge-96.png',
        lang: data.lang ?? 'en',
        ...(data.tag ? { tag: data.tag } : {}),
        silent: true,
        data: { ...data, links: {} },
        ...more,
    });
}

async function answer(data, action, link) {
    const texts = textsOf(data.lang);
    for (const wait of RETRY_MS) {
        await pause(wait);
        const became = await give(link);
        if (became !== 'lost') {
            const done = action === 'acknowledge' ? texts.acknowledged : texts.done;
            return say(data, became === 'given' ? done : texts.over);
        }
    }
    const unsent = await caches.open(UNSENT);
    await unsent.put(link, new Response(JSON.stringify({ data, action, at: Date.now() })));
    await self.registration.sync?.register(SYNC).catch(() => undefined);
    return say(data, texts.unsent, { requireInteraction: true, silent: false });
}

/** Gives what waits. Fails where something still does, so that the browser calls again. */
async function flush() {
    const unsent = await caches.open(UNSENT);
    let lost = 0;
    for (const request of await unsent.keys()) {
        const kept = await unsent.match(request);
        const { data, action, at } = await kept.json();
        const became = Date.now() - at > EXPIRES_MS ? 'refused' : await give(request.url);
        if (became === 'lost') {
            lost++;
            continue;
        }
        await unsent.delete(request);
        const texts = textsOf(data.lang);
        await say(data, became === 'refused' ? texts.over : action === 'acknowledge' ? texts.acknowledged : texts.done);
    }
    if (lost > 0) {
        throw new Error(`${lost} not sent yet`);
    }
}

self.addEventListener('sync', (event) => {
    if (event.tag === SYNC) {
        event.waitUntil(flush());
    }
});
// Where the browser wakes nobody, an open console does.
self.addEventListener('message', (event) => {
    if (event.data === SYNC) {
        event.waitUntil(flush().catch(() => undefined));
    }
});

/** Shows the page in a window that is open, or opens one. */
async function open(url) {
    for (const client of await self.clients.matchAll({ type: 'window' })) {
        if (client.url === url && 'focus' in client) {
            return client.focus();
        }
    }
    return self.clients.openWindow(url);
}

self.addEventListener('notificationclick', (event) => {
    const data = event.notification.data ?? {};
    const link = data.links?.[event.action];
    event.notification.close();
    event.waitUntil(link ? answer(data, event.action, link) : open(data.url ?? KEY));
});

/** The push service gave this browser another address: the server is told, as far as somebody is signed in. */
async function resubscribe(event) {
    const key = event.oldSubscription?.options.applicationServerKey;
    const fresh =
        event.newSubscription ??
        (key
            ? await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
            : null);
    if (fresh) {
        const { endpoint, keys } = fresh.toJSON();
        await fetch(new URL('api/watchfire/v1/users/me/push', KEY), {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth, label: '' }),
        });
    }
}

self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(resubscribe(event)));
