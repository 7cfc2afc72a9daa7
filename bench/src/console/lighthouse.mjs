// SPDX-License-Identifier: Apache-2.0
// Lighthouse over the console's alerts page, in the browser of the tests, signed in.

import { createRequire } from 'node:module';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const GOAL = 95;

const [server, token, kits] = process.argv.slice(2);
const kit = readdirSync(kits)
    .filter((name) => name.startsWith('browser-'))
    .map((name) => join(kits, name))[0];
const { chromium } = createRequire(join(kit, 'package.json'))('playwright-core');
const folder = join(kit, 'chromium');
const port = 9500 + (process.pid % 400);

const browser = await chromium.launch({
    executablePath: process.env.WATCHFIRE_TEST_BROWSER ?? join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    env: {
        ...process.env,
        LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
        FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
});

const session = await fetch(`${server}/api/watchfire/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
});
if (!session.ok) {
    throw new Error(await session.text());
}
const cookie = session.headers.get('set-cookie').split(';')[0];

let failed = false;
try {
    for (const [name, config] of [['phone', undefined], ['desktop', desktopConfig]]) {
        const { lhr, report } = await lighthouse(
            `${server}/alerts`,
            { port, onlyCategories: CATEGORIES, extraHeaders: { Cookie: cookie }, output: 'html', logLevel: 'error' },
            config,
        );
        writeFileSync(`lighthouse-${name}.html`, report);
        for (const id of CATEGORIES) {
            const score = Math.round(lhr.categories[id].score * 100);
            failed ||= score < GOAL;
            console.log(`${name.padEnd(8)} ${id.padEnd(16)} ${score}${score < GOAL ? `, less than ${GOAL}` : ''}`);
        }
        for (const audit of Object.values(lhr.audits)) {
            if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== 'informative') {
                console.log(`         ${audit.id}: ${audit.displayValue ?? audit.title}`);
            }
        }
        const script = lhr.audits['network-requests'].details.items.filter(({ resourceType }) => resourceType === 'Script');
        const bytes = script.reduce((sum, { transferSize }) => sum + transferSize, 0);
        console.log(`${name.padEnd(8)} script           ${Math.round(bytes / 1024)} kB compressed`);
    }
} finally {
    await browser.close();
}
process.exitCode = failed ? 1 : 0;
