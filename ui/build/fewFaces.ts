// SPDX-License-Identifier: Apache-2.0
import type { Plugin } from 'vite';

/** Files of Pretendard from this one on hold what is written every day; those before, what hardly ever is. */
const EVERYDAY = 71;

/** A face that stands first is asked last, and its file fetched only where a character of its is shown. */
const WHOLE = (ranges: string) => `@font-face {
    font-family: 'Pretendard Variable';
    font-style: normal;
    font-display: swap;
    font-weight: 45 920;
    src: url(./woff2/PretendardVariable.woff2) format('woff2-variations');
    unicode-range: ${ranges};
}`;

/** The characters of a face, as CSS says them. */
export function rangesOf(face: string): string {
    return /unicode-range:\s*([^;}]+)/.exec(face)?.[1]?.trim() ?? '';
}

/**
 * The everyday faces one by one, and one for all the others.
 *
 * A browser goes through all faces of a family for every run of text: with 92 of them the first layout of a page took
 * three times as long as with 22.
 *
 * @throws Error where the font comes in other pieces than it did
 */
export function fewFaces(css: string): string {
    const rare: string[] = [];
    const everyday: string[] = [];
    for (const [face] of css.matchAll(/@font-face\s*\{[^}]*\}/g)) {
        const number = /\.subset\.(\d+)\.woff2/.exec(face)?.[1];
        if (number === undefined || rangesOf(face) === '') {
            throw new Error(`No file or no characters in: ${face}`);
        }
        if (Number(number) < EVERYDAY) {
            rare.push(rangesOf(face));
        } else {
            everyday.push(face);
        }
    }
    if (rare.length !== EVERYDAY || everyday.length === 0) {
        throw new Error(
            `Pretendard comes in ${rare.length} and ${everyday.length} files: choose the everyday ones anew.`,
        );
    }
    return [WHOLE(rare.join(', ')), ...everyday].join('\n');
}

export const FACES_FILE = 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';

export const fewFacesOfPretendard: Plugin = {
    name: 'few-faces-of-pretendard',
    enforce: 'pre',
    transform: (code, id) => (id.includes(FACES_FILE) ? { code: fewFaces(code), map: null } : null),
};
