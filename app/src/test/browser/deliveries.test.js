// SPDX-License-Identifier: Apache-2.0
// Facts about deliveries and receivers in the console.

import { after, before, test } from 'node:test';
import { alert, drawer, title, view } from './parts.js';
import { Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

/** More misses than that are no bad luck. */
const MOST_TRIES = 20;

const delivery = (page, text) => page.locator('main a', { hasText: text }).first();

test('deliveries are listed with their state, and with what the other side said', () =>
    rig.visit({ path: 'deliveries' }, async (page) => {
        await rig.post([alert('Arrives'), alert('BackupMissed', { team: 'refused' })]);
        await seen(delivery(page, 'Arrives').getByText('Sent'));
        await seen(delivery(page, 'BackupMissed').getByText('Failed, HTTP 400'));
        await delivery(page, 'BackupMissed').click();
        await seen(drawer(page).getByText('Refused', { exact: true }));
        await seen(drawer(page).getByText(/this channel is archived/));
    }));

test('what could not be delivered stands by itself, and is sent again', () =>
    rig.visit({ path: 'deliveries', expected: /409/ }, async (page) => {
        await rig.post([alert('TryAgain', { team: 'refused' })]);
        await page.getByText('Not delivered', { exact: true }).click();
        await delivery(page, 'TryAgain').click();
        // Its group tries every second too, and only one delivery of a group to an integration is under way.
        const sent = page.getByText(/^Under way as #\d+\.$/);
        for (let tries = 0; tries < MOST_TRIES && !(await sent.isVisible()); tries++) {
            await drawer(page).getByRole('button', { name: 'Send again' }).click();
            await seen(sent.or(drawer(page).getByText(/^Not sent\./)).first());
        }
        await seen(sent);
        await seen(page.locator('main a', { hasText: 'TryAgain' }).nth(1));
    }));

test('the first page says that something was not delivered', () =>
    rig.visit({}, async (page) => {
        await title(page, 'Now');
        await page.getByRole('link', { name: /not delivered$/ }).click();
        await seen(delivery(page, 'BackupMissed'));
    }));

test('a receiver is tested, after a look at what it would be told', () =>
    rig.visit({}, async (page) => {
        await view(page, 'Deliveries');
        await page.getByRole('button', { name: 'Test a receiver' }).click();
        await drawer(page).getByLabel('Receiver').selectOption('takes');
        await drawer(page).getByLabel('More labels').fill('severity=critical nonsense');
        await drawer(page).getByRole('button', { name: 'Preview' }).click();
        await seen(drawer(page).getByText('nonsense is no label: write name=value.'));
        await drawer(page).getByLabel('More labels').fill('severity=critical');
        await drawer(page).getByRole('button', { name: 'Preview' }).click();
        await seen(drawer(page).getByText(/"alertname": "WatchfireTest"/));
        await seen(drawer(page).getByText(/"severity": "critical"/).first());
        await drawer(page).getByRole('button', { name: 'Send the test' }).click();
        await seen(drawer(page).getByText('Sent, HTTP 200'));
        await drawer(page).getByLabel('Receiver').selectOption('refuses');
        await drawer(page).getByRole('button', { name: 'Send the test' }).click();
        await seen(drawer(page).getByText('Refused, HTTP 400'));
        await drawer(page).getByLabel('Receiver').selectOption('nobody');
        await seen(drawer(page).getByText('This receiver has no integration: nobody would be told.'));
    }));
