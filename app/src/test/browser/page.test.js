// SPDX-License-Identifier: Apache-2.0
// Facts about the page, in a real browser against a real server. The server's routes tell a webhook that
// takes everything, one that refuses everything, and, for team "nobody", nobody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gone, Rig, seen, signIn } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const row = (page, text) => page.locator('.row', { hasText: text });
const drawer = (page) => page.locator('.drawer');
const view = (page, name) => page.locator(`nav a[href="#${name}"]`).click();
const title = (page, text) => seen(page.locator('h1', { hasText: text }));
const alert = (alertname, labels = {}, rest = {}) => ({ labels: { alertname, ...labels }, ...rest });

test('a stranger sees the form, and a wrong token is refused with a sentence', () =>
    rig.visit({ stranger: true, expected: /401/ }, async (page) => {
        await seen(page.locator('#token'));
        assert.equal(await page.locator('nav').count(), 0);
        await signIn(page, 'not-the-token');
        await seen(page.getByText('That is not right.'));
        await signIn(page);
        await title(page, 'Alerts');
    }));

test('alerts appear in their group as they are posted, without a reload', () =>
    rig.visit({}, async (page) => {
        await title(page, 'Alerts');
        assert.equal(await page.locator('nav a[href="#shadow"]').count(), 0, 'this server sends');
        await page.evaluate(() => (window.sameDocument = true));
        await rig.post([alert('HighLatency', { instance: 'one' })]);
        const group = row(page, 'HighLatency');
        await seen(group);
        await rig.post([alert('HighLatency', { instance: 'two' }), alert('DiskFull')]);
        await seen(row(page, 'DiskFull'));
        await seen(group.locator('.end').getByText('2', { exact: true }));
        assert.equal(await group.count(), 1);
        await group.locator('.twisty').click();
        await seen(row(page, 'instance="one"'));
        await seen(row(page, 'instance="two"'));
        assert.equal(await page.evaluate(() => window.sameDocument), true);
    }));

test('the drawer says why an alert was told and why not', () =>
    rig.visit({}, async (page) => {
        await rig.post([
            alert('CertificateExpires', {}, { annotations: { summary: 'The certificate ends in 3 days' } }),
            alert('Heartbeat', { team: 'nobody' }),
        ]);
        await row(page, 'CertificateExpires').click();
        await seen(drawer(page).getByText('This alert was told.'));
        for (const step of ['Received', 'Not inhibited', 'Not silenced', 'Last told']) {
            await seen(drawer(page).locator('.ladder').getByText(step).first());
        }
        await row(page, 'Heartbeat').click();
        await seen(drawer(page).getByText('Nobody is told: its receiver has no integration.'));
        await page.keyboard.press('Escape');
        await gone(drawer(page));
    }));

test('a silence made from an alert mutes it until it is expired', () =>
    rig.visit({}, async (page) => {
        await rig.post([alert('QueueGrows', { queue: 'mail' })]);
        await row(page, 'QueueGrows').click();
        await drawer(page).getByRole('button', { name: 'Silence' }).click();
        await seen(drawer(page).getByText('Mutes 1 alert now.'));
        await drawer(page).locator('[name=who]').fill('Kim');
        await drawer(page).locator('[name=reason]').fill('The mail server moves');
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
        await seen(row(page, 'QueueGrows').getByText(/^Until .*, Kim$/));
        await row(page, 'QueueGrows').click();
        await seen(drawer(page).getByText(/^Not told: silenced by Kim until /));
        await view(page, 'silences');
        await row(page, 'The mail server moves').click();
        await drawer(page).getByRole('button', { name: 'Expire now' }).click();
        await drawer(page).getByRole('button', { name: 'Expire this silence' }).click();
        await seen(page.getByText('Nothing is silenced.'));
        await view(page, 'alerts');
        await seen(row(page, 'QueueGrows'));
        await gone(row(page, 'QueueGrows').getByText(/Kim/));
    }));

test('deliveries are listed with their state, and with what the other side said', () =>
    rig.visit({}, async (page) => {
        await rig.post([alert('BackupMissed', { team: 'refused' })]);
        await view(page, 'deliveries');
        await seen(row(page, 'HighLatency').getByText('Sent').first());
        const refused = row(page, 'BackupMissed').first();
        await seen(refused.getByText('Failed, HTTP 400'));
        await refused.click();
        await seen(drawer(page).getByText('Refused', { exact: true }));
        await seen(drawer(page).getByText(/this channel is archived/));
    }));

test('Korean is spoken to a browser that prefers it', () =>
    rig.visit({ stranger: true, expected: /401/, locale: 'ko-KR' }, async (page) => {
        await seen(page.getByRole('button', { name: '로그인' }));
        await signIn(page);
        await title(page, '알림');
        assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
    }));

test('Korean is a button away, and stays', () =>
    rig.visit({}, async (page) => {
        await page.getByRole('button', { name: '한국어' }).click();
        await title(page, '알림');
        await row(page, 'Heartbeat').click();
        await seen(drawer(page).getByText('아무에게도 알리지 않음: 리시버에 연동이 없습니다.'));
        await page.reload();
        await title(page, '알림');
    }));

/** What sticks out of the window, or has to be moved sideways to be read. */
function tooWide() {
    const wide = [];
    for (const element of document.querySelectorAll('body, body *')) {
        if (element.closest('svg, pre')) {
            continue;
        }
        const style = getComputedStyle(element);
        const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll' || element === document.body;
        const box = element.getBoundingClientRect();
        const clipped = element.parentElement?.closest('.cut, .foot');
        if ((scrolls && element.scrollWidth > element.clientWidth) || (!clipped && box.width > 0 && box.right > innerWidth + 0.5)) {
            wide.push(`${element.tagName}.${element.className} ends at ${box.right}`);
        }
    }
    return wide;
}

for (const locale of ['en', 'ko']) {
    test(`a phone shows everything without moving sideways (${locale})`, () =>
        rig.visit({ viewport: { width: 390, height: 844 }, locale }, async (page) => {
            await rig.post([
                alert('AnAlertWithAnUnreasonablyLongNameThatDoesNotFitOnAPhoneByFar', {
                    instance: 'an-instance.with-a-long-name.in-some-cluster.example.com:9100',
                }),
            ]);
            const fits = async () => assert.deepEqual(await page.evaluate(tooWide), []);
            const long = row(page, 'AnAlertWithAnUnreasonably');
            await seen(long);
            await fits();
            await long.click();
            await seen(drawer(page).locator('.ladder'));
            await fits();
            await drawer(page).locator('.actions .button').first().click();
            await seen(drawer(page).locator('form'));
            await fits();
            await page.keyboard.press('Escape');
            for (const name of ['silences', 'deliveries', 'health']) {
                await view(page, name);
                await seen(page.locator('.tabs, .delivery-grid.row, .numbers').first());
                await fits();
            }
        }));
}

test('text that alerts bring stays text', () =>
    rig.visit({}, async (page) => {
        const markup = '<img src=x onerror="window.burnt = true">';
        await rig.post([
            alert('Markup', { instance: markup, job: markup }, {
                annotations: { summary: markup, link: 'javascript:window.burnt=true' },
                generatorURL: 'javascript:window.burnt=true',
            }),
        ]);
        await row(page, markup).first().click();
        await seen(drawer(page).locator('.tag', { hasText: markup }).first());
        assert.equal(await page.locator('img[src="x"]').count(), 0);
        assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
        assert.equal(await page.evaluate(() => window.burnt), undefined);
    }));

test('the page says when the server is gone, and goes on when it is back', () =>
    rig.visit({ expected: /ERR_(CONNECTION|EMPTY|INCOMPLETE|SOCKET)/ }, async (page) => {
        await seen(page.getByText('Live', { exact: true }));
        await rig.way.cut();
        await seen(page.getByText('Not live'));
        await seen(page.getByText(/You are looking at/));
        await rig.post([alert('WhileAway')]);
        await rig.way.open();
        await seen(page.getByText('Live', { exact: true }));
        await seen(row(page, 'WhileAway'));
        await gone(page.getByText(/You are looking at/));
    }));
