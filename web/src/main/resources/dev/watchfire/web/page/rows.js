// SPDX-License-Identifier: Apache-2.0
// A list of which only the rows in sight are in the document, so that ten thousand cost what fifty
// cost.

import { h } from './dom.js';

const OVERSCAN_PX = 400;

/**
 * @param draw makes the element of an item: {id, kind, signature, …}
 * @param height pixels of an item
 * @param open called with the item that was clicked or entered
 * @param end called when the end comes into sight
 */
export function rows({ draw, height, open, toggle, end, label }) {
    const inner = h('div', { class: 'rows-inner', role: 'presentation' });
    const outer = h(
        'div',
        { class: 'rows', tabindex: '0', role: 'listbox', 'aria-label': label, scroll: () => show() },
        inner,
    );
    let items = [];
    let offsets = [0];
    let current = null;
    let known = new Set();
    let settled = false;
    const drawn = new Map();

    function set(next) {
        items = next;
        offsets = [0];
        for (const item of items) {
            offsets.push(offsets.at(-1) + height(item));
        }
        inner.style.setProperty('height', `${offsets.at(-1)}px`);
        show();
        known = new Set(items.map((item) => item.id));
        settled = true;
    }

    function firstAt(y) {
        let low = 0;
        let high = items.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (offsets[middle + 1] <= y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    function show() {
        const top = outer.scrollTop - OVERSCAN_PX;
        const bottom = outer.scrollTop + outer.clientHeight + OVERSCAN_PX;
        const seen = new Set();
        for (let i = firstAt(Math.max(0, top)); i < items.length && offsets[i] < bottom; i++) {
            place(items[i], i);
            seen.add(items[i].id);
        }
        for (const [id, entry] of drawn) {
            if (!seen.has(id)) {
                entry.element.remove();
                drawn.delete(id);
            }
        }
        outer.setAttribute('aria-activedescendant', current && seen.has(current) ? rowId(current) : '');
        if (end && bottom >= offsets.at(-1)) {
            end();
        }
    }

    function place(item, i) {
        let entry = drawn.get(item.id);
        if (!entry || entry.signature !== item.signature) {
            const element = draw(item);
            element.id = rowId(item.id);
            element.setAttribute('role', 'option');
            element.addEventListener('click', (event) => {
                if (event.target.closest('a')) {
                    return;
                }
                select(item.id);
                if (toggle && event.target.closest('.twisty')) {
                    toggle(item);
                } else {
                    open(item);
                }
            });
            if (settled && !known.has(item.id) && !entry) {
                element.classList.add('fresh');
            }
            if (entry) {
                entry.element.replaceWith(element);
            } else {
                inner.append(element);
            }
            entry = { element, signature: item.signature };
            drawn.set(item.id, entry);
        }
        entry.element.style.setProperty('top', `${offsets[i]}px`);
        entry.element.classList.toggle('current', item.id === current);
        entry.element.setAttribute('aria-selected', String(item.id === current));
    }

    function rowId(id) {
        return `row-${id}`;
    }

    function select(id) {
        current = id;
        const i = items.findIndex((item) => item.id === id);
        if (i >= 0) {
            if (offsets[i] < outer.scrollTop) {
                outer.scrollTop = offsets[i];
            } else if (offsets[i + 1] > outer.scrollTop + outer.clientHeight) {
                outer.scrollTop = offsets[i + 1] - outer.clientHeight;
            }
        }
        show();
    }

    function move(by) {
        if (items.length === 0) {
            return null;
        }
        const at = items.findIndex((item) => item.id === current);
        const to = at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by));
        select(items[to].id);
        return items[to];
    }

    new ResizeObserver(() => show()).observe(outer);
    return {
        element: outer,
        set,
        select,
        move,
        show,
        redraw() {
            drawn.forEach((entry) => entry.element.remove());
            drawn.clear();
            set(items);
        },
        current: () => items.find((item) => item.id === current) ?? null,
    };
}
