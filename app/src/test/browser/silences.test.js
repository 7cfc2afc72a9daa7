// SPDX-License-Identifier: Apache-2.0
// Facts about silences in the console.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, filter, open, row, title, view } from './parts.js';
import { gone, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const silence = (page, comment) => page.locator('main a', { hasText: comment });

async function fill(page, who, why) {
    await drawer(page).locator('[name=who]').fill(who);
    await drawer(page).locator('[name=reason]').fill(why);
    await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
}

test('a silence made from an alert mutes it until it is expired, and undoing that mutes it again', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([alert('QueueGrows', { queue: 'mail' })]);
        await open(page, 'QueueGrows');
        await drawer(page).getByRole('button', { name: 'Silence' }).click();
        await seen(drawer(page).getByText('Mutes 1 alert now.'));
        await drawer(page).getByRole('button', { name: 'Silence', exact: true }).click();
        await seen(drawer(page).getByText('Say who silences.'));
        await fill(page, 'Kim', 'The mail server moves');
        await seen(page.getByText('Silenced. 1 alert muted.'));
        await seen(row(page, 'QueueGrows').getByText(/^Until .*, Kim$/));
        await seen(drawer(page).getByText(/^Not told: silenced by Kim until /));
        await view(page, 'Silences');
        await silence(page, 'The mail server moves').click();
        await drawer(page).getByRole('button', { name: 'Expire now' }).click();
        await drawer(page).getByRole('button', { name: 'Expire this silence' }).click();
        await seen(page.getByText('The silence is expired.'));
        await gone(silence(page, 'The mail server moves'));
        await page.keyboard.press('z');
        await seen(silence(page, 'The mail server moves'));
        await view(page, 'Alerts');
        await seen(row(page, 'QueueGrows').getByText(/^Until .*, Kim$/));
    }));

test('several alerts are silenced together, with what they share', () =>
    rig.visit({ path: 'alerts?view=list&filter=alertname%3D"Together"' }, async (page) => {
        await rig.post([alert('Together', { shelf: 'a' }), alert('Together', { shelf: 'b' }), alert('Together', { shelf: 'c' })]);
        await seen(row(page, 'Together').nth(2));
        await row(page, 'Together').nth(0).getByRole('checkbox').check();
        await row(page, 'Together').nth(1).getByRole('checkbox').check();
        await page.getByRole('region', { name: '2 alerts selected' }).getByRole('button', { name: 'Silence' }).click();
        await seen(drawer(page).getByText('Mutes 2 alerts now.'));
        await drawer(page).getByRole('button', { name: /^Remove shelf/ }).click();
        await seen(drawer(page).getByText('Mutes 3 alerts now.'));
        await seen(drawer(page).getByText('1 alert more than you chose.'));
        await fill(page, 'Lee', 'Stocktaking');
        await seen(page.getByText(', Lee').nth(2));
    }));

test('a silence is changed, and stays the same one', () =>
    rig.visit({ path: 'silences?new=job%3D"batch"' }, async (page) => {
        await fill(page, 'Park', 'A first draft');
        await silence(page, 'A first draft').click();
        const id = new URL(page.url()).searchParams.get('id');
        await drawer(page).getByRole('button', { name: 'Change' }).click();
        await drawer(page).locator('[name=reason]').fill('Afterwards');
        await drawer(page).getByRole('button', { name: '1 d' }).click();
        await drawer(page).getByRole('button', { name: 'Save the change' }).click();
        await seen(silence(page, 'Afterwards'));
        await gone(silence(page, 'A first draft'));
        assert.equal(new URL(page.url()).searchParams.get('id'), id);
    }));

test('an end that has passed, and matchers that mute everything, are refused in words', () =>
    rig.visit({ path: 'silences' }, async (page) => {
        await page.getByRole('button', { name: 'New silence' }).click();
        const matchers = drawer(page).getByRole('combobox', { name: 'Matchers' });
        await matchers.fill('x=~".*"');
        await page.keyboard.press('Enter');
        await seen(drawer(page).getByText('These matchers would mute everything.', { exact: false }));
        await drawer(page).locator('[name=ends]').fill('2020-01-01T00:00');
        await seen(drawer(page).getByText('That time has passed. Choose later.'));
    }));

test('two browsers see each other’s changes', () =>
    rig.visit({ path: 'alerts' }, async (one) => {
        await rig.visit({ path: 'alerts' }, async (other) => {
            await rig.post([alert('SeenByTwo')]);
            await open(one, 'SeenByTwo');
            await drawer(one).getByRole('button', { name: 'Silence' }).click();
            await fill(one, 'Ann', 'I have it');
            await seen(row(other, 'SeenByTwo').getByText(/, Ann$/));
        });
    }));

test('addresses that Alertmanager wrote into messages lead to the same alerts and to a new silence', () =>
    rig.visit({ path: '#/alerts?filter=%7Balertname%3D%22FromAMessage%22%7D&receiver=takes' }, async (page) => {
        await rig.post([alert('FromAMessage'), alert('NotFromIt')]);
        await title(page, 'Alerts');
        await seen(row(page, 'FromAMessage'));
        assert.equal(await row(page, 'NotFromIt').count(), 0);
        await page.goto(`${rig.url}#/silences/new?filter=%7Balertname%3D%22FromAMessage%22%7D`);
        await page.reload();
        await seen(drawer(page).getByText('Mutes 1 alert now.'));
        assert.equal(await filter(page).count(), 0);
    }));

test('a silence is reminded of before it ends, and goes on for an hour with a click', () =>
    rig.visit({}, async (page) => {
        await rig.post([alert('Ending')]);
        await rig.silence('Ending', 'The disks move');
        await page.clock.setFixedTime(Date.now() + 55 * 60_000);
        await page.goto(rig.url);
        const soon = page.getByRole('region', { name: 'Ending soon' });
        await seen(soon.getByText('1 alert will be told again: The disks move'));
        await soon.getByRole('button', { name: '1 h more' }).click();
        await gone(soon);
    }));
