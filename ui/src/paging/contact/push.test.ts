// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from './push';

test('keys are written as push services want them, and read back', () => {
    const bytes = Uint8Array.from([4, 250, 255, 62, 63, 0, 1]);
    const written = toBase64Url(bytes.buffer);
    expect(written).toBe('BPr_Pj8AAQ');
    expect([...fromBase64Url(written)]).toEqual([...bytes]);
    expect(toBase64Url(null)).toBe('');
});
