// SPDX-License-Identifier: Apache-2.0
// Facts about the settings: one's own account, people, teams, tokens, keys.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawer, title, tooWide } from './parts.js';
import { barriers, gone, PASSWORD, Rig, seen } from './rig.js';

const rig = new Rig();
let ada;

before(async () => {
    await rig.start();
    ada = await rig.account('ada', { role: 'admin' });
});
after(() => rig.stop());

const button = (where, name) => where.getByRole('button', { name, exact: true });
const entry = (page, text) => page.locator('main a', { hasText: text });
const region = (page, name) => page.getByRole('region', { name, exact: true });

test('one’s own profile is changed; what is wrong stands beside its field and nothing is lost', () =>
    rig.visit({ path: 'settings', as: ada, expected: /me 400|status of 400/ }, async (page) => {
        await title(page, 'Settings');
        await page.locator('[name=displayName]').fill('Ada L.');
        await page.locator('[name=email]').fill('not an address');
        await button(region(page, 'Profile'), 'Save').click();
        await seen(region(page, 'Profile').getByText('"not an address" is no e-mail address', { exact: false }));
        assert.equal(await page.locator('[name=email]').getAttribute('aria-invalid'), 'true');
        assert.equal(await page.locator('[name=displayName]').inputValue(), 'Ada L.');
        await page.locator('[name=email]').fill('ada@example.org');
        await button(region(page, 'Profile'), 'Save').click();
        await seen(page.getByText('Saved.'));
        await page.reload();
        await seen(page.locator('[name=email]'));
        assert.equal(await page.locator('[name=email]').inputValue(), 'ada@example.org');
    }));

test('sessions are told apart, and others are ended', () =>
    rig.visit({ path: 'settings/me', as: ada }, async (page) => {
        await rig.visit({ stranger: true, expected: /401/ }, async (other) => {
            await other.locator('[name=user]').fill('ada');
            await other.locator('[name=password]').fill(PASSWORD);
            await other.locator('form button').click();
            await title(other, 'Now');
            await seen(page.getByTestId('session').nth(1));
            assert.equal(await page.getByText('this one', { exact: true }).count(), 1);
            await button(region(page, 'Sessions'), 'End all others').click();
            await button(region(page, 'Sessions'), 'End 1 other session').click();
            await seen(page.getByText('All other sessions have ended.'));
            await gone(page.getByTestId('session').nth(1));
            await seen(other.getByRole('dialog', { name: 'Your session ended. Sign in to go on' }));
        });
    }));

test('a password needs the one there is', () =>
    rig.visit({ path: 'settings/me', as: ada, expected: /me\/password 403|status of 403/ }, async (page) => {
        await button(page, 'Change the password').click();
        await page.locator('[name=current]').fill('guessed');
        await page.locator('[name=password]').fill('nine crates of blue thunder');
        await page.locator('[name=again]').fill('nine crates of blue thunde');
        await button(page, 'Save the password').click();
        await seen(page.getByText('The two are not the same.'));
        await page.locator('[name=again]').fill('nine crates of blue thunder');
        await button(page, 'Save the password').click();
        await seen(page.getByText('This is not your password.'));
        assert.equal(await page.locator('[name=again]').inputValue(), 'nine crates of blue thunder');
    }));

test('a token is shown once and revoked', () =>
    rig.visit({ path: 'settings/me', as: ada }, async (page) => {
        const part = region(page, 'Personal tokens');
        await button(part, 'Make a token').click();
        await part.locator('[name=token-name]').fill('grafana');
        await button(part.getByRole('form'), 'Make a token').click();
        const text = await part.getByTestId('once').locator('code').innerText();
        assert.match(text, /^wf_/);
        await button(part, 'Done').click();
        await gone(part.getByText(text));
        await seen(part.getByTestId('token').getByText('grafana'));
        await button(part.getByTestId('token'), 'Revoke').click();
        await button(part.getByTestId('token'), 'Revoke it for good').click();
        await gone(part.getByTestId('token'));
    }));

test('an old session proves itself once more, and what was typed goes on', () =>
    rig.visit({ path: 'settings/teams', as: ada, expected: /403/ }, async (page) => {
        let old = true;
        await page.route('**/api/watchfire/v1/teams', async (route) => {
            if (old && route.request().method() === 'POST') {
                await route.fulfill({
                    status: 403,
                    contentType: 'application/problem+json',
                    body: JSON.stringify({ code: 'step-up-needed', detail: 'Prove it.' }),
                });
            } else {
                await route.continue();
            }
        });
        await button(page, 'New team').click();
        await drawer(page).locator('[name=slug]').fill('orchestra');
        await button(drawer(page), 'Make the team').click();
        const dialog = page.getByRole('dialog', { name: 'Is it you?' });
        await seen(dialog);
        await dialog.getByRole('button', { name: 'Close' }).click();
        await gone(dialog);
        assert.equal(await drawer(page).locator('[name=slug]').inputValue(), 'orchestra');
        await button(drawer(page), 'Make the team').click();
        await dialog.locator('[name=step-up]').fill('wrong');
        await button(dialog, 'Go on').click();
        await seen(dialog.getByText('This is not right.'));
        old = false;
        await dialog.locator('[name=step-up]').fill(PASSWORD);
        await button(dialog, 'Go on').click();
        await gone(dialog);
        await seen(entry(page, 'orchestra'));
    }));

test('who is invited with a link makes an account, and is seen at once by who invited', () =>
    rig.visit({ path: 'settings/people', as: ada }, async (page) => {
        await button(page, 'Invite somebody').click();
        await drawer(page).locator('[name=email]').fill('bea@example.org');
        await drawer(page).locator('[name=role]').selectOption('responder');
        await button(drawer(page), 'Make the link').click();
        const link = await drawer(page).getByTestId('once').locator('code').innerText();
        await button(drawer(page), 'Done').click();
        await seen(page.getByTestId('invitation').getByText('bea@example.org'));
        await rig.visit({ path: `accept${new URL(link).hash}`, stranger: true, expected: /401/ }, async (other) => {
            await other.locator('[name=name]').fill('bea');
            await other.locator('[name=password]').fill(PASSWORD);
            await other.locator('form button').click();
            await title(other, 'Now');
        });
        await seen(entry(page, 'bea'));
        await gone(page.getByTestId('invitation'));
        await page.getByRole('searchbox').fill('nobody like that');
        await seen(page.getByText('Nobody is called like that.'));
        await page.getByRole('searchbox').fill('BEA');
        await entry(page, 'bea').click();
        await button(drawer(page), 'Disable').click();
        await button(drawer(page), 'Disable, and end all sessions').click();
        await seen(entry(page, 'disabled'));
        await button(drawer(page), 'Make a reset link').click();
        await seen(drawer(page).getByTestId('once').getByText('/accept#', { exact: false }));
    }));

test('a team gets members and matchers, and another browser sees them without loading', () =>
    rig.visit({ path: 'settings/teams', as: ada, expected: /nobody-such 404|status of 404/ }, async (page) => {
        await rig.account('cleo');
        await rig.visit({ path: 'settings/teams' }, async (other) => {
            await button(page, 'New team').click();
            await drawer(page).locator('[name=slug]').fill('choir');
            await button(drawer(page), 'Make the team').click();
            await seen(entry(other, 'team="choir"'));
            await drawer(page).locator('[name=member]').fill('nobody-such');
            await button(drawer(page), 'Add a member').click();
            await seen(drawer(page).getByRole('form', { name: 'Add a member' }).getByRole('alert').filter({ hasText: 'nobody-such' }));
            await drawer(page).locator('[name=member]').fill('cleo');
            await button(drawer(page), 'Add a member').click();
            await seen(entry(other, 'cleo'));
            await drawer(page).getByLabel('Role of cleo').selectOption('manager');
            await entry(other, 'choir').click();
            await other.waitForFunction(() => document.querySelector('select[name=role-cleo]')?.value === 'manager');
        });
    }));

test('a key is rotated, and the one before is still taken', () =>
    rig.visit({ path: 'settings/tokens', as: ada }, async (page) => {
        const part = region(page, 'Intake keys');
        await button(part, 'Make a key').click();
        await part.locator('[name=source]').fill('prometheus-eu');
        await button(part.getByRole('form'), 'Make a key').click();
        assert.match(await part.getByTestId('once').locator('code').innerText(), /^[0-9a-f]{32}$/);
        await button(part, 'Done').click();
        await seen(part.getByTestId('key').getByText('one key'));
        await button(part.getByTestId('key'), 'Rotate').click();
        await button(part.getByTestId('key'), 'Make a new key').click();
        await seen(part.getByTestId('key').getByText(/^two keys; the old one until /));
        await seen(part.getByTestId('once'));
    }));

test('a viewer sees his own account and nothing that he may not do', async () => {
    const vera = await rig.account('vera');
    await rig.visit({ path: 'settings', as: vera }, async (page) => {
        await seen(region(page, 'Profile'));
        const parts = page.getByRole('navigation', { name: 'Parts of the settings' });
        assert.deepEqual(await parts.getByRole('link').allInnerTexts(), [
            'My account',
            'Appearance',
            'Teams',
            'Severities',
            'About and health',
        ]);
        await page.goto(`${rig.url}settings/people`);
        await seen(page.getByText('This part is not for you.'));
        await page.goto(`${rig.url}settings/teams`);
        await seen(page.getByText('An alert is a team’s when', { exact: false }));
        assert.equal(await page.locator('main button').count(), 0);
    });
});

test('another time zone is that of every time, also of those that are typed', () =>
    rig.visit({ path: 'settings/appearance', timezoneId: 'UTC' }, async (page) => {
        await page.locator('[name=zone]').fill('Asia/Nowhere');
        await seen(page.getByText('There is no such zone.', { exact: false }));
        await page.locator('[name=zone]').fill('Asia/Kolkata');
        await page.goto(`${rig.url}silences?ask=a%3D%22b%22&to=2099-01-01T00:00:00Z`);
        await seen(drawer(page).locator('[name=ends]'));
        assert.equal(await drawer(page).locator('[name=ends]').inputValue(), '2099-01-01T05:30');
    }));

for (const [locale, colorScheme, width] of [
    ['en', 'light', 1280],
    ['en', 'dark', 390],
    ['ko', 'light', 390],
]) {
    test(`every part fits and keeps nobody out (${locale}, ${colorScheme}, ${width} wide)`, () =>
        rig.visit(
            { as: ada, viewport: { width, height: 844 }, locale, colorScheme, reducedMotion: 'reduce' },
            async (page) => {
                const well = async (path, there) => {
                    await page.goto(rig.url + path);
                    await seen(there);
                    assert.deepEqual(await page.evaluate(tooWide), [], path);
                    assert.deepEqual(await barriers(page), [], path);
                };
                const main = page.locator('main');
                await well('settings/me', main.getByTestId('session').first());
                await well('settings/appearance', main.locator('[name=zone]'));
                await well('settings/people', entry(page, 'ada').first());
                await well('settings/people?invite=yes', drawer(page).locator('[name=email]'));
                const { items } = await rig.api('GET', 'users?search=ada');
                await well(`settings/people?id=${items[0].id}`, drawer(page).locator('[name=email]'));
                await well('settings/teams', main.locator('h2').first());
                await well('settings/tokens', main.locator('h3').nth(1));
                await well('settings/about', main.getByText(locale === 'ko' ? '엔진이 동작 중입니다' : 'The engine runs'));
                await well('about', main.getByText(locale === 'ko' ? '엔진이 동작 중입니다' : 'The engine runs'));
            },
        ));
}
