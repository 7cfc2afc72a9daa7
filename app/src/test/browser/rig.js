// SPDX-License-Identifier: Apache-2.0
// A browser, a way to the server that can be cut, and pages that remember what went wrong in them.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Generous: a machine that runs every other test at the same time is slow. */
export const LIMIT_MS = 30_000;

const CHROMIUM = join(import.meta.dirname, 'chromium');
const FLAGS = [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

/** Of everybody's account. */
export const PASSWORD = 'quiet harbour tuba 9 onion';

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(CHROMIUM, 'fonts')}</dir>
  <cachedir>${join(CHROMIUM, 'fonts-cache')}</cachedir>
</fontconfig>
`;

const {
    WATCHFIRE_SERVER: server,
    WATCHFIRE_TOKEN: token,
    WATCHFIRE_TEST_BROWSER: ownBrowser,
} = process.env;

async function portOf(method) {
    const answer = await fetch(server, { method });
    assert.equal(answer.status, 200, await answer.clone().text());
    return Number(await answer.text());
}

let serverPort = await portOf('GET');

/** Ends the server as `kill -9` does and starts another on the same data; it knows no session. */
export async function restartServer() {
    serverPort = await portOf('POST');
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What makes the page hard to use for somebody, where it is serious. */
export async function barriers(page) {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
}

function launch() {
    if (ownBrowser) {
        return chromium.launch({ executablePath: ownBrowser, args: FLAGS });
    }
    if (process.platform !== 'linux' || process.arch !== 'x64') {
        throw new Error('The Chromium of npm is for Linux on x86-64: set WATCHFIRE_TEST_BROWSER to a Chromium or Chrome.');
    }
    writeFileSync(join(CHROMIUM, 'fonts.conf'), FONTS);
    return chromium.launch({
        executablePath: join(CHROMIUM, 'chromium'),
        args: FLAGS,
        env: {
            ...process.env,
            LD_LIBRARY_PATH: join(CHROMIUM, 'al2023', 'lib'),
            FONTCONFIG_FILE: join(CHROMIUM, 'fonts.conf'),
        },
    });
}

/** Passes bytes on to the server until it is cut; to the browser that looks like a server that is gone. */
class Way {
    #sockets = new Set();
    #server = null;
    port = 0;

    async open() {
        this.#server = createServer((near) => {
            const far = connect(serverPort, '127.0.0.1');
            for (const [one, other] of [[near, far], [far, near]]) {
                this.#sockets.add(one);
                one.pipe(other);
                one.on('error', () => other.destroy());
                one.on('close', () => {
                    this.#sockets.delete(one);
                    other.destroy();
                });
            }
        });
        this.#server.listen(this.port, '127.0.0.1');
        await once(this.#server, 'listening');
        this.port = this.#server.address().port;
    }

    async cut() {
        const closed = once(this.#server, 'close');
        this.#server.close();
        this.#sockets.forEach((socket) => socket.destroy());
        await closed;
    }
}

export class Rig {
    #browser = null;
    #cookies = [];
    way = new Way();

    async start() {
        await this.way.open();
        this.#browser = await launch();
        const context = await this.#browser.newContext();
        const page = await context.newPage();
        await page.goto(this.url);
        await signIn(page);
        await seen(page.getByRole('heading', { name: 'Now', level: 1 }));
        this.#cookies = await context.cookies();
        await context.close();
    }

    async stop() {
        await this.#browser?.close();
        await this.way.cut();
    }

    get url() {
        return `http://127.0.0.1:${this.way.port}/`;
    }

    /**
     * Opens the page for one fact, and then looks whether anything went wrong that the fact is not about.
     *
     * @param path where to go first
     * @param stranger without a session
     * @param as cookies of somebody's account, as `account` gives them; else it is the operator
     * @param expected pattern of problems that belong to the fact
     */
    async visit({ path = '', stranger = false, as = null, expected = null, ...options }, fact) {
        const context = await this.#browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
        context.setDefaultTimeout(LIMIT_MS);
        try {
            if (!stranger) {
                await context.addCookies(as ?? this.#cookies);
            }
            const page = await context.newPage();
            const problems = watch(page);
            await page.goto(this.url + path);
            await fact(page, context);
            assert.deepEqual(
                problems.filter((problem) => !expected?.test(problem)),
                [],
                'the browser complained',
            );
        } finally {
            await context.close();
        }
    }

    /** Asks the API as the operator does. */
    async api(method, path, body, headers = {}) {
        const answer = await fetch(`http://127.0.0.1:${serverPort}/api/watchfire/v1/${path}`, {
            method,
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, ...headers },
            ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const text = await answer.text();
        assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
        return text ? JSON.parse(text) : null;
    }

    /** Makes somebody's account; returns the cookies of a session. */
    async account(name, { role = 'viewer', teams = [] } = {}) {
        const { url } = await this.api('POST', 'invitations', { role, teams });
        const answer = await fetch(`http://127.0.0.1:${serverPort}/api/watchfire/v1/links/accept`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ token: new URL(url).hash.slice(1), name, password: PASSWORD }),
        });
        assert.equal(answer.status, 201, await answer.text());
        const [cookie] = answer.headers.getSetCookie()[0].split(';');
        const at = cookie.indexOf('=');
        return [{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: this.url, sameSite: 'Lax' }];
    }

    /** Says what another Alertmanager told a receiver; returns the answer. */
    async copy(receiver, labels) {
        const answer = await fetch(`http://127.0.0.1:${serverPort}/in/shadow/${receiver}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify({
                version: '4',
                receiver,
                groupKey: `{}:{alertname="${labels.alertname}"}`,
                groupLabels: labels,
                alerts: [{ status: 'firing', labels }],
            }),
        });
        return answer.text();
    }

    /** Mutes one alert by its name for an hour, as a program does. */
    async silence(alertname, comment) {
        const now = Date.now();
        const answer = await fetch(`http://127.0.0.1:${serverPort}/api/v2/silences`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify({
                matchers: [{ name: 'alertname', value: alertname, isRegex: false }],
                startsAt: new Date(now).toISOString(),
                endsAt: new Date(now + 3_600_000).toISOString(),
                createdBy: 'Kim',
                comment,
            }),
        });
        assert.equal(answer.status, 200, await answer.text());
    }

    async post(alerts) {
        const answer = await fetch(`http://127.0.0.1:${serverPort}/api/v2/alerts`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify(alerts),
        });
        assert.equal(answer.status, 200, await answer.text());
    }
}

function watch(page) {
    const problems = [];
    page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') {
            problems.push(`console: ${message.text()}`);
        }
    });
    page.on('pageerror', (error) => problems.push(`error: ${error}`));
    page.on('requestfailed', (request) => {
        const reason = request.failure().errorText;
        // The page gives up a question whose answer no longer matters.
        if (reason !== 'net::ERR_ABORTED') {
            problems.push(`request: ${request.url()} ${reason}`);
        }
    });
    page.on('response', (response) => {
        if (response.status() >= 400) {
            problems.push(`response: ${response.url()} ${response.status()}`);
        }
    });
    return problems;
}

export async function signIn(page, text = token) {
    await page.locator('label', { hasText: /^(Token|토큰)$/ }).first().click();
    await page.locator('input[name=token]').fill(text);
    await page.locator('form:has(input[name=token]) button').click();
}

/** Waits until it can be seen. */
export function seen(locator) {
    return locator.waitFor({ state: 'visible', timeout: LIMIT_MS });
}

/** Waits until it is no longer there. */
export function gone(locator) {
    return locator.waitFor({ state: 'hidden', timeout: LIMIT_MS });
}
