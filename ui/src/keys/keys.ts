// SPDX-License-Identifier: Apache-2.0
// Which key does what. Layers lie one above the other: what is open last is asked first.

import { remembered } from '@/store/memory';

/** Of a sequence such as "g a", the second key must come within this. */
const SEQUENCE_MS = 1_200;

/** By key, or by two keys with a space between. */
export type KeyMap = Readonly<Record<string, () => void>>;

export interface Layer {
    map: KeyMap;
    /** Nothing below is asked. */
    modal: boolean;
}

/** What of a key press counts. */
export interface Press {
    key: string;
    /** Held with it: then it is the browser's. */
    modified: boolean;
    /** The focus is where text is typed. */
    typing: boolean;
    /** The focus is on something that has a use for Enter and Space itself. */
    onControl: boolean;
    at: number;
}

export const keysSwitch = remembered<'on' | 'off'>('keys', 'on', ['on', 'off']);

export class Keyboard {
    private layers: Layer[] = [];
    private first: { key: string; at: number } | null = null;

    push(layer: Layer): () => void {
        this.layers.push(layer);
        return () => {
            this.layers = this.layers.filter((other) => other !== layer);
        };
    }

    /** Does what the key stands for. False where it stands for nothing. */
    press(press: Press, on: boolean): boolean {
        if (press.modified) {
            return false;
        }
        if (press.key === 'Escape') {
            this.first = null;
            return this.run('Escape');
        }
        if (!on || press.typing || (press.onControl && (press.key === 'Enter' || press.key === ' '))) {
            return false;
        }
        const first = this.first;
        this.first = null;
        if (first && press.at - first.at <= SEQUENCE_MS && this.run(`${first.key} ${press.key}`)) {
            return true;
        }
        if (this.begins(press.key)) {
            this.first = { key: press.key, at: press.at };
            return true;
        }
        return this.run(press.key);
    }

    private reachable(): Layer[] {
        const reached: Layer[] = [];
        for (const layer of this.layers.toReversed()) {
            reached.push(layer);
            if (layer.modal) {
                break;
            }
        }
        return reached;
    }

    private begins(key: string): boolean {
        return this.reachable().some((layer) => Object.keys(layer.map).some((name) => name.startsWith(`${key} `)));
    }

    private run(name: string): boolean {
        for (const layer of this.reachable()) {
            const action = layer.map[name];
            if (action) {
                action();
                return true;
            }
        }
        return false;
    }
}

export const keyboard = new Keyboard();

const TYPING = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true]';
const CONTROLS = 'a, button, summary, label, input';

/** Listens to the document for as long as the page is open. */
export function listenToKeys(): void {
    document.addEventListener('keydown', (event) => {
        // Inside a shadow the target is whoever casts it; the path begins where the key was pressed.
        const [first] = event.composedPath();
        const target = first instanceof Element ? first : null;
        const done = keyboard.press(
            {
                key: event.key,
                modified: event.ctrlKey || event.metaKey || event.altKey,
                typing: event.isComposing || (target?.matches(TYPING) ?? false),
                onControl: target?.closest(CONTROLS) !== null,
                at: event.timeStamp,
            },
            keysSwitch.get() === 'on',
        );
        if (done) {
            event.preventDefault();
        }
    });
}
