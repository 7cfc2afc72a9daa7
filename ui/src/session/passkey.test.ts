// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fitness, fromBase64Url, guessedName, toBase64Url } from './passkey';

test('bytes come back as they were, whatever they are', () => {
    for (let length = 0; length < 8; length++) {
        const bytes = Uint8Array.from({ length }, (_, i) => 255 - i * 37);
        expect(fromBase64Url(toBase64Url(bytes.buffer))).toEqual(bytes);
    }
    expect(toBase64Url(Uint8Array.of(251, 255).buffer)).toBe('-_8');
});

test('a browser without passkeys has none, whatever the server says', () => {
    expect(fitness('available')).toBe('no-browser');
    expect(fitness('needs-name')).toBe('needs-name');
});

test('a passkey is called by what it was made on', () => {
    expect(guessedName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe('iPhone');
    expect(guessedName('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('Mac');
    expect(guessedName('Mozilla/5.0 (X11; Linux x86_64)')).toBe('Linux');
    expect(guessedName('Mozilla/5.0 (Linux; Android 15)')).toBe('Android');
    expect(guessedName('curl')).toBe('');
});
