// SPDX-License-Identifier: Apache-2.0
// Facts about maintenance, and about silences that somebody else approves.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();
let tom;
let vic;

before(async () => {
    await rig.start();
    await rig.api('POST', 'teams', { slug: 'stage' });
    await rig.api('POST', 'teams', { slug: 'scene' });
    tom = await rig.account('tom', { teams: [{ team: 'stage', role: 'responder' }] });
    vic = await rig.account('vic');
});
after(() => rig.stop());

const entry = (page, text) => page.locator('main a', { hasText: text });
const button = (where, name) => where.getByRole('button', { name, exact: true });

async function matcher(page, text) {
    await drawer(page).getByRole('combobox', { name: 'Matchers' }).fill(text);
    await page.keyboard.press('Enter');
    // Leaves the field, so that its suggestions cover nothing.
    await page.keyboard.press('Tab');
}

test('maintenance is planned as people say it, shows its next windows, is changed, and ends', () =>
    rig.visit({ path: 'silences/maintenance', expected: /preview 400|status of 400/ }, async (page) => {
        await rig.post([alert('StageDark', { team: 'stage', lamp: 'a' })]);
        await button(page, 'Plan maintenance').click();
        await button(drawer(page), 'Plan it').click();
        await seen(drawer(page).getByText('It needs a name.'));
        await drawer(page).locator('[name=name]').fill('Lamps');
        await matcher(page, 'lamp="a"');
        await seen(drawer(page).getByText('Mutes 1 alert now.'));
        await drawer(page).locator('[name=rhythm]').selectOption('weekly');
        await button(drawer(page), 'Sunday').click();
        await drawer(page).locator('[name=day]').fill('2027-01-03');
        await drawer(page).locator('[name=zone]').fill('Asia/Seoul');
        await seen(drawer(page).getByTestId('windows').locator('tbody tr').nth(4));
        await drawer(page).locator('[name=zone]').fill('Asia/Nowhere');
        await seen(drawer(page).getByText('expected a zone such as Asia/Seoul', { exact: false }));
        await drawer(page).locator('[name=zone]').fill('Asia/Seoul');
        await gone(drawer(page).getByText('expected a zone such as Asia/Seoul', { exact: false }));
        await button(drawer(page), 'Plan it').click();
        await seen(page.getByText('Planned.', { exact: true }));
        await entry(page, 'Every Sunday at 02:00, 2 hours').click();
        await seen(drawer(page).getByText('operator planned: Every Sunday at 02:00, 2 hours'));
        await button(drawer(page), 'Change').click();
        await drawer(page).locator('[name=length]').fill('3');
        await button(drawer(page), 'Save the change').click();
        await seen(drawer(page).getByText('operator planned: Every Sunday at 02:00, 3 hours'));
        await button(drawer(page), 'End it').click();
        await button(drawer(page), 'End it, with its open window').click();
        await gone(entry(page, 'Lamps'));
    }));

test('a silence that its author may not make is asked for with nothing lost, and another browser approves it', () =>
    rig.visit({ path: 'silences', as: tom, expected: /api\/v2\/silences 400|status of 400/ }, async (his) => {
        await rig.post([alert('SceneDark', { team: 'scene' })]);
        await rig.visit({}, async (hers) => {
            await title(hers, 'Now');
            await button(his, 'New silence').click();
            await matcher(his, 'team="scene"');
            await drawer(his).locator('[name=reason]').fill('The curtain is changed');
            await button(drawer(his), 'Silence').click();
            await seen(drawer(his).getByText('Not saved. This would mute alerts of the team scene', { exact: false }));
            await button(drawer(his), 'Ask for approval').click();
            await seen(his.getByText('Asked. It mutes nothing until somebody approves it.'));
            await his.getByRole('link', { name: /^Approvals/ }).click();
            await entry(his, 'The curtain is changed').click();
            await seen(drawer(his).getByText('Somebody else has to decide what you ask for.'));

            await seen(hers.getByRole('navigation').getByText('1 request waits for your approval').first());
            await hers.getByRole('link', { name: 'The curtain is changed' }).click();
            await seen(drawer(hers).getByText('tom asks', { exact: false }));
            await seen(drawer(hers).getByText('Mutes 1 alert now.'));
            await drawer(hers).locator('[name=answer]').fill('Break a leg');
            await button(drawer(hers), 'Approve').click();
            await seen(drawer(hers).getByText('Approved by operator: Break a leg'));

            await seen(drawer(his).getByText('Approved by operator: Break a leg'));
            await drawer(his).getByRole('link', { name: 'Show the silence' }).click();
            await seen(drawer(his).getByRole('heading', { name: 'The curtain is changed' }));
        });
    }));

test('a link asks with matchers, end and reason filled in; what was asked for can be taken back', () =>
    rig.visit(
        {
            path: 'silences?ask=team%3D%22scene%22&ask=lamp%3D%22b%22&from=2026-01-01T00:00:00Z&to=2099-01-01T00:00:00Z&why=From+a+link',
            as: tom,
        },
        async (page) => {
            await seen(drawer(page).getByRole('button', { name: 'Edit lamp="b"' }));
            assert.equal(await drawer(page).locator('[name=reason]').inputValue(), 'From a link');
            assert.match(await drawer(page).locator('[name=ends]').inputValue(), /^(2098-12-31|2099-01-01)T/);
            await button(drawer(page), 'Ask for approval').click();
            await page.getByRole('link', { name: /^Approvals/ }).click();
            await entry(page, 'From a link').click();
            await button(drawer(page), 'Take it back').click();
            await button(drawer(page), 'Take back this request').click();
            await seen(drawer(page).getByText('Taken back by tom'));
        },
    ));

test('who may only look finds nothing to press', () =>
    rig.visit({ path: 'silences', as: vic }, async (page) => {
        await rig.api('POST', 'silence-requests', {
            matchers: ['team="scene"'],
            endsAt: '2099-01-01T00:00:00Z',
            comment: 'For the viewer',
        });
        await title(page, 'Silences');
        await seen(page.getByRole('radiogroup').first());
        const offered = page.locator('main button');
        assert.equal(await offered.count(), 0);
        await page.goto(`${rig.url}silences/maintenance`);
        await seen(page.getByRole('link', { name: /^Approvals/ }));
        assert.equal(await offered.count(), 0);
        await page.goto(`${rig.url}silences/approvals?tab=others`);
        await entry(page, 'For the viewer').click();
        await seen(drawer(page).getByRole('heading', { name: 'For the viewer' }));
        // It can be closed.
        assert.deepEqual(await drawer(page).getByRole('button').allInnerTexts(), ['']);
    }));

for (const locale of ['en', 'ko']) {
    test(`planning and approving fit a phone and keep nobody out (${locale})`, () =>
        rig.visit({ viewport: { width: 390, height: 844 }, locale, reducedMotion: 'reduce' }, async (page) => {
            const { id } = await rig.api('POST', 'silence-requests', {
                matchers: ['team="scene"', `part="${locale}"`],
                endsAt: '2099-01-01T00:00:00Z',
                comment: 'A reason that is long enough to need more than one line on a phone',
            });
            const planned = await rig.api('POST', 'maintenance', {
                name: 'A window with a long name that does not fit',
                matchers: ['part="long"'],
                zone: 'Asia/Seoul',
                first: '2099-01-01T02:00',
                minutes: 90,
                repeat: 'monthly',
            });
            const well = async (path, there) => {
                await page.goto(rig.url + path);
                await seen(there);
                assert.deepEqual(await page.evaluate(tooWide), [], path);
                assert.deepEqual(await barriers(page), [], path);
            };
            await well('silences/maintenance', entry(page, 'A window with'));
            await well('silences/maintenance?new=yes', drawer(page).locator('[name=zone]'));
            await well(`silences/maintenance?id=${planned.id}`, drawer(page).locator('ol li').first());
            await well('silences/approvals?tab=others', entry(page, 'A reason that').first());
            await well(`silences/approvals?id=${id}`, drawer(page).getByRole('heading', { level: 2 }));
            if (locale === 'ko') {
                await page.goto(`${rig.url}silences/maintenance`);
                await seen(entry(page, '매월 1일 02:00, 90분'));
            }
            await rig.api('DELETE', `maintenance/${planned.id}`);
        }));
}
