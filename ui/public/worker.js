// SPDX-License-Identifier: Apache-2.0
// Keeps the shell of the console, so that it opens without a network and says so. Its files are kept by the
// browser itself, as their names are of their content. Nothing of anybody's is kept: no alert is ever stored here.

const SHELL = 'watchfire-shell-1';
/** What a page is kept under: all pages are the same file. */
const KEY = self.registration.scope;

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
    if (isPage && !/^(api|a|in|-|assets)\/|^metrics/.test(path)) {
        event.respondWith(shell(request));
    }
});
