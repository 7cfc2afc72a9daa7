// SPDX-License-Identifier: Apache-2.0
// Facts about alerts in the console. The server's routes tell a webhook that takes everything, one that
// refuses everything, and, for team "nobody", nobody.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, filter, open, row, title } from './parts.js';
import { gone, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

test('alerts appear in their group as they are posted, without a reload', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await title(page, 'Alerts');
        await page.evaluate(() => (window.sameDocument = true));
        await rig.post([alert('HighLatency', { instance: 'one' })]);
        const group = row(page, 'HighLatency');
        await seen(group);
        await rig.post([alert('HighLatency', { instance: 'two' }), alert('DiskFull')]);
        await seen(row(page, 'DiskFull'));
        await group.getByRole('button', { name: 'Show the alerts of HighLatency' }).click();
        await seen(row(page, 'instance="one"'));
        await seen(row(page, 'instance="two"'));
        assert.equal(await page.evaluate(() => window.sameDocument), true);
    }));

test('what burns is counted on the first page, and leads to it', () =>
    rig.visit({}, async (page) => {
        await rig.post([alert('CoreDown', { severity: 'critical' }, { annotations: { summary: 'The core is down' } })]);
        await seen(page.getByRole('link', { name: 'The core is down' }).first());
        await page.locator('a', { hasText: 'P1' }).first().click();
        await title(page, 'Alerts');
        assert.equal(new URL(page.url()).search, '?severity=P1');
        await seen(row(page, 'The core is down'));
    }));

test('the drawer says why an alert was told and why not', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([
            alert('CertificateExpires', {}, { annotations: { summary: 'The certificate ends in 3 days' } }),
            alert('Heartbeat', { team: 'nobody' }),
        ]);
        await open(page, 'The certificate ends');
        await seen(drawer(page).getByText('This alert was told.'));
        for (const step of ['Received', 'Not inhibited', 'Not silenced', 'Last told', 'Fired']) {
            await seen(drawer(page).getByText(step).first());
        }
        await page.reload();
        await seen(drawer(page).getByText('This alert was told.'));
        await open(page, 'Heartbeat');
        await seen(drawer(page).getByText('Nobody is told: its receiver has no integration.'));
        await page.keyboard.press('Escape');
        await gone(drawer(page));
    }));

test('a filter is completed, kept in the address, and says what is wrong with it where it is typed', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([alert('FilterMe', { shop: 'seoul' }), alert('FilterMe', { shop: 'dublin' }), alert('NotThis')]);
        await seen(row(page, 'NotThis'));
        await page.keyboard.press('/');
        await filter(page).pressSequentially('sho');
        await seen(page.getByRole('option', { name: /^shop/ }));
        await page.keyboard.press('Tab');
        await seen(page.getByRole('option', { name: /^dublin/ }));
        await filter(page).pressSequentially('seo');
        await page.keyboard.press('Tab');
        await gone(row(page, 'NotThis'));
        await seen(row(page, 'FilterMe'));
        assert.equal(new URL(page.url()).searchParams.get('filter'), 'shop="seoul"');
        await filter(page).pressSequentially('team=~"(');
        await page.keyboard.press('Enter');
        await seen(page.getByText('The quote does not end.'));
        await filter(page).fill('team=~"("');
        await page.keyboard.press('Enter');
        await seen(page.getByText('( is no regular expression.'));
        await filter(page).fill('');
        await page.getByRole('button', { name: 'Remove shop="seoul"' }).click();
        await seen(row(page, 'NotThis'));
    }));

test('values of labels are ticked, and nothing that matches is said with a way back', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([alert('Ticked', { fruit: 'apple' }), alert('Ticked', { fruit: 'pear' }), alert('Unticked', { fruit: 'plum' })]);
        await page.locator('details', { hasText: 'fruit' }).evaluate((facet) => facet.setAttribute('open', ''));
        await page.getByRole('checkbox', { name: /^apple/ }).check();
        await page.getByRole('checkbox', { name: /^pear/ }).check();
        await gone(row(page, 'Unticked'));
        assert.equal(new URL(page.url()).searchParams.get('filter'), 'fruit=~"apple|pear"');
        await filter(page).fill('fruit="none"');
        await page.keyboard.press('Enter');
        await seen(page.getByText('No alert has fruit=~"apple|pear", fruit="none".'));
        await page.getByRole('button', { name: 'Clear the filter' }).click();
        await seen(row(page, 'Unticked'));
    }));

test('a view is saved, asked again, and forgotten', () =>
    rig.visit({ path: 'alerts?filter=alertname%3D"Saved"' }, async (page) => {
        await rig.post([alert('Saved'), alert('Other')]);
        await seen(row(page, 'Saved'));
        await page.getByRole('button', { name: 'Save this view' }).click();
        await page.getByRole('textbox', { name: 'Name of the view' }).fill('Mine');
        await page.getByRole('button', { name: 'Save', exact: true }).click();
        const views = page.getByRole('navigation', { name: 'Saved views' });
        await views.getByRole('link', { name: 'All' }).click();
        await seen(row(page, 'Other'));
        await page.reload();
        await views.getByRole('link', { name: 'Mine' }).click();
        await gone(row(page, 'Other'));
        await page.getByRole('button', { name: 'Forget the view Mine' }).click();
        await gone(views);
    }));

test('a view for everybody is there for who looks with another browser', () =>
    rig.visit({ path: 'alerts?filter=alertname%3D"Shared"' }, async (page) => {
        await rig.post([alert('Shared'), alert('Other')]);
        await rig.visit({ path: 'alerts' }, async (other) => {
            await seen(row(other, 'Other'));
            await page.getByRole('button', { name: 'Save this view' }).click();
            await page.getByRole('textbox', { name: 'Name of the view' }).fill('Ours');
            await page.getByRole('checkbox', { name: 'For everybody' }).check();
            await page.getByRole('button', { name: 'Save', exact: true }).click();
            await other.getByRole('link', { name: 'Ours' }).click();
            await gone(row(other, 'Other'));
            await seen(row(other, 'Shared'));
        });
        await page.getByRole('button', { name: 'Forget the view Ours' }).click();
        await gone(page.getByRole('link', { name: 'Ours' }));
    }));

test('the keyboard goes through the list, selects, and asks why', () =>
    rig.visit({ path: 'alerts?view=list&filter=alertname%3D"Keyed"' }, async (page) => {
        await rig.post([alert('Keyed', { i: '1' }), alert('Keyed', { i: '2' })]);
        await seen(row(page, 'Keyed').nth(1));
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await page.keyboard.press('x');
        await seen(page.getByText('1 alert selected'));
        await page.keyboard.press('w');
        await seen(drawer(page).getByText('2 of 2'));
        await page.keyboard.press('k');
        await seen(drawer(page).getByText('1 of 2'));
        await page.keyboard.press('Escape');
        await gone(drawer(page));
        await page.keyboard.press('Escape');
        await gone(page.getByText('1 alert selected'));
    }));

test('text that alerts bring stays text', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        const markup = '<img src=x onerror="window.burnt = true">';
        await rig.post([
            alert('Markup', { instance: markup, job: markup }, {
                annotations: { summary: markup, link: 'javascript:window.burnt=true' },
                generatorURL: 'javascript:window.burnt=true',
            }),
        ]);
        await open(page, markup);
        await seen(drawer(page).getByText(`"${markup}"`).first());
        assert.equal(await page.locator('img[src="x"]').count(), 0);
        assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
        assert.equal(await page.evaluate(() => window.burnt), undefined);
    }));

test('of thousands of alerts only those in sight are in the document', () =>
    rig.visit({ path: 'alerts?view=list' }, async (page) => {
        const many = Array.from({ length: 2_000 }, (_, i) => alert('Flood', { node: `n-${i}` }));
        await rig.post(many);
        await seen(page.getByText('Storm', { exact: false }).or(page.getByText(/^2,0\d\d alerts\./)).first());
        const rows = await page.locator('[data-row]').count();
        assert.ok(rows > 10 && rows < 120, `${rows} rows`);
        const list = page.getByRole('region', { name: 'List' });
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        await seen(page.locator('li[aria-posinset="2000"]'));
        await filter(page).fill('node="n-1234"');
        await page.keyboard.press('Enter');
        await seen(page.getByText('1 alert.', { exact: false }));
        await rig.post(many.map((one) => ({ ...one, endsAt: new Date().toISOString() })));
        await seen(page.getByText('No alert has node="n-1234".'));
    }));
