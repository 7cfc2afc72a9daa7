// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { FACES_FILE, fewFaces, rangesOf } from '../../build/fewFaces';

const texts = import.meta.glob<string>('../**/*text.ts', { eager: true, query: '?raw', import: 'default' });

const css = readFileSync(createRequire(import.meta.url).resolve(FACES_FILE), 'utf8');
const faces = [...fewFaces(css).matchAll(/@font-face[^}]*}/g)].map(([face]) => face);

function charactersOf(face: string): Set<string> {
    const found = new Set<string>();
    for (const range of rangesOf(face).split(',')) {
        const [from = '', to = from] = range.trim().slice(2).split('-');
        for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code++) {
            found.add(String.fromCodePoint(code));
        }
    }
    return found;
}

test('no character is lost, and few faces are left', () => {
    const characters = (of: string[]) => of.flatMap((face) => rangesOf(face).split(/,\s*/)).sort();
    expect(characters(faces)).toEqual(characters([...css.matchAll(/@font-face[^}]*}/g)].map(([face]) => face)));
    expect(faces.length).toBeLessThan(25);
});

test('the console’s own words need no file of two megabytes', () => {
    const [whole] = faces;
    expect(whole).toContain('woff2/PretendardVariable.woff2');
    const held = charactersOf(whole ?? '');
    const rare = Object.entries(texts).flatMap(([file, text]) =>
        [...text].filter((sign) => held.has(sign)).map((sign) => `${file}: ${sign}`),
    );
    expect(rare).toEqual([]);
});
