// SPDX-License-Identifier: Apache-2.0
// Facts about the audit trail in the console.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { drawer, title, tooWide } from './parts.js';
import { barriers, gone, Rig, seen } from './rig.js';

const rig = new Rig();

before(() => rig.start());
after(() => rig.stop());

const rows = (page) => page.locator('[data-row]');

test('a change is found, and its fields are told before and after', () =>
    rig.visit({ path: 'audit' }, async (page) => {
        const team = await rig.api('POST', 'teams', { slug: 'quarry', name: 'Quarry' });
        await rig.account('stone', { teams: [{ team: 'quarry', role: 'responder' }] });
        await page.locator('[name=action]').selectOption('team.created');
        await page.locator('[name=object]').fill('quarry');
        await page.waitForURL(/object=quarry/);
        await rows(page).filter({ hasText: 'quarry' }).first().click();
        await seen(drawer(page).getByTestId('diff').getByRole('row', { name: 'slug empty quarry' }));
        assert.match(page.url(), /action=team\.created&object=quarry/);
        await drawer(page).getByRole('link', { name: 'Show it as it is now' }).click();
        await seen(drawer(page).getByRole('heading', { name: 'Quarry' }));
        assert.equal(new URL(page.url()).searchParams.get('id'), team.id);
        await page.goto(`${rig.url}audit?actor=nobody-such`);
        await seen(page.getByText('Nothing fits this filter.'));
    }));

test('what is new is announced, and nothing jumps until it is asked for', () =>
    rig.visit({ path: 'audit?action=team' }, async (page) => {
        await rig.api('POST', 'teams', { slug: 'before' });
        await page.reload();
        await seen(rows(page).filter({ hasText: 'before' }));
        await rig.api('POST', 'teams', { slug: 'afterwards' });
        const newer = page.getByRole('button', { name: 'There are newer entries. Show them' });
        await seen(newer);
        assert.equal(await rows(page).filter({ hasText: 'afterwards' }).count(), 0);
        await newer.click();
        await seen(rows(page).filter({ hasText: 'afterwards' }));
        await gone(newer);
    }));

test('the trail is a file with the same filter', () =>
    rig.visit({ path: 'audit?action=team' }, async (page) => {
        await rig.api('POST', 'teams', { slug: 'filed' });
        const [file] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: 'Export CSV' }).click(),
        ]);
        const text = await readFile(await file.path(), 'utf8');
        assert.equal(file.suggestedFilename(), 'audit.csv');
        assert.match(text, /"team\.created","team","[^"]+","filed"/);
        assert.doesNotMatch(text, /"link\.used"/);
    }));

test('ten thousand entries are loaded piece by piece, stay where they are, and cost what fifty cost', () =>
    rig.visit({}, async (page) => {
        const TOTAL = 10_000;
        await page.route('**/api/watchfire/v1/audit?*', async (route) => {
            const query = new URL(route.request().url()).searchParams;
            const limit = Number(query.get('limit'));
            const top = query.get('cursor') ? Number(query.get('cursor')) - 1 : TOTAL;
            const items = Array.from({ length: Math.min(limit, top) }, (_, i) => ({
                id: top - i,
                at: new Date(Date.UTC(2026, 0, 1) + (top - i) * 1_000).toISOString(),
                actor: { kind: 'user', id: 'a', name: 'ada' },
                address: '127.0.0.1',
                action: 'team.updated',
                object: { kind: 'team', id: 't', name: `team-${top - i}` },
                before: null,
                after: null,
            }));
            const last = items.at(-1)?.id ?? 0;
            await route.fulfill({ json: { items, nextCursor: last > 1 ? String(last) : null } });
        });
        await page.goto(`${rig.url}audit`);
        await seen(rows(page).first());
        const list = page.getByRole('region', { name: 'Entries' });
        const more = page.getByRole('button', { name: 'Load more' });
        for (let loaded = 400; loaded < TOTAL; loaded += 400) {
            await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
            const before = await list.evaluate((element) => element.scrollTop);
            await more.click();
            await page.waitForFunction(
                (wanted) => document.querySelector('section[aria-label=Entries] ul').offsetHeight >= wanted,
                Math.min(TOTAL, loaded + 400) * 32,
            );
            assert.ok(Math.abs((await list.evaluate((element) => element.scrollTop)) - before) < 2, 'the list jumped');
        }
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        await seen(rows(page).filter({ hasText: /team-1$/ }));
        await seen(page.getByText('That is all.'));
        assert.ok((await rows(page).count()) < 120, 'only what is in sight is in the document');
    }));

test('who is no administrator neither sees the trail nor the way to it', async () => {
    const mona = await rig.account('mona', { role: 'manager' });
    await rig.visit({ path: 'audit', as: mona }, async (page) => {
        await seen(page.getByText('Only administrators see the audit trail.'));
        assert.equal(await page.getByRole('navigation').getByRole('link', { name: 'Audit' }).count(), 0);
        await seen(page.getByRole('navigation').getByRole('link', { name: 'Settings' }));
    });
});

for (const [locale, colorScheme, width] of [
    ['en', 'light', 1280],
    ['en', 'dark', 390],
    ['ko', 'light', 390],
]) {
    test(`the trail fits and keeps nobody out (${locale}, ${colorScheme}, ${width} wide)`, () =>
        rig.visit({ path: 'audit', viewport: { width, height: 844 }, locale, colorScheme, reducedMotion: 'reduce' }, async (page) => {
            await title(page, locale === 'ko' ? '감사 기록' : 'Audit');
            await seen(rows(page).first());
            assert.deepEqual(await page.evaluate(tooWide), []);
            assert.deepEqual(await barriers(page), []);
            await rows(page).first().click();
            await seen(drawer(page).getByRole('heading', { level: 2 }));
            assert.deepEqual(await page.evaluate(tooWide), []);
            assert.deepEqual(await barriers(page), []);
        }));
}
