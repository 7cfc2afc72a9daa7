// SPDX-License-Identifier: Apache-2.0
// Facts about the page of a server that observes, beside an Alertmanager whose copies are made up here.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

test('the section says where the two differ, once a copy has come', () =>
    rig.visit({}, async (page) => {
        await page.locator('nav a[href$="/shadow"]').first().click();
        await seen(page.getByText('No copy has come yet'));
        assert.equal(await rig.copy('takes', { alertname: 'OnlyThere' }), '{"kept":true}');
        await rig.post([{ labels: { alertname: 'Any' } }]);
        await seen(page.getByRole('status').filter({ hasText: '0 notifications the same' }));
        await seen(page.getByRole('status').filter({ hasText: 'too young to tell' }));
    }));

test('what was not sent is shown as observed', () =>
    rig.visit({}, async (page) => {
        await rig.post([{ labels: { alertname: 'Quiet' } }]);
        await page.locator('nav a[href$="/deliveries"]').first().click();
        await seen(page.getByText('Observed, not sent').last());
        await seen(page.locator('nav', { hasText: 'Observes, sends nothing' }));
    }));

test('the section is there in Korean too', () =>
    rig.visit({ locale: 'ko-KR' }, async (page) => {
        await seen(page.locator('nav a[href$="/shadow"]', { hasText: '비교' }));
    }));
