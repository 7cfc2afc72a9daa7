// SPDX-License-Identifier: Apache-2.0
// Facts about answering pages, also without a network, about policies, and about how people are reached.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { drawer, row, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();
const PHONE = { width: 390, height: 844 };
let ada;
let kim;
let mia;
let vic;
/** What the gateway for SMS was asked to send. */
const sent = [];

const gateway = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) {
        body += part;
    }
    sent.push(`${request.url} ${body}`);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
});

const POLICY = `name: payments
steps:
- {wait: 10m, notify: [{user: ada}]}
- {level: L2, wait: 10m, notify: [{user: kim}]}
`;

/** Gives somebody a number that works, as they would themselves. */
async function reachable([cookie], number) {
    const ask = async (path, wish) => {
        const answer = await fetch(`${rig.url}api/watchfire/v1/users/me/contact/methods${path}`, {
            method: 'POST',
            headers: {
                'Content-Type': 'application/json',
                Cookie: `${cookie.name}=${cookie.value}`,
                Origin: new URL(rig.url).origin,
            },
            body: JSON.stringify(wish),
        });
        assert.ok(answer.ok, await answer.clone().text());
        return answer.json();
    };
    const before = sent.length;
    const { id } = await ask('', { type: 'sms', address: number, label: '' });
    let code;
    for (let i = 0; !code && i < 100; i++) {
        code = /\b(\d{6})\b/.exec(sent.slice(before).find((text) => text.includes(number)) ?? '')?.[1];
        await new Promise((done) => setTimeout(done, 100));
    }
    await ask(`/${id}/verify`, { code });
}

before(async () => {
    await rig.start();
    gateway.listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const url = `http://127.0.0.1:${gateway.address().port}/send`;
    const text = `route: {receiver: desk}\nreceivers: [{name: desk, webhook_configs: [{url: '${url}/desk'}]}]\npaging:\n  fallback: desk\n  sms: {http: {url: '${url}', method: POST, body: '{to} {text}'}}\n`;
    await rig.api('PUT', 'configuration', { text, comment: 'to begin with' }, { 'If-Match': '"0"' });
    mia = await rig.account('mia', { role: 'manager' });
    ada = await rig.account('ada', { role: 'responder' });
    kim = await rig.account('kim', { role: 'responder' });
    vic = await rig.account('vic');
    await reachable(ada, '+821012345601');
    await reachable(kim, '+821012345602');
    await rig.api(
        'PUT',
        'configuration/objects/escalation_policies/payments',
        { yaml: POLICY, comment: '' },
        { 'If-None-Match': '*' },
    );
});
after(async () => {
    gateway.close();
    await rig.stop();
});

const button = (where, name) => where.getByRole('button', { name, exact: true });
const page = (id) => rig.api('GET', `pages/${id}`);
const open = async (wish) => (await rig.api('POST', 'pages', { policy: 'payments', severity: 'P1', ...wish })).id;

test('a page is acknowledged with one thumb, and given back', async () => {
    const id = await open({ title: 'Payment errors at 7.2%' });
    await rig.visit({ path: `p/${id}`, as: ada, viewport: PHONE }, async (phone) => {
        await seen(phone.getByRole('heading', { level: 1, name: 'Payment errors at 7.2%' }));
        await seen(phone.getByText('Page for you'));
        await seen(phone.getByRole('list', { name: 'Who is paged' }).getByText('You', { exact: true }));
        assert.deepEqual(await barriers(phone), []);
        assert.deepEqual(await phone.evaluate(tooWide), []);
        const { height, y } = await button(phone, 'Acknowledge').boundingBox();
        assert.ok(height >= 96, `as large as a thumb, not ${height}`);
        assert.ok(y > PHONE.height / 2, 'where a thumb is');
        await button(phone, 'Acknowledge').click();
        await seen(phone.getByText('You have it', { exact: true }));
        assert.deepEqual((await page(id)).acknowledgedBy, ['ada']);
        assert.deepEqual(await barriers(phone), []);
        await button(phone, 'Give it back').click();
        await button(phone, 'Give it back: page the next').click();
        await seen(button(phone, 'Acknowledge'));
        assert.equal((await page(id)).state, 'triggered');
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('an answer without a network is kept, is said not to be sent, and is sent when the network is back', async () => {
    const id = await open({ title: 'Search is slow' });
    await rig.visit(
        { path: `p/${id}`, as: ada, viewport: PHONE, expected: /ERR_INTERNET_DISCONNECTED|net::ERR_/ },
        async (phone, context) => {
            await seen(button(phone, 'Acknowledge'));
            await context.setOffline(true);
            await seen(phone.getByText('No network'));
            await button(phone, 'Acknowledge').click();
            await seen(phone.getByText('Not sent yet.'));
            await gone(phone.getByText('You have it', { exact: true }));
            assert.equal((await page(id)).state, 'triggered');
            assert.deepEqual(await phone.evaluate(tooWide), []);
            await context.setOffline(false);
            await seen(phone.getByText('You have it', { exact: true }));
            await gone(phone.getByText('Not sent yet.'));
            assert.deepEqual((await page(id)).acknowledgedBy, ['ada']);
        },
    );
    await rig.api('POST', `pages/${id}/resolve`);
});

test('a page that this phone never saw opens without a network, and its answer outlives the page', async () => {
    const id = await open({ title: 'Logins fail' });
    await rig.visit({ path: 'pages', as: ada, viewport: PHONE, expected: /net::ERR_/ }, async (phone, context) => {
        await phone.evaluate(() => navigator.serviceWorker.ready);
        // Only from here on the worker keeps the shell.
        await phone.reload();
        await phone.waitForFunction(() =>
            performance.getEntriesByType('resource').some(({ name }) => /PhonePage.*[.]js$/.test(name)),
        );
        await context.setOffline(true);
        await phone.goto(`${rig.url}p/${id}`);
        await seen(phone.getByText('Without a network its text cannot be shown.'));
        await button(phone, 'Acknowledge').click();
        await seen(phone.getByText('Not sent yet.'));
        await phone.reload();
        await seen(phone.getByText('Not sent yet.'));
        await context.setOffline(false);
        await seen(phone.getByText('You have it', { exact: true }));
        assert.deepEqual((await page(id)).acknowledgedBy, ['ada']);
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('an answer that waits can be taken back', async () => {
    const id = await open({ title: 'Disk is full' });
    await rig.visit({ path: `p/${id}`, as: ada, viewport: PHONE, expected: /net::ERR_/ }, async (phone, context) => {
        await seen(button(phone, 'Acknowledge'));
        await context.setOffline(true);
        await button(phone, 'Acknowledge').click();
        await button(phone, 'Do not send it').click();
        await gone(phone.getByText('Not sent yet.'));
        await context.setOffline(false);
        await seen(phone.getByText('Live', { exact: true }));
        await seen(button(phone, 'Acknowledge'));
        assert.equal((await page(id)).state, 'triggered');
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('somebody sees who is next and why, snoozes with a key, and asks another', async () => {
    const id = await open({ title: 'Queue grows', text: 'Orders wait.' });
    await rig.visit({ path: `pages/${id}`, as: ada }, async (browser) => {
        await title(browser, 'Pages');
        await seen(browser.getByRole('heading', { name: 'Queue grows' }));
        const ladder = browser.getByRole('list', { name: 'Ladder' });
        await seen(ladder.getByText('next', { exact: true }));
        await seen(browser.getByText('The page began'));
        assert.deepEqual(await barriers(browser), []);
        await browser.keyboard.press('t');
        await button(drawer(browser), 'Snooze it').click();
        await seen(browser.getByText(/^Snoozed until /).first());
        await button(browser, 'Reassign').click();
        const field = drawer(browser).getByRole('combobox', { name: 'Add somebody' });
        await field.fill('kim');
        await drawer(browser).getByRole('listbox', { name: 'Add somebody' }).getByRole('option').first().waitFor();
        await field.press('Enter');
        await button(drawer(browser), 'Reassign it').click();
        await seen(browser.getByRole('status').getByText('Reassigned.'));
        assert.equal((await page(id)).state, 'triggered');
    });
    await rig.visit({ path: 'pages', as: kim }, async (browser) => {
        await seen(row(browser, 'Queue grows').getByText('Paging you').first());
        await browser.getByRole('checkbox', { name: 'Select Queue grows' }).check();
        await button(browser, 'Acknowledge 1 page').click();
        await seen(row(browser, 'Queue grows').getByText('You have it'));
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('a viewer reads pages and is offered nothing', async () => {
    const id = await open({ title: 'Certificates end' });
    await rig.visit({ path: 'pages', as: vic }, async (browser) => {
        await seen(browser.getByText('No page wants you.'));
        await button(browser, 'Show everybody’s').click();
        await seen(row(browser, 'Certificates end'));
        assert.equal(await button(browser, 'Page somebody').count(), 0);
        assert.equal(await browser.getByRole('checkbox', { name: 'Select Certificates end' }).count(), 0);
        await row(browser, 'Certificates end').getByRole('link').click();
        await seen(browser.getByRole('heading', { name: 'Certificates end' }));
        assert.equal(await button(browser, 'Acknowledge').count(), 0);
        await browser.goto(`${rig.url}oncall?tab=policy&policy=payments`);
        await seen(browser.getByRole('list', { name: 'Steps' }));
        for (const name of ['Edit', 'New policy']) {
            assert.equal(await button(browser, name).count(), 0, name);
        }
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('a policy is planned beside what it means, and changed', () =>
    rig.visit({ path: 'oncall?tab=policy', as: mia }, async (browser) => {
        await button(browser, 'New policy').click();
        await button(browser, 'Create the policy').click();
        await seen(browser.getByText('It needs a name.'));
        await seen(browser.getByText('A step asks somebody.'));
        await browser.getByLabel('Name', { exact: true }).fill('orders');
        const first = browser.getByRole('region', { name: 'Step 1' });
        await first.getByRole('combobox', { name: 'Whom' }).selectOption('user');
        const field = first.getByRole('combobox', { name: 'Add somebody' });
        await field.fill('ada');
        await first.getByRole('listbox', { name: 'Add somebody' }).getByRole('option').first().waitFor();
        await field.press('Enter');
        await first.getByLabel('Time to answer').fill('soon');
        await seen(first.getByText('A length of time is written as 5m, 1h or 1h30m.'));
        await first.getByLabel('Time to answer').fill('5m');
        const preview = browser.getByRole('region', { name: 'If a page began' });
        await seen(preview.getByRole('list', { name: 'Ladder' }).getByText('ada').first());
        assert.deepEqual(await barriers(browser), []);
        await button(browser, 'Create the policy').click();
        await seen(browser.getByRole('status').getByText(/^orders is saved\./));
        await seen(browser.getByRole('heading', { name: 'orders' }));
        await seen(browser.getByRole('list', { name: 'Steps' }).getByText('has 5 m to answer'));
        await button(browser, 'Edit').click();
        await button(browser, 'Add a step').click();
        const second = browser.getByRole('region', { name: 'Step 2' });
        await second.getByRole('combobox', { name: 'Whom' }).selectOption('user');
        await second.getByRole('combobox', { name: 'Add somebody' }).fill('kim');
        await second.getByRole('listbox', { name: 'Add somebody' }).getByRole('option').first().waitFor();
        await second.getByRole('combobox', { name: 'Add somebody' }).press('Enter');
        await button(browser, 'Save the policy').click();
        await seen(browser.getByRole('list', { name: 'Steps' }).getByText('after 5 m'));
    }));

test('a step asks the next of a role, and what follows the ladder is said', async () => {
    const yaml = 'name: twofold\nzone: UTC\nlayers:\n- {name: first, start: "2026-11-02T09:00", turns: [ada]}\n- {name: second, role: backup, start: "2026-11-02T09:00", turns: [kim]}\n';
    await rig.api('PUT', 'configuration/objects/schedules/twofold', { yaml, comment: '' }, { 'If-None-Match': '*' });
    await rig.visit({ path: 'oncall?tab=policy&edit=new', as: mia }, async (browser) => {
        await browser.getByLabel('Name', { exact: true }).fill('backups');
        const first = browser.getByRole('region', { name: 'Step 1' });
        await first.getByRole('combobox', { name: 'Which role' }).selectOption('backup');
        await first.getByRole('combobox', { name: 'Which', exact: true }).selectOption('twofold');
        await seen(first.getByText('on call for twofold (backup)'));
        await browser.getByLabel('Go through it again, times').fill('2');
        const preview = browser.getByRole('region', { name: 'If a page began' });
        await seen(preview.getByRole('list', { name: 'Ladder' }).getByText('kim').first());
        await seen(preview.getByText('Then all of it again, 2 times.'));
        await seen(preview.getByText(/^It reaches somebody at any time until /));
        assert.deepEqual(await barriers(browser), []);
        await button(browser, 'Create the policy').click();
        await seen(browser.getByRole('list', { name: 'Steps' }).getByText('on call for twofold (backup)'));
    });
    const { value } = await rig.api('GET', 'configuration/objects/escalation_policies/backups');
    assert.deepEqual(value.steps[0].notify, [{ schedule: 'twofold', role: 'backup' }]);
});

test('severities are changed beside the week as it would be, and are the usual ones again', async () => {
    await rig.visit({ path: 'settings/severities', as: mia }, async (browser) => {
        await button(browser, 'Edit').click();
        const week = browser.getByRole('region', { name: 'The week as it would be' });
        await seen(week.getByRole('list', { name: 'P2, time by time' }).getByText('P2 leaves at once').first());
        const second = browser.getByRole('region', { name: 'Severity P2' });
        await second.getByLabel('Pages leave').selectOption('daily_digest');
        await seen(week.getByRole('list', { name: 'P2, time by time' }).getByText('P2 goes with the daily digest').first());
        await second.getByLabel('Answer within').fill('soon');
        await seen(second.getByText('A length of time is written as 15m, 1h or 1d.'));
        await second.getByLabel('Answer within').fill('2h');
        await button(browser, 'Add a value').click();
        await button(browser, 'Save the severities').click();
        await seen(browser.getByText('A value of a label.'));
        await browser.getByLabel('Value 1', { exact: true }).fill('boom');
        await browser.getByLabel('What value 1 means').selectOption('P1');
        await browser.getByLabel('Daily digest at').fill('10:30');
        assert.deepEqual(await barriers(browser), []);
        await button(browser, 'Save the severities').click();
        await seen(browser.getByRole('status').getByText(/^Saved\./));
        await seen(browser.getByRole('row', { name: /High/ }).getByText('with the daily digest'));
        const { value } = await rig.api('GET', 'configuration/objects/severities/-');
        assert.deepEqual(value, {
            mapping: { boom: 'P1' },
            digest_at: '10:30',
            levels: { P2: { respond_within: '2h', deliver: 'daily_digest' } },
        });
        await button(browser, 'Edit').click();
        await button(browser, 'Back to the usual').click();
        await button(browser, 'Drop all of this, and have the usual again').click();
        await seen(browser.getByRole('row', { name: /High/ }).getByText('at once'));
    });
    await rig.visit(
        { path: 'settings/severities?edit=yes', as: mia, locale: 'ko-KR', viewport: PHONE, colorScheme: 'dark' },
        async (phone) => {
            await seen(button(phone, '심각도 저장'));
            await button(phone, '팀 추가').click();
            assert.deepEqual(await phone.evaluate(tooWide), []);
            assert.deepEqual(await barriers(phone), []);
        },
    );
    await rig.visit({ path: 'settings/severities?edit=yes', as: ada }, async (browser) => {
        await seen(browser.getByRole('heading', { name: 'Levels' }));
        assert.equal(await button(browser, 'Edit').count(), 0);
        assert.equal(await button(browser, 'Save the severities').count(), 0);
    });
});

test('why somebody is asked is said in the language that was chosen here, and in the other once it is', async () => {
    const id = await open({ title: 'Mail waits' });
    await rig.visit({ path: `pages/${id}`, as: ada }, async (browser) => {
        const ladder = browser.getByRole('list', { name: 'Ladder' });
        await seen(ladder.getByText('step 1 (L1), by name'));
        await button(browser, 'Appearance and keys').click();
        await browser.getByText('한국어', { exact: true }).first().click();
        await seen(browser.getByText('1단계(L1), 이름으로 지정').first());
    });
    await rig.api('POST', `pages/${id}/resolve`);
});

test('somebody adds a number, proves it by a code, and sees how they are reached', () =>
    rig.visit({ path: 'settings/me', as: mia, expected: /\b(400|422)\b/ }, async (browser) => {
        const part = browser.getByRole('region', { name: 'How to reach me' });
        await button(part, 'Add a way').click();
        const form = part.getByRole('form', { name: 'Add a way' });
        await form.locator('[name=type]').selectOption('sms');
        await form.locator('[name=address]').fill('call me');
        await button(form, 'Add it').click();
        await seen(form.getByRole('alert').filter({ hasText: /\S/ }).first());
        await form.locator('[name=address]').fill('+82 10 1234 5678');
        await button(form, 'Add it').click();
        const method = part.getByTestId('contact-method').filter({ hasText: '5678' });
        await seen(method.getByText('not proved yet'));
        await method.locator('[name=code]').fill('000000');
        await button(method, 'Check').click();
        await seen(method.getByRole('alert').filter({ hasText: /\S/ }).first());
        const code = await codeOf();
        await method.locator('[name=code]').fill(code);
        await button(method, 'Check').click();
        await seen(method.getByText('works'));
        await button(part, 'Add a rule').click();
        const reminders = part.locator('[name=reminders]');
        await reminders.selectOption({ index: 1 });
        await button(part, 'Save').click();
        await seen(browser.getByRole('status').getByText('Saved.'));
        assert.notEqual(await reminders.inputValue(), '');
        await seen(part.getByRole('region', { name: 'How would I be reached now?' }).getByText('SMS'));
        assert.deepEqual(await barriers(browser), []);
        await button(method, 'Remove').click();
        await method.getByRole('button', { name: /^Remove .+/ }).click();
        await gone(method);
        await browser.waitForFunction(() => document.querySelector('[name=reminders]').value === '');
    }));

/** The code of the last message, once it was sent. */
async function codeOf() {
    for (;;) {
        const found = /\b(\d{6})\b/.exec(sent.at(-1) ?? '');
        if (found) {
            return found[1];
        }
        await once(gateway, 'request');
        await new Promise(setImmediate);
    }
}

test('all of it is there in Korean, and on a phone', async () => {
    const id = await open({ title: '결제 오류 7.2%' });
    await rig.visit(
        { path: `p/${id}`, as: ada, locale: 'ko-KR', viewport: PHONE, colorScheme: 'dark', reducedMotion: 'reduce' },
        async (phone) => {
            await seen(button(phone, '확인'));
            assert.deepEqual(await barriers(phone), []);
            for (const path of [
                `pages/${id}`,
                'pages',
                'oncall?tab=policy&policy=payments',
                'settings/severities',
                'settings/me',
            ]) {
                await phone.goto(rig.url + path);
                await seen(phone.locator('main h2, main h3, main [data-row]').first());
                assert.deepEqual(await phone.evaluate(tooWide), [], path);
                assert.deepEqual(await barriers(phone), [], path);
            }
        },
    );
});
