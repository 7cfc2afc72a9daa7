// SPDX-License-Identifier: Apache-2.0
// Keeps the shell of the console, so that it opens without a network and says so. It keeps nothing of
// anybody's: what alerts there are is never stored here.

const SHELL = 'watchfire-shell-1';

self.addEventListener('install', (event) => {
    event.waitUntil(self.skipWaiting());
});

self.addEventListener('activate', (event) => {
    event.waitUntil(
        (async () => {
            const names = await caches.keys();
            await Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
            await self.clients.claim();
        })(),
    );
});

/** Files with their content in their name never change. */
async function immutable(request) {
    const cache = await caches.open(SHELL);
    const known = await cache.match(request);
    if (known) {
        return known;
    }
    const answer = await fetch(request);
    if (answer.ok) {
        await cache.put(request, answer.clone());
    }
    return answer;
}

/** Another build has other files: those of the one before are let go. */
async function forgetOldFiles(cache) {
    const known = await cache.keys();
    await Promise.all(known.filter(({ url }) => url.includes('/assets/')).map((request) => cache.delete(request)));
}

/** The network first; what was kept only where there is none. All pages are the same file. */
async function current(request, key) {
    const cache = await caches.open(SHELL);
    try {
        const answer = await fetch(request);
        if (answer.ok) {
            const before = await cache.match(key);
            if (before && before.headers.get('ETag') !== answer.headers.get('ETag')) {
                await forgetOldFiles(cache);
            }
            await cache.put(key, answer.clone());
        }
        return answer;
    } catch (failure) {
        const known = await cache.match(key);
        if (known) {
            return known;
        }
        throw failure;
    }
}

self.addEventListener('fetch', (event) => {
    const { request } = event;
    const scope = new URL(self.registration.scope);
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) {
        return;
    }
    const path = url.pathname.slice(scope.pathname.length);
    if (path.startsWith('assets/')) {
        event.respondWith(immutable(request));
    } else if (request.mode === 'navigate' && !path.startsWith('api/') && !path.startsWith('-/')) {
        event.respondWith(current(request, scope.href));
    } else if (path === 'theme.js' || path === 'icon.svg' || path === 'manifest.webmanifest') {
        event.respondWith(current(request, request));
    }
});
