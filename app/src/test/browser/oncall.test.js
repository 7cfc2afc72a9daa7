// SPDX-License-Identifier: Apache-2.0
// Facts about the page that says who is on call.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { title } from './parts.js';
import { barriers, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const schedule = (page, name) => page.getByRole('region', { name });

test('who is on call now, and when nobody is, is seen at a glance', () =>
    rig.visit({ path: 'oncall' }, async (page) => {
        await title(page, 'On-call');
        await seen(page.getByRole('region', { name: 'On call now' }).getByText(/^(ada|박민준)$/));
        await seen(schedule(page, 'payments').getByText('No gaps'));
        await seen(schedule(page, 'holes').getByText(/^[78] gaps$/));
        await seen(schedule(page, 'payments').getByText(/^168 h$/).first());
        assert.deepEqual(await barriers(page), []);
    }));

test('the range is changed, and moved', () =>
    rig.visit({ path: 'oncall' }, async (page) => {
        await page.getByText('1 week', { exact: true }).click();
        await seen(schedule(page, 'payments').getByText(/^[789]\d h$/).first());
        await page.getByRole('button', { name: 'Later' }).click();
        await page.getByRole('button', { name: 'Today' }).click();
        await seen(schedule(page, 'holes').getByText(/^[345] gaps$/));
    }));

test('it is there in Korean, and on a phone', () =>
    rig.visit({ path: 'oncall', locale: 'ko-KR', viewport: { width: 390, height: 844 } }, async (page) => {
        await title(page, '온콜');
        await seen(schedule(page, 'payments').getByText('공백 없음'));
        await seen(page.getByText(/까지$/).first());
        assert.deepEqual(await barriers(page), []);
    }));
