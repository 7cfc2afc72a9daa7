// SPDX-License-Identifier: Apache-2.0
// Facts about the page that says who is on call, where a file has the schedules.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { title, tooWide } from './parts.js';
import { barriers, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const schedule = (page, name) => page.getByRole('region', { name: `Schedule ${name}` });
const shifts = (page, lane) => page.getByRole('list', { name: lane, exact: true }).getByRole('button');
const zoom = (page, name) => page.getByText(name, { exact: true }).click();

test('who is on call now, and who is then, is seen at a glance', () =>
    rig.visit({ path: 'oncall' }, async (page) => {
        await title(page, 'On-call');
        const now = page.getByRole('region', { name: 'On call now' });
        await seen(now.getByText(/^(ada|박민준)$/).first());
        await seen(now.getByText('payments'));
        await seen(schedule(page, 'payments').getByRole('list', { name: 'Final' }).getByRole('button', { name: /^ada, / }).first());
        assert.deepEqual(await barriers(page), []);
    }));

test('a schedule without somebody says so first, and each gap can be opened', () =>
    rig.visit({ path: 'oncall?schedule=holes' }, async (page) => {
        await seen(page.getByRole('status').getByText(/^Nobody is on call .+\.$/));
        await page.getByRole('button', { name: /^Nobody is on call/ }).last().click();
        await seen(page.getByTestId('drawer').getByText('Gap'));
        assert.deepEqual(await barriers(page), []);
    }));

test('a day, a week, a month and a year are shown, and moved through', () =>
    rig.visit({ path: 'oncall?schedule=payments&day=2026-11-12', timezoneId: 'Asia/Seoul' }, async (page) => {
        await seen(page.getByText('9–15 Nov 2026', { exact: true }));
        await seen(shifts(page, 'Final').first());
        assert.equal(await shifts(page, 'Final').count(), 7);
        await page.getByRole('button', { name: 'Week after' }).click();
        await seen(page.getByText('16–22 Nov 2026', { exact: true }));
        await zoom(page, 'Month');
        await seen(page.getByText('November 2026', { exact: true }));
        await seen(page.getByRole('list', { name: '26 Oct – 1 Nov' }));
        await zoom(page, 'Year');
        await seen(page.getByRole('list', { name: 'February', exact: true }));
        await seen(shifts(page, 'February').first());
        assert.equal(await shifts(page, 'February').count(), 28);
        assert.deepEqual(await barriers(page), []);
        await zoom(page, 'Day');
        await page.getByRole('button', { name: 'Day before' }).click();
        await seen(shifts(page, 'Final').first());
        assert.ok(await page.url().includes('day='), 'what is shown is in the address');
    }));

test('arrows go from shift to shift, and a shift says what it is', () =>
    rig.visit({ path: 'oncall?schedule=payments' }, async (page) => {
        await shifts(page, 'Final').first().focus();
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        const drawer = page.getByTestId('drawer');
        await seen(drawer.getByText('layer days'));
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'hidden' });
    }));

test('the second axis has the zone that somebody picks', () =>
    rig.visit({ path: 'oncall?schedule=payments', timezoneId: 'Asia/Seoul' }, async (page) => {
        await page.getByLabel('Second time zone').selectOption('Europe/Berlin');
        await seen(page.getByText(/^−[78] h$/));
        await page.reload();
        await seen(page.getByText(/^−[78] h$/));
    }));

test('schedules of the file can be planned with and not saved', () =>
    rig.visit({ path: 'oncall?schedule=payments' }, async (page) => {
        await page.getByRole('button', { name: 'Edit' }).first().click();
        await seen(page.getByText(/so they are changed there/));
        await page.getByRole('button', { name: 'Move turn 2 up' }).click();
        await seen(page.getByRole('region', { name: 'What saving changes' }).getByText('ada → 박민준').first());
        const yaml = page.getByRole('region', { name: 'As it stands in the configuration' });
        await seen(yaml.getByText(/schedules:\n- name: payments/));
        assert.equal(await page.getByRole('button', { name: 'Save', exact: true }).count(), 0);
        assert.deepEqual(await barriers(page), []);
    }));

test('it is there in Korean, and on a phone', () =>
    rig.visit({ path: 'oncall', locale: 'ko-KR', viewport: { width: 390, height: 844 } }, async (page) => {
        await title(page, '온콜');
        await seen(page.getByText(/까지$/).first());
        assert.deepEqual(await page.evaluate(tooWide), []);
        assert.deepEqual(await barriers(page), []);
        await page.getByText('월', { exact: true }).first().click();
        await seen(page.getByRole('list', { name: /11월/ }).first());
        assert.deepEqual(await page.evaluate(tooWide), []);
    }));
