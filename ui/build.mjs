// SPDX-License-Identifier: Apache-2.0
// What Maven runs: installs what is needed, builds or checks, and remembers of what it did so, so that
// a build that did not touch the console costs a few hashes.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const HERE = import.meta.dirname;
const [mode, directory] = process.argv.slice(2);
if ((mode !== 'build' && mode !== 'check') || !directory) {
    console.error('usage: build.mjs build|check DIRECTORY');
    process.exit(2);
}
const OUT = resolve(directory);
const CONTRACT = join(HERE, '../web/src/main/openapi/watchfire.yaml');
const INPUTS = [
    'src',
    'build',
    'public',
    'index.html',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.json',
    'biome.json',
    'build.mjs',
];
/** What is worth to be compressed. The server writes its prefix into index.html, so that is not. */
const TEXT = /\.(js|css|svg|webmanifest)$/;
/** Below this the frame of the compression eats the gain. */
const SMALLEST_COMPRESSED_BYTES = 1024;
/** Another build that installs at the same time is waited for so long. */
const INSTALL_LIMIT_MS = 600_000;
const WAIT_MS = 200;

function files(path) {
    return statSync(path).isDirectory()
        ? readdirSync(path)
              .sort()
              .flatMap((name) => files(join(path, name)))
        : [path];
}

function digest(paths) {
    const sum = createHash('sha256').update(process.version);
    for (const path of paths.flatMap(files)) {
        sum.update(`\0${relative(HERE, path)}\0`).update(readFileSync(path));
    }
    return sum.digest('hex');
}

function read(path) {
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function run(...words) {
    const { status, error, signal, stdout, stderr } = spawnSync(words[0], words.slice(1), {
        cwd: HERE,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, WATCHFIRE_UI_OUT: join(OUT, 'site') },
    });
    if (status !== 0) {
        console.error(`${stdout ?? ''}${stderr ?? ''}`.trim());
        console.error(`ui: "${words.join(' ')}" failed${error ? `: ${error.message}` : signal ? ` (${signal})` : ''}`);
        process.exit(1);
    }
}

function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

/** Of several builds at once one installs; the others wait and then find it done. */
function install() {
    const wanted = digest([join(HERE, 'package-lock.json')]);
    const stamp = join(HERE, 'node_modules/.watchfire-stamp');
    const lock = join(HERE, '.installing');
    const deadline = Date.now() + INSTALL_LIMIT_MS;
    while (read(stamp) !== wanted) {
        try {
            mkdirSync(lock);
        } catch {
            const owner = Number(read(join(lock, 'owner')));
            if ((owner > 0 && !isAlive(owner)) || Date.now() > deadline) {
                rmSync(lock, { recursive: true, force: true });
            } else {
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
            }
            continue;
        }
        writeFileSync(join(lock, 'owner'), String(process.pid));
        try {
            run('npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
            writeFileSync(stamp, wanted);
        } finally {
            rmSync(lock, { recursive: true, force: true });
        }
    }
}

/** The types of the API. Written only where they changed, as others may be reading them. */
function types() {
    const target = join(HERE, 'generated/schema.d.ts');
    const fresh = join(HERE, `generated/schema.${process.pid}.d.ts`);
    run('node_modules/.bin/openapi-typescript', CONTRACT, '-o', fresh);
    if (read(fresh) === read(target)) {
        rmSync(fresh);
    } else {
        renameSync(fresh, target);
    }
}

function compress(folder) {
    for (const path of files(folder).filter((file) => TEXT.test(file))) {
        const bytes = readFileSync(path);
        if (bytes.length >= SMALLEST_COMPRESSED_BYTES) {
            writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
            writeFileSync(
                `${path}.br`,
                brotliCompressSync(bytes, {
                    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
                }),
            );
        }
    }
}

function build() {
    run('node_modules/.bin/vite', 'build', '--logLevel=warn');
    const site = join(OUT, 'site');
    compress(site);
    const target = join(OUT, 'classes/dev/watchfire/ui');
    rmSync(target, { recursive: true, force: true });
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(site, target);
    licences();
}

/** What the console brings from others goes with the terms it came under. */
function licences() {
    const folder = join(OUT, 'classes/META-INF/licenses');
    mkdirSync(folder, { recursive: true });
    const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));
    for (const name of Object.keys(dependencies)) {
        const origin = join(HERE, 'node_modules', name);
        const text = [...readdirSync(origin), 'dist/LICENSE.txt'].find(
            (file) => /(^|\/)licen[cs]e/i.test(file) && existsSync(join(origin, file)),
        );
        if (!text) {
            throw new Error(`ui: ${name} brings no licence: look for it, and do without the package if there is none`);
        }
        writeFileSync(join(folder, `${name.replace('@', '').replace('/', '-')}.txt`), readFileSync(join(origin, text)));
    }
}

function check() {
    run('node_modules/.bin/biome', 'ci', '.');
    run('node_modules/.bin/tsc', '--noEmit');
    run('node_modules/.bin/vitest', 'run');
}

const wanted = digest([...INPUTS.map((name) => join(HERE, name)), CONTRACT]);
const stamp = join(OUT, `${mode}.stamp`);
const done =
    read(stamp) === wanted && (mode === 'check' || existsSync(join(OUT, 'classes/dev/watchfire/ui/index.html')));
if (!done) {
    mkdirSync(OUT, { recursive: true });
    mkdirSync(join(HERE, 'generated'), { recursive: true });
    install();
    types();
    (mode === 'build' ? build : check)();
    writeFileSync(stamp, wanted);
}
