// SPDX-License-Identifier: Apache-2.0
// Facts about signing in through a provider: one that others wrote, and that runs beside this.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import Provider from 'oidc-provider';
import { drawer, title } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const { WATCHFIRE_TOKEN: token, WATCHFIRE_CONFIG: file } = process.env;
const PASSWORD = 'quiet harbour tuba 9 onion';
const SECRET = 'a secret & a half';
const EXPECTED = /40[134]|503|favicon/;

const rig = new Rig();
const site = () => rig.url.replace('127.0.0.1', 'localhost');
let provider;

/** Asks who it is and believes it, as no other provider does. */
async function startProvider(redirect) {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const oidc = new Provider(issuer, {
        clients: [{ client_id: 'watchfire', client_secret: SECRET, redirect_uris: [redirect], id_token_signed_response_alg: 'ES256' }],
        jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'ES256' }] },
        cookies: { keys: ['only for a test'] },
        features: { devInteractions: { enabled: false } },
        scopes: ['openid', 'email', 'profile', 'groups'],
        claims: {
            openid: ['sub'],
            email: ['email', 'email_verified'],
            profile: ['name', 'preferred_username'],
            groups: ['groups'],
        },
        pkce: { required: () => true },
        findAccount: (_, id) => ({
            accountId: id,
            claims: () => ({
                sub: id,
                email: `${id}@example.org`,
                email_verified: true,
                preferred_username: id,
                groups: id === 'bea' ? ['sre'] : [],
            }),
        }),
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        loadExistingGrant: async ({ oidc: { client, session } }) => {
            const grant = new oidc.Grant({ clientId: client.clientId, accountId: session.accountId });
            grant.addOIDCScope('openid email profile groups');
            await grant.save();
            return grant;
        },
    });
    const handle = oidc.callback();
    server.on('request', async (request, response) => {
        if (!request.url.startsWith('/interaction/')) {
            handle(request, response);
        } else if (request.method === 'GET') {
            response.setHeader('Content-Type', 'text/html');
            response.end('<!doctype html><title>Corp</title><form method="post"><input name="login"><button>Go on</button></form>');
        } else {
            const body = new URLSearchParams(await new Response(request).text());
            await oidc.interactionFinished(request, response, { login: { accountId: body.get('login') } });
        }
    });
    return { issuer, server };
}

async function api(method, path, body) {
    const answer = await fetch(rig.url + path, {
        method,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return text.startsWith('{') ? JSON.parse(text) : text;
}

before(async () => {
    await rig.start();
    provider = await startProvider(`${site()}api/watchfire/v1/session/oidc/corp/callback`);
    const providers = [
        { name: 'corp', label: 'Corp', issuer: provider.issuer, client_id: 'watchfire', client_secret: SECRET,
          scopes: ['openid', 'email', 'profile', 'groups'], role_map: { sre: 'responder' } },
        { name: 'gone', label: 'Gone', issuer: 'http://127.0.0.1:9', client_id: 'watchfire' },
    ];
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nsign_in: ${JSON.stringify({ oidc: providers })}\n`);
    await api('POST', '-/reload');
    const setUp = new URL(process.env.WATCHFIRE_SET_UP).hash.slice(1);
    await api('POST', 'api/watchfire/v1/setup', { token: setUp, name: 'ada', password: PASSWORD });
});
after(async () => {
    provider?.server.closeAllConnections();
    provider?.server.close();
    await rig.stop();
});

async function through(page, login) {
    await page.getByRole('button', { name: 'Sign in with Corp' }).click();
    await page.locator('[name=login]').fill(login);
    await page.getByRole('button', { name: 'Go on' }).click();
}

async function account(page) {
    await page.goto(`${site()}settings/me`);
    await title(page, 'Settings');
    return page.locator('main');
}

test('who is invited signs in through a provider, and arrives where he wanted to go', async () => {
    await api('POST', 'api/watchfire/v1/invitations', { email: 'bea@example.org', role: 'viewer' });
    await rig.visit({ stranger: true, expected: EXPECTED }, async (page, context) => {
        await page.goto(`${site()}alerts?view=list`);
        await through(page, 'bea');
        await title(page, 'Alerts');
        assert.equal(new URL(page.url()).search, '?view=list');
        const { user } = await page.evaluate(async () => (await fetch('api/watchfire/v1/session')).json());
        assert.deepEqual([user.name, user.role], ['bea', 'responder']);
        await seen((await account(page)).getByText(/^bea@example\.org, used/));
        const names = (await context.cookies()).map(({ name }) => name);
        assert.ok(!names.includes('watchfire_flow'), 'what tied the sign-in to the browser is gone');
    });
});

test('who is not invited is told what to do', () =>
    rig.visit({ stranger: true, expected: EXPECTED }, async (page) => {
        await page.goto(site());
        await through(page, 'zoe');
        await seen(page.getByText('Not signed in with Corp'));
        assert.deepEqual(await barriers(page), []);
        await seen(page.getByText('There is no invitation for your address. Ask an administrator for one.'));
        await page.getByRole('button', { name: 'To the sign-in' }).click();
        await seen(page.getByRole('button', { name: 'Sign in with Corp' }));
    }));

test('an account is connected by its owner, who then needs no password', async () => {
    const { url } = await api('POST', 'api/watchfire/v1/invitations', { role: 'viewer' });
    await rig.visit({ stranger: true, expected: EXPECTED }, async (page) => {
        await page.goto(`${site()}accept${new URL(url).hash}`);
        await page.locator('[name=name]').fill('cleo');
        await page.locator('[name=password]').fill(PASSWORD);
        await page.getByRole('button', { name: 'Make the account' }).click();
        await page.getByRole('button', { name: 'Not now' }).click();
        await title(page, 'Now');
        await (await account(page)).getByRole('button', { name: 'Connect Corp' }).click();
        await page.locator('[name=login]').fill('cleopatra');
        await page.getByRole('button', { name: 'Go on' }).click();
        await title(page, 'Settings');
        await page.getByText('cleopatra@example.org').waitFor();
        await page.getByRole('button', { name: 'Appearance and keys' }).click();
        await page.getByRole('button', { name: 'Sign out' }).click();
        // The provider knows her still.
        await page.getByRole('button', { name: 'Sign in with Corp' }).click();
        await title(page, 'Now');
        const { name } = await page.evaluate(async () => (await fetch('api/watchfire/v1/session')).json());
        assert.equal(name, 'cleo');
    });
});

test('who signs in anew beside an open form loses nothing that was typed', () =>
    rig.visit({ stranger: true, expected: EXPECTED }, async (page, context) => {
        await page.goto(`${site()}silences?new=job%3D"batch"`);
        await through(page, 'bea');
        await drawer(page).locator('[name=reason]').fill('Typed before the end');
        await drawer(page).locator('[name=who]').fill('bea');
        const { user } = await page.evaluate(async () => (await fetch('api/watchfire/v1/session')).json());
        await api('DELETE', `api/watchfire/v1/users/${user.id}/sessions`);
        // The page may have noticed by itself already, and then its window lies over the button.
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).dispatchEvent('click');
        const dialog = page.getByRole('dialog', { name: 'Your session ended. Sign in to go on' });
        const opened = context.waitForEvent('page');
        await dialog.getByRole('button', { name: 'Sign in with Corp' }).click();
        const beside = await opened;
        // The provider knows her still, and asks nothing.
        await title(beside, 'Silences');
        await beside.close();
        await page.bringToFront();
        await gone(dialog);
        assert.equal(await drawer(page).locator('[name=reason]').inputValue(), 'Typed before the end');
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
        await seen(page.locator('main a', { hasText: 'Typed before the end' }));
    }));

test('a provider that does not answer is said so, beside the other ways', () =>
    rig.visit({ stranger: true, expected: EXPECTED }, async (page) => {
        await page.goto(site());
        await page.getByRole('button', { name: 'Sign in with Gone' }).click();
        await seen(page.getByText(/^"Gone" cannot be used at the moment/));
        await seen(page.getByRole('button', { name: 'Sign in', exact: true }));
    }));

test('in Korean too', () =>
    rig.visit({ stranger: true, expected: EXPECTED, locale: 'ko' }, async (page) => {
        await page.goto(`${site()}sign-in-failed?code=not-invited&provider=Corp`);
        await seen(page.getByText('Corp(으)로 로그인하지 못했습니다'));
        await page.getByRole('button', { name: '로그인으로' }).click();
        await seen(page.getByRole('button', { name: 'Corp(으)로 로그인' }));
    }));
