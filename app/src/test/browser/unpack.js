// SPDX-License-Identifier: Apache-2.0
// Unpacks Chromium, with libraries and fonts for machines without, into the folder `chromium` beside this file.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'chromium');
mkdirSync(folder);
// The package unpacks its libraries only where it believes that a machine lacks them, and all into TMPDIR.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
process.env.TMPDIR = folder;
const { default: chromium } = await import('@sparticuz/chromium');
await chromium.executablePath();
