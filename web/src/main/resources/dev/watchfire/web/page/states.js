// SPDX-License-Identifier: Apache-2.0
// What a view shows where it has no rows: loading, nothing, a fault.

import { h, icon } from './dom.js';
import { t } from './text.js';

/** Rows without text, and those only after a moment: most answers are quicker. */
export function loading() {
    const lines = [];
    for (let i = 0; i < 8; i++) {
        lines.push(h('div', { class: 'bone' }, h('i'), h('i'), h('i')));
    }
    return h('div', { class: 'blank bones', 'aria-busy': 'true' }, lines);
}

export function empty(iconName, title, more, action) {
    return h(
        'div',
        { class: 'blank' },
        icon(iconName, 22),
        h('b', null, title),
        more ? h('p', null, more) : null,
        action ?? null,
    );
}

export function fault(failure, retry) {
    return h(
        'div',
        { class: 'blank', role: 'alert' },
        icon('warn', 22),
        h('b', null, t.couldNotLoad),
        h('p', null, failure.message),
        h('p', { class: 'quiet' }, t.pagingUnaffected),
        h('button', { class: 'button', type: 'button', click: retry }, t.tryNow),
        failure.code ? h('code', null, String(failure.code)) : null,
    );
}
