// SPDX-License-Identifier: Apache-2.0
// Facts about signing in, with a password and with a passkey.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, open, title } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const { WATCHFIRE_SET_UP: setUp, WATCHFIRE_TOKEN: token } = process.env;
const PASSWORD = 'quiet harbour tuba 9 onion';
const REFUSED = /40[0139]/;

const rig = new Rig();
/** Passkeys take no address for a host. */
const site = () => rig.url.replace('127.0.0.1', 'localhost');

before(() => rig.start());
after(() => rig.stop());

/** A device that looks at its owner's finger, and finds it right; returns what takes the finger away and puts it back. */
async function device(page, context) {
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
        options: {
            protocol: 'ctap2',
            transport: 'internal',
            hasResidentKey: true,
            hasUserVerification: true,
            isUserVerified: true,
            automaticPresenceSimulation: true,
        },
    });
    return (enabled) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
}

/** Lets pages say whether the browser offers passkeys beside names. */
function watchOffers(page) {
    return page.addInitScript(() => {
        const { credentials } = navigator;
        const get = credentials?.get;
        if (get) {
            credentials.get = (options) => {
                const answer = get.call(credentials, options);
                globalThis.passkeysAreOffered = options.mediation === 'conditional';
                return answer;
            };
        }
    });
}

async function api(method, path, body) {
    const answer = await fetch(`${rig.url}api/watchfire/v1${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        ...(body ? { body: JSON.stringify(body) } : {}),
    });
    assert.ok(answer.ok, await answer.clone().text());
    return answer.status === 204 ? null : answer.json();
}

async function withPassword(page, user, password) {
    await page.locator('[name=user]').fill(user);
    await page.locator('[name=password]').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function account(page) {
    await page.goto(`${site()}settings/me`);
    await title(page, 'Settings');
    return page.getByRole('region', { name: 'Passkeys' });
}

async function signOut(page) {
    await page.getByRole('button', { name: 'Appearance and keys' }).click();
    await page.getByRole('dialog', { name: 'Appearance and keys' }).getByRole('button', { name: 'Sign out' }).click();
    await seen(page.locator('[name=user]'));
}

test('the set-up link makes an account, and a passkey that signs in without a name', () =>
    rig.visit({ stranger: true, expected: REFUSED }, async (page, context) => {
        const finger = await device(page, context);
        await watchOffers(page);
        await page.goto(site() + new URL(setUp).pathname.slice(1) + new URL(setUp).hash);
        await page.locator('[name=name]').fill('ada');
        await page.locator('[name=password]').fill('password');
        await page.getByRole('button', { name: 'Make the account' }).click();
        await seen(page.getByText(/^The password has 8 characters/));
        assert.equal(await page.locator('[name=name]').inputValue(), 'ada');
        await page.locator('[name=password]').fill(PASSWORD);
        await page.getByRole('button', { name: 'Make the account' }).click();
        await seen(page.getByText('Next time without a password?'));
        await page.getByRole('button', { name: 'Add a passkey' }).click();
        await title(page, 'Now');
        await seen((await account(page)).getByText(/^for localhost, never used/));
        // A finger that lies there would take what is offered beside the name, and be in before anybody looks.
        await finger(false);
        await signOut(page);
        await page.waitForFunction(() => globalThis.passkeysAreOffered);
        await finger(true);
        await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
        await title(page, 'Now');
        await seen((await account(page)).getByText(/^for localhost, used/));
    }));

test('a wrong password shows at its field, and keeps the name', () =>
    rig.visit({ stranger: true, expected: REFUSED }, async (page) => {
        await page.goto(site());
        await seen(page.getByRole('button', { name: 'Sign in with a passkey' }));
        assert.deepEqual(await barriers(page), []);
        await withPassword(page, 'ada', 'wrong');
        await seen(page.getByText('This is not right.'));
        assert.equal(await page.locator('[name=password]').getAttribute('aria-invalid'), 'true');
        assert.equal(await page.locator('[name=user]').inputValue(), 'ada');
        await withPassword(page, 'ada', PASSWORD);
        await title(page, 'Now');
    }));

test('a passkey is added, renamed and removed', () =>
    rig.visit({ stranger: true, expected: REFUSED }, async (page, context) => {
        await device(page, context);
        await page.goto(site());
        await withPassword(page, 'ada', PASSWORD);
        await title(page, 'Now');
        const dialog = await account(page);
        await dialog.locator('[name=passkey]').fill('laptop');
        await dialog.getByRole('button', { name: 'Add a passkey' }).click();
        const laptop = dialog.getByRole('listitem').filter({ hasText: 'laptop' });
        await seen(laptop);
        assert.deepEqual(await barriers(page), []);
        await laptop.getByRole('button', { name: 'Rename' }).click();
        await dialog.getByRole('listitem').locator('input').fill('desk');
        await dialog.getByRole('button', { name: 'Save' }).click();
        const desk = dialog.getByRole('listitem').filter({ hasText: 'desk' });
        await desk.getByRole('button', { name: 'Remove' }).click();
        await desk.getByRole('button', { name: 'Remove this passkey' }).click();
        await gone(desk);
    }));

test('a page that was opened by an address says why it has no passkeys', () =>
    rig.visit({ stranger: true, expected: REFUSED }, async (page) => {
        await seen(page.getByText(/^Passkeys need a host name, and this page was opened by its address/));
        await gone(page.getByRole('button', { name: 'Sign in with a passkey' }));
    }));

test('a viewer is not offered to silence, and may not', async () => {
    const { url } = await api('POST', '/invitations', { role: 'viewer' });
    await rig.post([alert('OnlyLook')]);
    await rig.visit({ stranger: true, expected: REFUSED }, async (page) => {
        await page.goto(`${site()}accept${new URL(url).hash}`);
        await page.locator('[name=name]').fill('vic');
        await page.locator('[name=password]').fill(PASSWORD);
        await page.getByRole('button', { name: 'Make the account' }).click();
        await page.getByRole('button', { name: 'Not now' }).click();
        await title(page, 'Now');
        await page.goto(`${site()}alerts`);
        await open(page, 'OnlyLook');
        await seen(drawer(page).getByText('OnlyLook').first());
        await gone(drawer(page).getByRole('button', { name: 'Silence' }));
        const status = await page.evaluate(
            async () => (await fetch('api/v2/silences', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })).status,
        );
        assert.equal(status, 403);
    });
});

test('a session that ends under an open form loses nothing that was typed', () =>
    rig.visit({ stranger: true, expected: REFUSED }, async (page) => {
        await rig.post([alert('Typing')]);
        await page.goto(`${site()}alerts`);
        await withPassword(page, 'ada', PASSWORD);
        await open(page, 'Typing');
        await drawer(page).getByRole('button', { name: 'Silence' }).click();
        await drawer(page).locator('[name=who]').fill('ada');
        await drawer(page).locator('[name=reason]').fill('Typed before the end');
        const { items } = await api('GET', '/users');
        await api('DELETE', `/users/${items.find(({ name }) => name === 'ada').id}/sessions`);
        // The page may have noticed by itself already, and then its window lies over the button.
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).dispatchEvent('click');
        const dialog = page.getByRole('dialog', { name: 'Your session ended. Sign in to go on' });
        await seen(dialog);
        await withPassword(page, 'ada', PASSWORD);
        await gone(dialog);
        assert.equal(await drawer(page).locator('[name=reason]').inputValue(), 'Typed before the end');
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
        await seen(page.getByText('Silenced. 1 alert muted.'));
    }));
