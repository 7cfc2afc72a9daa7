// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { HUES, huesOf, initialsOf, shortOf } from './people';

test('eight people have eight hues, whatever they are called', () => {
    const hues = huesOf(['ada', 'grace', 'linus', 'kim', 'park', '박민준', 'jiho', 'donald', 'ada']);
    expect(new Set(hues.values()).size).toBe(HUES);
    expect(hues.size).toBe(8);
});

test('the same people have the same hues in any order', () => {
    expect(huesOf(['grace', 'ada', 'kim'])).toEqual(huesOf(['kim', 'ada', 'grace']));
});

test('a ninth person shares a hue and nobody shares with three', () => {
    const all = Array.from({ length: 12 }, (_, i) => `person ${i}`);
    const hues = [...huesOf(all).values()];
    expect(Math.max(...hues.map((hue) => hues.filter((other) => other === hue).length))).toBe(2);
});

test('initials are taken of user names, of names and of Korean ones', () => {
    expect(initialsOf('Woo-jin Han')).toBe('WH');
    expect(initialsOf('park.minjun')).toBe('PM');
    expect(initialsOf('ada')).toBe('AD');
    expect(initialsOf('박민준')).toBe('박');
    expect(shortOf('Amara Okafor')).toBe('Amara');
    expect(shortOf('박민준')).toBe('박민준');
});
