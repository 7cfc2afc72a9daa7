// SPDX-License-Identifier: Apache-2.0
// Where this server and the Alertmanager beside it do not agree.

import { get, OURS } from './api.js';
import { h, icon, replace } from './dom.js';
import { empty, fault, loading } from './states.js';
import { clock, exact, number, t } from './text.js';

const PAGE = 100;

export function shadowView() {
    const body = h('div', { class: 'view-body scroll' }, loading());
    let shown = null;

    async function refresh() {
        try {
            shown = await get(`${OURS}/shadow/report`, { limit: PAGE });
            show();
        } catch (failure) {
            if (shown === null) {
                replace(body, fault(failure, () => refresh().catch(() => {})));
            }
            throw failure;
        }
    }

    function show() {
        const different = shown.onlyHere + shown.onlyThere + shown.otherAlerts + shown.otherTime;
        const good = shown.anyCopy && different === 0;
        replace(
            body,
            h('p', { class: `verdict ${good ? 'good' : 'bad'}` }, icon(good ? 'check' : 'warn'), h('b', null, shown.anyCopy ? t.shadowVerdict(shown) : t.shadowNoCopy)),
            shown.withoutCopies.length > 0 ? h('p', { class: 'quiet' }, t.shadowWithout(shown.withoutCopies.map((one) => one.receiver).join(', '))) : null,
            shown.items.length === 0
                ? empty('check', t.shadowNothing)
                : h('dl', { class: 'facts' }, shown.items.map(difference)),
            shown.nextCursor ? h('p', { class: 'quiet' }, t.shadowMore) : null,
        );
    }

    return { element: h('section', { class: 'view' }, body), title: t.shadow, refresh, redraw: () => shown && show(), keys: {} };
}

function difference(item) {
    const labels = Object.entries(item.groupLabels).map(([name, value]) => `${name}=${value}`);
    return [
        h('dt', { title: exact(item.at) }, clock(item.at)),
        h(
            'dd',
            null,
            h('b', null, t.shadowKinds[item.kind](item.delaySeconds)),
            ` ${item.receiver} {${labels.join(', ')}} `,
            h('span', { class: 'quiet' }, `${t.shadowHere} ${side(item.here)}, ${t.shadowThere} ${side(item.there)}`),
            item.why ? h('div', { class: 'quiet' }, item.why) : null,
        ),
    ];
}

function side(told) {
    return told ? t.carries(told.firing, told.resolved) : number(0);
}
