// SPDX-License-Identifier: Apache-2.0
// Facts about what stands around every page: the way in, staying live, languages, keys, sizes.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, open, row, something, title, tooWide, view } from './parts.js';
import { barriers, gone, restartServer, Rig, seen, signIn } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const PAGES = ['', 'alerts', 'pages', 'oncall', 'silences', 'routing', 'deliveries', 'configuration', 'settings', 'about', 'reference'];
const CUT = /ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET)/;

test('a stranger signs in, after a wrong token with a sentence, and arrives where they wanted to go', () =>
    rig.visit({ path: 'silences?state=expired', stranger: true, expected: /401/ }, async (page) => {
        await seen(page.locator('input[name=password]'));
        assert.equal(await page.getByRole('navigation').count(), 0);
        await signIn(page, 'not-the-token');
        await seen(page.getByText('This is not right.'));
        await signIn(page);
        await title(page, 'Silences');
        assert.equal(new URL(page.url()).search, '?state=expired');
        await page.getByRole('button', { name: 'Appearance and keys' }).click();
        await page.getByRole('button', { name: 'Sign out' }).click();
        await seen(page.locator('input[name=password]'));
    }));

test('Korean is spoken to a browser that prefers it', () =>
    rig.visit({ stranger: true, expected: /401/, locale: 'ko-KR' }, async (page) => {
        await seen(page.getByRole('button', { name: '로그인' }));
        await signIn(page);
        await title(page, '지금');
        assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
    }));

test('Korean is a click away, and stays', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([alert('InKorean', { team: 'nobody' })]);
        await page.getByRole('button', { name: 'Appearance and keys' }).click();
        await page.getByText('한국어', { exact: true }).click();
        await page.keyboard.press('Escape');
        await title(page, '알림');
        await open(page, 'InKorean');
        await seen(drawer(page).getByText('아무에게도 알리지 않음: 리시버에 연동이 없습니다.'));
        await page.reload();
        await title(page, '알림');
    }));

test('the palette finds pages, actions and alerts', () =>
    rig.visit({}, async (page) => {
        await title(page, 'Now');
        await rig.post([alert('Needle', {}, { annotations: { summary: 'A needle in the hay' } })]);
        await page.keyboard.press('Control+k');
        await seen(page.getByRole('combobox', { name: 'Search or run' }));
        await page.keyboard.type('needle hay');
        await seen(page.getByRole('option', { name: 'A needle in the hay' }));
        await page.keyboard.press('Enter');
        await seen(drawer(page).getByRole('heading', { name: 'A needle in the hay' }));
        await page.keyboard.press('Control+k');
        await seen(page.getByRole('combobox', { name: 'Search or run' }));
        await page.keyboard.type('new sil');
        await page.keyboard.press('Enter');
        await seen(drawer(page).getByRole('combobox', { name: 'Matchers' }));
    }));

test('keys go to pages, can be looked up, and can be turned off', () =>
    rig.visit({}, async (page) => {
        await title(page, 'Now');
        await page.keyboard.press('g');
        await page.keyboard.press('d');
        await title(page, 'Deliveries');
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox').uncheck();
        await page.keyboard.press('Escape');
        await gone(page.getByRole('dialog', { name: 'Keys' }));
        await page.keyboard.press('?');
        await page.keyboard.press('g');
        await page.keyboard.press('a');
        assert.equal(await page.getByRole('dialog').count(), 0);
        await title(page, 'Deliveries');
    }));

test('the contract of the API is read in the console, and an operation is found by its words', () =>
    rig.visit({ path: 'about' }, async (page) => {
        await page.getByRole('link', { name: 'Contract' }).click();
        await title(page, 'API');
        await page.getByRole('searchbox', { name: 'Find an operation' }).fill('saveView');
        await seen(page.getByText('1 operation', { exact: true }));
        await page.getByText('/views').first().click();
        await seen(page.getByText(/^page: string/));
        assert.equal(new URL(page.url()).searchParams.get('find'), 'saveView');
    }));

test('an address that leads nowhere says so inside the console', () =>
    rig.visit({ path: 'nowhere/at/all' }, async (page) => {
        await seen(page.getByText('There is no such page.'));
        await page.getByRole('link', { name: 'Go to Now' }).click();
        await title(page, 'Now');
    }));

for (const colorScheme of ['light', 'dark']) {
    test(`no page keeps anybody out (${colorScheme})`, () =>
        rig.visit({ colorScheme, reducedMotion: 'reduce' }, async (page) => {
            await rig.post([
                alert('ForEverybody', { severity: 'critical' }),
                alert('ForEverybodyElse', { severity: 'warning', team: 'refused' }),
            ]);
            const free = async (where) => assert.deepEqual(await barriers(page), [], where);
            for (const path of PAGES) {
                await page.goto(rig.url + path);
                await seen(page.getByTestId('live').getByText('Live', { exact: true }));
                await seen(something(page));
                await free(path);
            }
            await page.goto(`${rig.url}alerts`);
            await open(page, 'ForEverybody');
            await seen(drawer(page).getByText('Received'));
            await free('the drawer of an alert');
            await drawer(page).getByRole('button', { name: 'Silence' }).click();
            await seen(drawer(page).getByRole('combobox', { name: 'Matchers' }));
            await free('the form of a silence');
            await page.keyboard.press('Control+k');
            await seen(page.getByRole('option').first());
            await free('the palette');
            await page.keyboard.press('Escape');
            await page.goto(`${rig.url}deliveries?test=yes`);
            await seen(drawer(page).getByLabel('Receiver'));
            await free('the test of a receiver');
        }));
}

for (const locale of ['en', 'ko']) {
    test(`a phone shows everything without moving sideways (${locale})`, () =>
        rig.visit({ path: 'alerts', viewport: { width: 390, height: 844 }, locale, reducedMotion: 'reduce' }, async (page) => {
            await rig.post([
                alert('AnAlertWithAnUnreasonablyLongNameThatDoesNotFitOnAPhoneByFar', {
                    instance: 'an-instance.with-a-long-name.in-some-cluster.example.com:9100',
                }),
            ]);
            const fits = async (where) => assert.deepEqual(await page.evaluate(tooWide), [], where);
            await seen(row(page, 'AnAlertWithAnUnreasonably').first());
            await fits('alerts');
            await open(page, 'AnAlertWithAnUnreasonably');
            await seen(drawer(page).locator('ol').first());
            await fits('the drawer');
            await drawer(page).getByRole('button', { name: /^(Silence|음소거)$/ }).click();
            await seen(drawer(page).locator('[name=reason]'));
            await fits('the form');
            for (const path of PAGES) {
                await page.goto(rig.url + path);
                await seen(something(page));
                await fits(path);
            }
        }));
}

test('the console says when the server is gone, keeps what it showed, and goes on when it is back', () =>
    rig.visit({ path: 'alerts', expected: CUT }, async (page) => {
        await rig.post([alert('BeforeThat')]);
        await seen(page.getByTestId('live').getByText('Live', { exact: true }));
        await seen(row(page, 'BeforeThat'));
        await rig.way.cut();
        await seen(page.getByText(/^Not live since \d\d:\d\d\. You are looking at \d\d:\d\d\.$/));
        await seen(row(page, 'BeforeThat'));
        await rig.post([alert('WhileAway')]);
        await rig.way.open();
        await seen(page.getByTestId('live').getByText('Live', { exact: true }));
        await seen(row(page, 'WhileAway'));
        await gone(page.getByText(/You are looking at/));
    }));

test('without a network the console opens nevertheless, and says that it cannot ask', () =>
    rig.visit({ path: 'alerts', expected: /ERR_(INTERNET|FAILED|CONNECTION)/ }, async (page, context) => {
        await title(page, 'Alerts');
        await page.evaluate(() => navigator.serviceWorker.ready);
        // The first visit is not the worker's yet; the second one is what it keeps.
        await page.reload();
        await title(page, 'Alerts');
        await context.setOffline(true);
        await page.reload();
        await title(page, 'Alerts');
        await seen(page.getByText('The server does not answer. Nothing can be shown yet.'));
        await context.setOffline(false);
        await seen(page.getByTestId('live').getByText('Live', { exact: true }));
        await gone(page.getByText('The server does not answer. Nothing can be shown yet.'));
    }));

test('a restart of the server ends the session, and neither the page nor what was typed is lost', () =>
    rig.visit({ path: 'alerts', expected: /401|ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET)/ }, async (page) => {
        await rig.post([alert('Survives')]);
        await open(page, 'Survives');
        await drawer(page).getByRole('button', { name: 'Silence' }).click();
        await drawer(page).locator('[name=who]').fill('Choi');
        await drawer(page).locator('[name=reason]').fill('Typed before the restart');
        await restartServer();
        const dialog = page.getByRole('dialog', { name: 'Your session ended. Sign in to go on' });
        await seen(dialog);
        await signIn(page);
        await gone(dialog);
        await seen(page.getByTestId('live').getByText('Live', { exact: true }));
        assert.equal(await drawer(page).locator('[name=reason]').inputValue(), 'Typed before the restart');
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
        await seen(row(page, 'Survives').getByText(/, Choi$/));
        await view(page, 'Silences');
        await seen(page.locator('main a', { hasText: 'Typed before the restart' }));
    }));
