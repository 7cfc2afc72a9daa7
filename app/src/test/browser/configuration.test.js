// SPDX-License-Identifier: Apache-2.0
// Facts about the page on which the configuration is edited, on a server that was started without a file.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { drawer, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();
const PASSWORD = 'quiet harbour tuba 9 onion';
const SECRET = 'T0P-S3CRET';

const TEXT = `# whom we tell
route:
  receiver: desk
receivers:
  - name: desk
    webhook_configs:
      - url: http://127.0.0.1:9/${SECRET}
time_intervals:
  - name: nights
    time_intervals:
      - times: [{start_time: '22:00', end_time: '24:00'}]
`;

before(async () => {
    await rig.start();
    await rig.api('PUT', 'configuration', { text: TEXT, comment: 'to begin with' }, { 'If-Match': '"0"' });
});
after(() => rig.stop());

const editor = (page) => page.locator('.cm-content');
const line = (page, text) => page.locator('.cm-line', { hasText: text });
const review = (page) => page.getByRole('button', { name: 'Review and save' });

/** Types at the end of the line that has this text. */
async function typeBehind(page, text, typed) {
    await line(page, text).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(typed);
}

async function save(page, comment) {
    await review(page).click();
    await drawer(page).locator('[name=comment]').fill(comment);
    await drawer(page).getByRole('button', { name: 'Save and run' }).click();
}

/** Somebody who signed in with a role, as cookies. */
async function cookiesOf(name, role) {
    const { url } = await rig.api('POST', 'invitations', { role });
    const answer = await fetch(`${rig.url}api/watchfire/v1/links/accept`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: url.split('#')[1], name, password: PASSWORD }),
    });
    assert.equal(answer.status, 201);
    const [pair] = answer.headers.get('set-cookie').split(';');
    const at = pair.indexOf('=');
    return [{ name: pair.slice(0, at), value: pair.slice(at + 1), url: rig.url }];
}

test('an edit is checked at its line, shown as what differs, saved, seen by others, and rolled back', () =>
    rig.visit({ path: 'configuration' }, async (page, context) => {
        await title(page, 'Configuration');
        await seen(line(page, 'http://<secret>'));
        assert.equal(await page.getByText(SECRET).count(), 0);
        await seen(page.getByText('This runs.'));
        const other = await context.newPage();
        await other.goto(`${rig.url}configuration`);
        await seen(line(other, "'22:00'"));

        await typeBehind(page, 'receiver: desk', '\ngroup_wiat: 5s');
        const finding = page.getByRole('listitem').filter({ hasText: 'group_wait' });
        await seen(finding.getByRole('button', { name: '4:3' }));
        await seen(page.getByText('1 problem'));
        assert.ok(await review(page).isDisabled());
        await seen(page.locator('.cm-lintRange-error', { hasText: 'group_wiat' }));
        await finding.getByRole('button').click();
        await page.keyboard.press('Shift+End');
        await page.keyboard.type('group_wait: 5s');
        await seen(page.getByText('This can run.'));

        await review(page).click();
        const difference = drawer(page).getByRole('region', { name: 'What changes' });
        await seen(difference.getByText('  group_wait: 5s'));
        await seen(drawer(page).getByText('+ 1 line', { exact: true }));
        await drawer(page).getByRole('button', { name: 'Close' }).click();
        await save(page, 'tell sooner');
        await seen(page.getByText('Version 2 runs.'));
        await seen(line(other, 'group_wait: 5s'));
        await seen(other.getByText('Version 2', { exact: true }));

        await page.getByText('History', { exact: true }).click();
        await page.getByRole('link', { name: 'to begin with' }).click();
        await drawer(page).getByRole('button', { name: 'Roll back to this' }).click();
        await seen(drawer(page).getByText('- 1 line').or(drawer(page).getByText('− 1 line')).first());
        await drawer(page).getByRole('button', { name: 'Roll back to version 1' }).click();
        await seen(page.getByText('Back to version 1, as version 3.'));
        await gone(line(other, 'group_wait: 5s'));
    }));

test('names and keys are completed', () =>
    rig.visit({ path: 'configuration' }, async (page) => {
        await typeBehind(page, 'receiver: desk', '\nrepeat_i');
        await page.locator('.cm-tooltip-autocomplete').getByText('repeat_interval').click();
        await page.keyboard.type('5h\nmute_time_intervals: [ni');
        await page.locator('.cm-tooltip-autocomplete').getByText('nights').click();
        await seen(line(page, 'mute_time_intervals: [nights]'));
        await page.getByRole('button', { name: 'Discard' }).click();
        await gone(line(page, 'repeat_interval'));
        await page.keyboard.press('z');
        await seen(line(page, 'repeat_interval'));
        // Other pages may be looked at meanwhile.
        await page.getByRole('link', { name: 'Alerts' }).first().click();
        await page.getByRole('link', { name: 'Configuration' }).first().click();
        await seen(line(page, 'repeat_interval'));
    }));

test('what somebody else saved meanwhile stands beside what was typed, and neither is lost', () =>
    rig.visit({ path: 'configuration' }, async (page) => {
        await typeBehind(page, '# whom we tell', ', and when');
        const { version, text } = await rig.api('GET', 'configuration');
        const tag = { 'If-Match': `"${version.id}"` };
        await rig.api('PUT', 'configuration', { text: text.replace('22:00', '21:00'), comment: 'earlier' }, tag);
        const conflict = page.getByRole('region', { name: 'Saved by somebody else meanwhile' });
        await seen(conflict.getByText(/operator saved version \d+ while you were writing/));
        await seen(conflict.getByRole('region', { name: 'Saved', exact: true }).getByText("'21:00'"));
        await seen(conflict.getByRole('region', { name: 'Yours' }).getByText('# whom we tell, and when'));
        assert.ok(await review(page).isDisabled());
        assert.deepEqual(await barriers(page), []);
        await conflict.getByRole('button', { name: 'Take what was saved' }).click();
        await seen(line(page, "'21:00'"));
        await page.keyboard.press('z');
        await conflict.getByRole('button', { name: 'Go on with mine' }).click();
        await seen(page.getByText('This can run.'));
        await review(page).click();
        await seen(drawer(page).getByText("+ 2 lines"));
    }));

test('a receiver is made and changed in a form, whose secrets stay hidden', () =>
    rig.visit({ path: 'configuration?tab=objects', expected: /400/ }, async (page) => {
        await page.getByRole('button', { name: 'New receiver' }).click();
        await drawer(page).locator('[name=name]').fill('night desk');
        await drawer(page).locator('[name=type]').selectOption('slack');
        await drawer(page).locator('[name=channel]').fill('#night');
        const secret = drawer(page).locator('[name=api_url]');
        assert.equal(await secret.getAttribute('type'), 'password');
        await secret.fill('not an address');
        await drawer(page).getByRole('button', { name: 'Save and run' }).click();
        await seen(drawer(page).getByText('slack_configs[0].api_url'));
        await secret.fill(`https://hooks.example/${SECRET}`);
        await drawer(page).getByRole('button', { name: 'Save and run' }).click();
        await seen(page.getByText('night desk is saved and runs.'));
        await page.getByRole('link', { name: 'night desk' }).click();
        assert.equal(await secret.inputValue(), '');
        await seen(drawer(page).getByPlaceholder('kept; type to replace it'));
        await drawer(page).locator('[name=channel]').fill('#nights');
        await drawer(page).getByRole('button', { name: 'Save and run' }).click();
        await gone(drawer(page));
        const { value } = await rig.api('GET', 'configuration/objects/receivers/night%20desk');
        assert.deepEqual(value.slack_configs, [{ channel: '#nights', api_url: '<secret>' }]);
        await page.getByRole('link', { name: 'desk', exact: false }).first().click();
        await drawer(page).getByRole('button', { name: 'Remove' }).click();
        await drawer(page).getByRole('button', { name: 'Remove desk' }).click();
        await seen(drawer(page).getByText(/undefined receiver/));
    }));

test('who signed in a while ago proves once more who it is, and then it is saved', () =>
    rig.visit({ path: 'configuration', expected: /403/ }, async (page) => {
        let refusals = 0;
        await page.route('**/api/watchfire/v1/configuration', (route) => {
            if (route.request().method() !== 'PUT' || refusals++ > 0) {
                return route.continue();
            }
            return route.fulfill({ status: 403, json: { code: 'step-up-needed', detail: 'Prove once more who you are.' } });
        });
        await typeBehind(page, '# whom we tell', ' at once');
        await save(page, 'with proof');
        const proof = page.getByRole('dialog', { name: 'Is it you?' });
        await proof.getByLabel('Token').fill('not it');
        await proof.getByRole('button', { name: 'Go on' }).click();
        await seen(proof.getByRole('alert').getByText(/token/i));
        await proof.getByLabel('Token').fill(process.env.WATCHFIRE_TOKEN);
        await proof.getByRole('button', { name: 'Go on' }).click();
        await seen(page.getByText(/^Version \d+ runs\.$/));
        assert.equal(refusals, 2);
    }));

test('viewers are told whom it is for, and managers that receivers are not theirs', async () => {
    const viewer = await cookiesOf('vic', 'viewer');
    await rig.visit({ path: 'about', as: viewer, expected: /403/ }, async (page) => {
        await page.goto(`${rig.url}configuration`);
        await seen(page.getByText('The configuration is for managers and administrators.'));
    });
    const manager = await cookiesOf('mia', 'manager');
    await rig.visit({ path: 'configuration', as: manager }, async (page) => {
        await typeBehind(page, 'http://<secret>', '2');
        await seen(page.getByText('only an administrator may change this key'));
        assert.ok(await review(page).isDisabled());
    });
});

test('it can be read in both schemes, in Korean, on a phone, and by everybody', async () => {
    for (const path of ['configuration', 'configuration?tab=objects', 'configuration?tab=history&id=1']) {
        await rig.visit({ path, colorScheme: 'dark', reducedMotion: 'reduce' }, async (page) => {
            await seen(page.locator('main').getByText(/desk|to begin with/).first());
            assert.deepEqual(await barriers(page), [], path);
        });
        const phone = { width: 390, height: 844 };
        await rig.visit({ path, locale: 'ko-KR', viewport: phone, reducedMotion: 'reduce' }, async (page) => {
            await title(page, '구성');
            await seen(page.locator('main').getByText(/desk|to begin with/).first());
            if (path.includes('history')) {
                await seen(drawer(page).getByText('start_time'));
            }
            assert.deepEqual(await page.evaluate(tooWide), [], path);
            assert.deepEqual(await barriers(page), [], path);
        });
    }
});
