// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { Bilingual } from './bilingual';

const modules = import.meta.glob<Record<string, unknown>>('../**/*text.ts', { eager: true });

/** Names and signs that are the same in both. */
const SAME_IN_BOTH = /^[\s\d\p{P}\p{S}]*$|^(ID|URL|UTC|HTTP|Watchfire|English|한국어|TLS|YAML|OpenAPI)$/u;

function isBilingual(value: unknown): value is Bilingual<unknown> {
    return typeof value === 'object' && value !== null && 'en' in value && 'ko' in value;
}

function leaves(value: unknown, path: string): Map<string, unknown> {
    const found = new Map<string, unknown>();
    if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) {
            for (const [deeper, leaf] of leaves(inner, `${path}.${name}`)) {
                found.set(deeper, leaf);
            }
        }
    } else {
        found.set(path, value);
    }
    return found;
}

const texts = Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module)
        .filter(([, value]) => isBilingual(value))
        .map(([name, value]) => [`${file} ${name}`, value as Bilingual<unknown>] as const),
);

describe('every text is there in both languages', () => {
    test('there are texts', () => expect(texts.length).toBeGreaterThan(5));

    test.each(texts)('%s', (_, { en, ko }) => {
        const english = leaves(en, '');
        const korean = leaves(ko, '');
        expect([...korean.keys()].sort()).toEqual([...english.keys()].sort());
        for (const [key, text] of english) {
            const other = korean.get(key);
            expect(typeof other, key).toBe(typeof text);
            if (typeof text === 'string' && typeof other === 'string') {
                expect(text.trim(), key).not.toBe('');
                if (!SAME_IN_BOTH.test(text) && !SAME_IN_BOTH.test(other)) {
                    expect(other, key).toMatch(/[가-힣]/);
                    expect(text, key).not.toMatch(/[가-힣]/);
                }
            }
        }
    });
});
