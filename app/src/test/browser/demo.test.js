// SPDX-License-Identifier: Apache-2.0
// The demo looks alive; the pictures of docs/ are taken of it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { drawer, open } from './parts.js';
import { Rig, seen } from './rig.js';

const rig = new Rig();
before(() => rig.start());
after(() => rig.stop());

const pictures = process.env.WATCHFIRE_PICTURES ?? '';

async function picture(page, name) {
    if (pictures) {
        // Fonts come after the answers.
        await page.waitForFunction(() => document.fonts.size > 0 && document.fonts.status === 'loaded');
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
    }
}

/** Pages, and what is on them once the demo has begun. */
const PAGES = [
    { path: '', heading: 'Now', sign: 'On call now' },
    { path: 'alerts', heading: 'Alerts', sign: 'search' },
    { path: 'oncall?schedule=payments', name: 'oncall', heading: 'On-call', sign: 'On call now' },
    { path: 'silences', heading: 'Silences', sign: 'minjun' },
    { path: 'routing', heading: 'Routing', sign: 'on-call' },
    { path: 'deliveries', heading: 'Deliveries', sign: 'webhook[0]' },
];

for (const colorScheme of ['light', 'dark']) {
    test(`the demo looks alive, ${colorScheme}`, () =>
        rig.visit({ colorScheme }, async (page) => {
            for (const { path, name = path || 'now', heading, sign } of PAGES) {
                await page.goto(rig.url + path);
                await seen(page.getByRole('heading', { name: heading, level: 1 }));
                await seen(page.locator('main').getByText(sign).first());
                await picture(page, `${name}-${colorScheme}`);
            }
        }));
}

test('the demo looks alive on a phone, in Korean', () =>
    rig.visit({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', colorScheme: 'dark' }, async (page) => {
        await seen(page.getByRole('heading', { name: '지금', level: 1 }));
        await picture(page, 'now-phone-ko');
        await page.goto(`${rig.url}alerts`);
        await seen(page.getByRole('heading', { name: '알림', level: 1 }));
        await picture(page, 'alerts-phone-ko');
    }));

test('a schedule that follows the sun is planned in the demo', () =>
    rig.visit({ path: 'oncall/edit?start=sun', colorScheme: 'light', viewport: { width: 1440, height: 900 } }, async (page) => {
        await page.getByLabel('Name', { exact: true }).fill('global');
        const people = { Seoul: ['minjun', 'seoyeon'], Berlin: ['linus', 'margaret'], 'San Francisco': ['ada', 'grace'] };
        for (const [layer, names] of Object.entries(people)) {
            const field = page.getByRole('region', { name: `Layer ${layer}` }).getByRole('combobox', { name: 'Add somebody' });
            for (const name of names) {
                await field.fill(name);
                await field.press('Enter');
            }
        }
        await page.locator('main').first().evaluate((main) => main.scrollTo(0, 0));
        await seen(page.getByText('No gap in the next four weeks'));
        await picture(page, 'schedule-light');
    }));

/** One that somebody was asked about, within two of the demo's fires. */
async function worstPage() {
    for (let tries = 0; tries < 240; tries++) {
        const { items } = await rig.api('GET', 'pages?severity=P1&state=open');
        const [page] = items.filter(({ asked }) => asked.some(({ person }) => person !== null));
        if (page) {
            return page;
        }
        await new Promise((resolve) => setTimeout(resolve, 5_000));
    }
    throw new Error('nothing severe burnt for 20 minutes');
}

test('a page of the demo, for its pictures', { skip: pictures === '' }, async () => {
    const { id } = await worstPage();
    await rig.visit({ path: `pages/${id}`, colorScheme: 'light', viewport: { width: 1440, height: 900 } }, async (page) => {
        await seen(page.getByRole('heading', { name: 'Who was asked' }));
        await picture(page, 'page-light');
    });
    await rig.visit(
        { path: `p/${id}`, viewport: { width: 390, height: 844 }, locale: 'ko-KR', colorScheme: 'dark' },
        async (page) => {
            await seen(page.locator('main').getByText('P1').first());
            await picture(page, 'page-phone-ko');
        },
    );
});

test('an alert of the demo says why it was told or not', () =>
    rig.visit({ path: 'alerts?view=list', colorScheme: 'light' }, async (page) => {
        await open(page, 'Fires always');
        await seen(drawer(page).getByText('Nobody').first());
        await picture(page, 'why-light');
    }));
