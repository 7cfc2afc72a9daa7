// SPDX-License-Identifier: Apache-2.0
import { beforeEach, expect, test } from 'vitest';
import { Keyboard, type Press } from './keys';

let done: string[];
let keyboard: Keyboard;
const does = (name: string) => () => {
    done.push(name);
};

function press(key: string, more: Partial<Press> = {}, on = true): boolean {
    return keyboard.press({ key, modified: false, typing: false, onControl: false, at: 0, ...more }, on);
}

beforeEach(() => {
    done = [];
    keyboard = new Keyboard();
    keyboard.push({ map: { 'g a': does('alerts'), a: does('acknowledge'), j: does('down') }, modal: false });
});

test('two keys in time are one command, and the second alone is another', () => {
    press('g', { at: 0 });
    press('a', { at: 800 });
    press('a', { at: 1_000 });
    expect(done).toEqual(['alerts', 'acknowledge']);
});

test('a second key that comes too late stands for itself', () => {
    press('g', { at: 0 });
    press('a', { at: 2_000 });
    expect(done).toEqual(['acknowledge']);
});

test('the layer above is asked first, and a modal one hides those below', () => {
    const close = keyboard.push({ map: { j: does('next in drawer') }, modal: false });
    press('j');
    press('a');
    close();
    press('j');
    const modal = keyboard.push({ map: {}, modal: true });
    expect(press('j')).toBe(false);
    modal();
    expect(done).toEqual(['next in drawer', 'acknowledge', 'down']);
});

test('keys belong to the text while it is typed, except Escape', () => {
    keyboard.push({ map: { Escape: does('close') }, modal: false });
    expect(press('j', { typing: true })).toBe(false);
    press('Escape', { typing: true });
    expect(done).toEqual(['close']);
});

test('a button keeps its Enter, and the browser its shortcuts', () => {
    keyboard.push({ map: { Enter: does('open'), k: does('up') }, modal: false });
    expect(press('Enter', { onControl: true })).toBe(false);
    expect(press('k', { modified: true })).toBe(false);
    press('Enter');
    expect(done).toEqual(['open']);
});

test('switched off, only Escape is left', () => {
    keyboard.push({ map: { Escape: does('close') }, modal: false });
    expect(press('j', {}, false)).toBe(false);
    press('Escape', {}, false);
    expect(done).toEqual(['close']);
});
