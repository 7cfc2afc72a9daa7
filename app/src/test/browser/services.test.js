// SPDX-License-Identifier: Apache-2.0
// Facts about the pages of services, business hours and holidays, on a server that was started without a file.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawer, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();

const PHONE = { width: 390, height: 844 };

const TEXT = `route: {receiver: desk, group_by: [alertname]}
receivers:
- name: desk
schedules:
- name: pay
  team: payments
  zone: Asia/Seoul
  layers:
  - {name: all, start: 2026-01-01, turns: [grace]}
  - {name: none, role: secondary, start: 2026-01-01, turns: [[], kim], every: 1000 weeks}
holidays:
- {name: kr, built_in: kr}
business_hours:
- name: office
  zone: Asia/Seoul
  hours: [{days: ['mon:fri'], from: '09:00', to: '18:00'}]
  holidays: [kr]
teams:
- {name: payments, channel: desk, zone: Asia/Seoul, business_hours: office}
services:
- name: ledger
  display_name: Ledger
  owner: payments
  tier: 2
  matchers: ['service="ledger"']
  runbook: https://wiki.example.com/ledger
`;

before(async () => {
    await rig.start();
    await rig.api('PUT', 'configuration', { text: TEXT, comment: 'to begin with' }, { 'If-Match': '"0"' });
});
after(() => rig.stop());

const line = (page, name) => page.getByRole('region', { name: /^(Services|서비스)$/ }).getByRole('link', { name });

test('a service is made in the form, and is there with what it needs and whose it is', () =>
    rig.visit({ path: 'services', expected: /400/ }, async (page) => {
        await title(page, 'Services');
        await page.getByRole('button', { name: 'New service' }).click();
        const form = drawer(page);
        await form.getByRole('button', { name: 'Save and run' }).click();
        await seen(form.getByText('It needs a name.'));
        await form.getByLabel('Name', { exact: true }).fill('ledger');
        await seen(form.getByText('There is a service with this name.'));
        await form.getByLabel('Name', { exact: true }).fill('checkout');
        await form.getByLabel('What people call it').fill('Checkout');
        await form.getByLabel('Owner').selectOption('payments');
        await form.getByLabel('Tier').selectOption('1');
        await form.getByRole('combobox', { name: 'Its alerts' }).fill('service="checkout"');
        await page.keyboard.press('Enter');
        await form.getByLabel('Add a service that it needs').fill('ledgr');
        await page.keyboard.press('Enter');
        await form.getByRole('button', { name: 'Save and run' }).click();
        await seen(form.getByText(/undefined service "ledgr"; did you mean "ledger"\?/));
        await form.getByRole('button', { name: 'Take out ledgr' }).click();
        await form.getByLabel('Add a service that it needs').fill('ledger');
        await page.keyboard.press('Enter');
        await form.getByLabel('Users').fill('120000');
        await form.getByRole('button', { name: 'Save and run' }).click();
        await seen(line(page, /Checkout/));
        await line(page, /Checkout/).click();
        const shown = drawer(page);
        await seen(shown.getByRole('heading', { name: 'Checkout' }));
        await seen(shown.getByText('pay, primary'));
        await seen(shown.getByText('grace'));
        await seen(shown.getByText('120,000 users'));
        await seen(shown.getByRole('list', { name: 'Needs', exact: true }).getByText('Ledger'));
        await shown.getByRole('link', { name: 'Ledger' }).click();
        await seen(drawer(page).getByRole('list', { name: 'Needed by' }).getByText('Checkout'));
        assert.deepEqual(await barriers(page), []);
    }));

test('what fires is counted, found by a search, and says whose it is', () =>
    rig.visit({ path: 'services' }, async (page) => {
        await rig.post([{ labels: { alertname: 'Slow', service: 'ledger', severity: 'critical' } }]);
        await seen(line(page, /Ledger.*P1.*1 open alert/));
        await page.getByRole('searchbox').fill('grace ledger');
        await seen(line(page, /Ledger/));
        await page.getByRole('searchbox').fill('nothing such');
        await seen(page.getByText('No service matches.'));
        await page.getByRole('button', { name: 'Show all' }).click();
        await line(page, /Ledger/).click();
        await drawer(page).getByRole('link', { name: 'Show its alerts' }).click();
        await title(page, 'Alerts');
        await page.getByRole('link', { name: /Slow/ }).first().click();
        await seen(drawer(page).getByRole('link', { name: 'Ledger', exact: true }));
        await seen(drawer(page).getByText('payments, on call: grace'));
        await seen(drawer(page).getByRole('link', { name: 'Runbook' }));
    }));

test('business hours and the holidays of a year are shown', () =>
    rig.visit({ path: 'services/hours' }, async (page) => {
        const office = page.getByRole('article', { name: 'office' });
        await seen(office.getByText('09:00–18:00').first());
        await seen(office.getByText('without the holidays of kr'));
        const holidays = page.getByRole('region', { name: 'Holidays' });
        await seen(holidays.getByText('Constitution Day').or(holidays.getByText('Hangul Day')).first());
        const year = new Date().getUTCFullYear();
        for (let i = year; i <= 2040; i++) {
            await holidays.getByRole('button', { name: 'Later' }).click();
        }
        await seen(holidays.getByText('kr does not know all holidays of 2041.'));
        assert.deepEqual(await barriers(page), []);
    }));

test('who may not change services is offered no buttons', async () => {
    const as = await rig.account('vic');
    await rig.visit({ path: 'services?name=ledger', as }, async (page) => {
        await seen(drawer(page).getByRole('heading', { name: 'Ledger' }));
        await gone(page.getByRole('button', { name: 'New service' }));
        await gone(drawer(page).getByRole('button', { name: 'Change' }));
    });
});

test('all of it is there in Korean, and fits a phone', () =>
    rig.visit({ path: 'services', locale: 'ko-KR', viewport: PHONE, reducedMotion: 'reduce' }, async (page) => {
        await title(page, '서비스');
        await seen(line(page, /Ledger/));
        assert.deepEqual(await page.evaluate(tooWide), []);
        await line(page, /Ledger/).click();
        await seen(drawer(page).getByText('의존 관계'));
        assert.deepEqual(await page.evaluate(tooWide), []);
        await page.goto(`${rig.url}services/hours`);
        await seen(page.getByText('한글날'));
        assert.deepEqual(await page.evaluate(tooWide), []);
    }));
