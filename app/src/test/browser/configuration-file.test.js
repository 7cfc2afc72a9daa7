// SPDX-License-Identifier: Apache-2.0
// Facts about editing the configuration beside a file.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawer } from './parts.js';
import { barriers, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

test('what the file has is to be read here, and refused when it is written here', () =>
    rig.visit({ path: 'configuration' }, async (page) => {
        const keys = page.getByRole('complementary', { name: 'Keys' });
        await seen(keys.getByRole('listitem').filter({ hasText: 'receivers' }).getByText('file'));
        await seen(keys.getByRole('listitem').filter({ hasText: 'templates' }).getByText('not set'));
        await seen(keys.getByText('receiver: takes').first());
        await page.locator('.cm-content').click();
        await page.keyboard.type('templates: []\nroute: x');
        await seen(page.getByText('the file has this key, and what it has is changed there'));
        await seen(page.getByRole('button', { name: '2:1' }));
        assert.deepEqual(await barriers(page), []);
        await page.getByText('Objects', { exact: true }).click();
        await page.getByRole('link', { name: 'pager' }).click();
        await seen(drawer(page).getByText(/has it; it is changed there/));
        assert.equal(await drawer(page).getByRole('button', { name: 'Save and run' }).count(), 0);
    }));

test('severities of the file are to be read here, with the name of the file', () =>
    rig.visit({ path: 'settings/severities?edit=yes' }, async (page) => {
        await seen(page.getByText(/^They are written in .*alertmanager[.]yml, and changed there[.]$/));
        assert.equal(await page.getByRole('button', { name: 'Save the severities' }).count(), 0);
        await page.goto(`${rig.url}settings/severities`);
        await seen(page.getByText('The digest leaves at 10:00').first());
        await seen(page.getByText(/^They are written in .*alertmanager[.]yml, and changed there[.]$/));
        assert.equal(await page.getByRole('button', { name: 'Edit', exact: true }).count(), 0);
    }));
