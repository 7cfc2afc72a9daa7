// SPDX-License-Identifier: Apache-2.0
// Facts about the routing tree, and about asking it where labels would go.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alert, drawer, open, title, tooWide, view } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const DAY_MS = 86_400_000;
const CRITICAL = 'routing?label=alertname%3DSilenced&label=team%3Drouted&label=severity%3Dcritical';

const node = (page, text) => page.getByRole('treeitem').filter({ hasText: text });
const critical = (page) => node(page, 'severity="critical"');
const verdict = (page, text) => seen(page.locator('main').getByRole('status').getByText(text, { exact: true }));

/** As the page itself asks the server, with its session. */
async function silence(page, comment, matchers) {
    const status = await page.evaluate(
        async (body) => {
            const answer = await fetch('api/v2/silences', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify(body),
            });
            return answer.status;
        },
        {
            matchers: Object.entries(matchers).map(([name, value]) => ({ name, value, isRegex: false, isEqual: true })),
            startsAt: new Date().toISOString(),
            endsAt: new Date(Date.now() + DAY_MS / 12).toISOString(),
            createdBy: 'Choi',
            comment,
        },
    );
    assert.equal(status, 200);
}

test('the tree says what passes through each route, and follows', () =>
    rig.visit({}, async (page) => {
        await rig.post([
            alert('Passes', { team: 'routed', severity: 'critical', pod: 'a' }),
            alert('Passes', { team: 'routed', severity: 'critical', pod: 'b' }),
        ]);
        await view(page, 'Routing');
        await title(page, 'Routing');
        await seen(critical(page).getByText('pager'));
        await seen(critical(page).getByText('webhook[0]'));
        await seen(critical(page).getByText('continues'));
        await seen(critical(page).getByTitle('1 group').getByText('1', { exact: true }));
        await seen(critical(page).getByTitle('2 firing').getByText('2', { exact: true }));
        await seen(node(page, 'severity=~"critical|warning"').getByText('held by always'));
        // What is below counts above.
        await seen(node(page, 'team="routed"').getByTitle('4 firing'));
        await rig.post([alert('PassesToo', { team: 'routed', severity: 'critical' })]);
        await seen(critical(page).getByTitle('2 groups'));
        await seen(critical(page).getByTitle('3 firing'));
        await silence(page, 'One pod', { alertname: 'Passes', pod: 'b' });
        await seen(critical(page).getByTitle('2 firing'));
        await seen(critical(page).getByTitle('1 muted'));
    }));

test('a route opens with its times, and is walked through by keyboard', () =>
    rig.visit({ path: 'routing' }, async (page) => {
        const focused = (text) => seen(page.locator('[role=treeitem]:focus', { hasText: text }));
        await seen(critical(page));
        await page.keyboard.press('j');
        await focused('All alerts');
        await page.keyboard.press('End');
        await focused('severity=~"critical|warning"');
        await page.keyboard.press('ArrowLeft');
        await focused('team="routed"');
        await page.keyboard.press('ArrowLeft');
        await gone(critical(page));
        assert.equal(await node(page, 'team="routed"').getAttribute('aria-expanded'), 'false');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await focused('severity="critical"');
        await page.keyboard.press('Enter');
        await seen(drawer(page).getByText('First told after'));
        await seen(drawer(page).getByText('alertname', { exact: true }));
        await seen(drawer(page).getByText('goes on to the next route'));
        await drawer(page).getByRole('link', { name: 'team="routed"' }).click();
        await seen(drawer(page).getByText('Handled below'));
        await page.keyboard.press('Escape');
        await gone(page.getByTestId('drawer'));
    }));

test('a question is answered with the way through the tree, and stays in the address', () =>
    rig.visit({ path: 'routing' }, async (page) => {
        const field = page.getByRole('combobox', { name: 'Labels' });
        await field.fill('team=routed nonsense');
        await field.press('Enter');
        await seen(page.getByText('nonsense is no label: write name=value.'));
        await field.fill('team=routed, severity="critical" tier=1');
        await field.press('Enter');
        await verdict(page, 'Told: pager. Not chat: held by always.');
        await seen(critical(page).getByText('handles it'));
        await seen(node(page, 'tier="1"').locator('[data-refuses]', { hasText: 'area="x"' }));
        await seen(node(page, 'team="refused"').getByText('does not match'));
        await seen(page.getByText('Begins a group that waits 0 s: no common labels').first());
        assert.equal(new URL(page.url()).search, '?label=team%3Drouted&label=severity%3Dcritical&label=tier%3D1');
        await page.getByRole('button', { name: 'Remove severity="critical"' }).click();
        await verdict(page, 'Told: takes.');
        await field.fill('team=nobody');
        await field.press('Enter');
        await verdict(page, 'Nobody: nobody has no integration.');
        await page.reload();
        await verdict(page, 'Nobody: nobody has no integration.');
        await page.getByRole('button', { name: 'Clear' }).click();
        await seen(page.getByText(/^Type the labels of an alert/));
        await gone(page.getByText('does not match').first());
    }));

test('what would be silenced is told after the silence', () =>
    rig.visit({ path: CRITICAL }, async (page) => {
        await silence(page, 'Until the disk is there', { alertname: 'Silenced' });
        await seen(page.locator('main').getByRole('status').getByText(/^Nobody: silenced by Choi until .+\.$/));
        await page.locator('main').getByText('Another time', { exact: true }).click();
        const tomorrow = new Date(Date.now() + DAY_MS);
        const local = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
        await page.getByLabel('Date and time').fill(local);
        await verdict(page, 'Told: pager. Not chat: held by always.');
        assert.equal(
            new URL(page.url()).searchParams.get('at'),
            `${tomorrow.toISOString().slice(0, 16)}:00.000Z`,
        );
        await page.locator('main').getByText('Now', { exact: true }).click();
        await page.getByRole('link', { name: 'Open the silence' }).click();
        await seen(drawer(page).getByRole('heading', { name: 'Until the disk is there' }));
    }));

test('what would be inhibited leads to its cause', () =>
    rig.visit({ path: 'routing?label=alertname%3DPart&label=rack%3D7' }, async (page) => {
        await verdict(page, 'Told: takes.');
        await rig.post([alert('Whole', { rack: '7' })]);
        await verdict(page, 'Nobody: inhibited by Whole.');
        await seen(page.getByText('Not told while the alert is muted.'));
        await page.getByRole('link', { name: 'Open the cause' }).click();
        await seen(drawer(page).getByRole('heading', { name: 'Whole' }));
    }));

test('an alert leads to the question about itself', () =>
    rig.visit({ path: 'alerts' }, async (page) => {
        await rig.post([alert('WhereTo', { team: 'routed', severity: 'critical', note: 'two words, "quoted"' })]);
        await open(page, 'WhereTo');
        await drawer(page).getByRole('link', { name: 'Where would this go?' }).click();
        await title(page, 'Routing');
        await verdict(page, 'Told: pager. Not chat: held by always.');
        await seen(page.getByRole('button', { name: String.raw`Edit note="two words, \"quoted\""`, exact: true }));
        await seen(page.getByText(/^Joins a group that decides again within 1 s: alertname="WhereTo"/).first());
    }));

test('an instant that is none is refused with a sentence', () =>
    rig.visit({ path: 'routing?label=a%3Db&at=tomorrow', expected: /400/ }, async (page) => {
        await seen(page.getByRole('alert').getByText(/at is "tomorrow"/));
        await seen(critical(page));
    }));

test('the question and its answer are in Korean too', () =>
    rig.visit({ path: CRITICAL.replace('Silenced', 'Spoken'), locale: 'ko-KR' }, async (page) => {
        await title(page, '라우팅');
        await verdict(page, '알림 대상: pager. 제외: chat(시간대 ‘always’에 따라 보류).');
        await seen(critical(page).getByText('여기서 처리'));
        await critical(page).click();
        await seen(drawer(page).getByText('첫 알림까지'));
    }));

for (const locale of ['en', 'ko']) {
    test(`on a phone the question, the tree and a route fit (${locale})`, () =>
        rig.visit(
            { path: CRITICAL, viewport: { width: 390, height: 844 }, locale, reducedMotion: 'reduce' },
            async (page) => {
                const fits = async (where) => assert.deepEqual(await page.evaluate(tooWide), [], where);
                await seen(page.locator('main').getByRole('status'));
                await fits('the answer');
                await critical(page).scrollIntoViewIfNeeded();
                await fits('the tree');
                await critical(page).click();
                await seen(drawer(page).locator('dl').first());
                await fits('the route');
            },
        ));
}

for (const colorScheme of ['light', 'dark']) {
    test(`routing keeps nobody out (${colorScheme})`, () =>
        rig.visit({ path: CRITICAL, colorScheme, reducedMotion: 'reduce' }, async (page) => {
            await seen(page.locator('main').getByRole('status'));
            await seen(critical(page));
            assert.deepEqual(await barriers(page), [], 'the answer');
            await critical(page).click();
            await seen(drawer(page).locator('dl').first());
            assert.deepEqual(await barriers(page), [], 'the route');
        }));
}
