// SPDX-License-Identifier: Apache-2.0
// Deliveries with every attempt: what was sent, what was not, and what the other side said.

import { get, OURS, post } from './api.js';
import { h, icon, replace } from './dom.js';
import { rows } from './rows.js';
import { empty, fault, loading } from './states.js';
import { clock, exact, number, t } from './text.js';

const PAGE = 100;
const STATES = ['pending', 'sending', 'sent', 'observed', 'failed', 'unknown', 'superseded', 'expired'];
// Given up: worth another try once what was wrong is mended.
const DEAD = new Set(['failed', 'unknown', 'expired']);
const ICON_OF = {
    pending: 'clock',
    sending: 'send',
    sent: 'check',
    observed: 'nobody',
    failed: 'warn',
    unknown: 'warn',
    superseded: 'down',
    expired: 'clock',
};

export function deliveriesView(frame) {
    let state = '';
    let items = null;
    let older = [];
    let cursor = null;
    let loadingMore = false;

    const select = h(
        'select',
        {
            'aria-label': t.state,
            change: () => {
                state = select.value;
                older = [];
                items = null;
                refresh().catch(() => {});
            },
        },
        h('option', { value: '' }, t.all),
        STATES.map((name) => h('option', { value: name }, t.deliveryStates[name])),
    );
    const body = h('div', { class: 'view-body' }, loading());
    const head = h(
        'div',
        { class: 'head delivery-grid' },
        h('span', null, t.when),
        h('span', null, t.receiver),
        h('span', null, t.group),
        h('span', null, t.state),
        h('span', { class: 'end wide' }, t.attempts),
    );
    const list = rows({
        draw,
        height: () => (matchMedia('(max-width: 700px)').matches ? 64 : 32),
        open: details,
        end: more,
        label: t.deliveries,
    });
    const element = h('section', { class: 'view' }, h('div', { class: 'bar' }, select), body);

    async function refresh() {
        try {
            const answer = await get(`${OURS}/deliveries`, { state, limit: PAGE });
            items = answer.items;
            if (older.length === 0) {
                cursor = answer.nextCursor;
            }
            show();
        } catch (failure) {
            if (items === null) {
                replace(body, fault(failure, () => refresh().catch(() => {})));
            }
            throw failure;
        }
    }

    async function more() {
        if (!cursor || loadingMore) {
            return;
        }
        loadingMore = true;
        try {
            const answer = await get(`${OURS}/deliveries`, { state, limit: PAGE, cursor });
            older.push(...answer.items);
            cursor = answer.nextCursor;
            show();
        } finally {
            loadingMore = false;
        }
    }

    function show() {
        const seen = new Set();
        const all = [...items, ...older].filter((d) => !seen.has(d.id) && seen.add(d.id));
        if (all.length === 0) {
            replace(body, empty('send', t.noDeliveries, state ? '' : t.noDeliveriesMore));
        } else if (!list.element.isConnected) {
            replace(body, head, list.element);
        }
        list.set(all.map((delivery) => ({ id: String(delivery.id), delivery, signature: JSON.stringify(delivery) })));
    }

    function draw({ delivery }) {
        return h(
            'div',
            { class: `row delivery-grid state-${delivery.state}` },
            h('span', { class: 'quiet', title: exact(delivery.createdAt) }, clock(delivery.createdAt, true)),
            h('span', { class: 'cut' }, h('b', null, delivery.receiver), ' ', h('code', { class: 'quiet' }, delivery.integration)),
            h('code', { class: 'cut' }, groupText(delivery)),
            h('span', { class: `state ${stateClass(delivery)}` }, icon(ICON_OF[delivery.state], 14), h('span', { class: 'cut' }, stateText(delivery))),
            h('span', { class: 'end wide' }, number(delivery.attemptCount)),
        );
    }

    function details({ delivery }) {
        const content = h('div', { class: 'drawer-body' });
        let shown = null;

        function fill(d) {
            const signature = JSON.stringify(d);
            if (signature === shown) {
                return;
            }
            shown = signature;
            replace(
                content,
                h('h2', { class: 'drawer-title' }, `${d.receiver} · ${d.integration}`),
                h('p', { class: 'quiet' }, `${t.reasons[d.reason] ?? d.reason}, ${t.carries(d.firing, d.resolved)}`),
                DEAD.has(d.state) ? again(d) : null,
                d.nextAttemptAt && d.state === 'pending' ? h('p', null, t.nextAttempt(clock(d.nextAttemptAt, true))) : null,
                h('h3', null, t.attempts),
                d.attempts.length === 0 ? h('p', { class: 'quiet' }, t.deliveryStates[d.state]) : h('ol', { class: 'ladder' }, d.attempts.toReversed().map(attempt)),
                h('h3', null, t.group),
                h('p', null, h('code', null, d.groupKey)),
            );
        }

        function again(d) {
            const said = h('span', { role: 'status' });
            const button = h('button', { class: 'button', type: 'button', click: send }, icon('send', 14), t.sendAgain);

            async function send() {
                button.disabled = true;
                said.className = 'quiet';
                try {
                    const answer = await post(`${OURS}/deliveries/${d.id}/send-again`, {});
                    said.textContent = t.sentAgain(answer.id);
                    frame.refresh();
                } catch (failure) {
                    button.disabled = false;
                    said.className = 'fault';
                    said.textContent = failure.message;
                }
            }

            return h('p', { class: 'actions' }, button, ' ', said);
        }

        fill(delivery);
        frame.openDrawer({
            label: t.deliveries,
            keys: {},
            refresh: async () => fill(await get(`${OURS}/deliveries/${delivery.id}`)),
            element: h(
                'div',
                { class: 'drawer-inner' },
                h(
                    'div',
                    { class: 'drawer-head' },
                    icon('send'),
                    h('b', null, `#${delivery.id}`),
                    h('span', { class: 'grow' }),
                    h('button', { class: 'icon-button', type: 'button', 'aria-label': t.close, title: t.close, click: () => frame.closeDrawer() }, icon('cross')),
                ),
                content,
            ),
        });
    }

    return {
        element,
        title: t.deliveries,
        refresh,
        redraw: () => list.redraw(),
        keys: {
            j: () => list.move(1),
            k: () => list.move(-1),
            ArrowDown: () => list.move(1),
            ArrowUp: () => list.move(-1),
            Enter: () => list.current() && details(list.current()),
            w: () => list.current() && details(list.current()),
        },
    };
}

function attempt(one) {
    const good = one.outcome === 'sent';
    const took = new Date(one.endedAt) - new Date(one.startedAt);
    return h(
        'li',
        { class: good ? 'pass' : 'stop' },
        h('span', { class: 'node' }, icon(good ? 'check' : 'cross', 12)),
        h(
            'div',
            null,
            h('p', { class: 'rung' }, h('b', null, t.outcomes[one.outcome] ?? one.outcome), h('span', { class: 'quiet', title: exact(one.startedAt) }, clock(one.startedAt, true))),
            h('p', null, [t.attempt(one.number), one.status ? `HTTP ${one.status}` : t.noStatus, t.tookMs(took)].join(', ')),
            one.message ? h('p', { class: 'message' }, one.message) : null,
        ),
    );
}

function groupText(delivery) {
    const text = Object.entries(delivery.groupLabels)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ');
    return text || '{}';
}

function stateClass(delivery) {
    return delivery.state === 'pending' && delivery.attemptCount > 0 ? 'retrying' : delivery.state;
}

function stateText(delivery) {
    if (delivery.state === 'pending' && delivery.attemptCount > 0) {
        return `${t.retrying} ${clock(delivery.nextAttemptAt, true)}`;
    }
    const last = delivery.attempts.at(-1);
    const name = t.deliveryStates[delivery.state];
    return delivery.state === 'failed' && last?.status ? `${name}, HTTP ${last.status}` : name;
}
