// SPDX-License-Identifier: Apache-2.0
// What the server is doing, in numbers, and the configuration it runs.

import { get } from './api.js';
import { h, icon, replace } from './dom.js';
import { health } from './live.js';
import { fault, loading } from './states.js';
import { age, clock, exact, number, t } from './text.js';

export function healthView() {
    const body = h('div', { class: 'view-body scroll' }, loading());
    let shown = null;

    async function refresh() {
        try {
            const [now, status] = await Promise.all([health(), get('api/v2/status')]);
            shown = { now, status };
            show();
        } catch (failure) {
            if (shown === null) {
                replace(body, fault(failure, () => refresh().catch(() => {})));
            }
            throw failure;
        }
    }

    function show() {
        const { now, status } = shown;
        const good = now.status === 'ok';
        replace(
            body,
            h('p', { class: `verdict ${good ? 'good' : 'bad'}` }, icon(good ? 'check' : 'warn'), h('b', null, good ? t.engineRuns : t.engineStopped), now.problem ? ` ${now.problem}` : ''),
            h(
                'dl',
                { class: 'numbers' },
                figure(t.activeAlerts, now.alerts.active),
                figure(t.mutedAlerts, now.alerts.suppressed),
                figure(t.groups, now.groups),
                figure(t.activeSilences, now.silences.active),
                figure(t.waitingDeliveries, now.deliveries.pending),
                figure(t.sendingDeliveries, now.deliveries.sending),
                figure(t.retryingDeliveries, now.deliveries.retrying),
            ),
            h(
                'dl',
                { class: 'facts' },
                h('dt', null, t.lastRound),
                h('dd', { title: exact(now.lastRoundAt) }, t.ago(age(now.lastRoundAt, new Date(now.now).getTime()))),
                h('dt', null, t.started),
                h('dd', { title: exact(now.startedAt) }, clock(now.startedAt)),
                h('dt', null, t.version),
                h('dd', null, now.version),
                h('dt', null, t.sequence),
                h('dd', null, number(now.sequence)),
                h('dt', null, t.cluster),
                h('dd', null, status.cluster.peers.map((peer) => `${peer.name} ${peer.address}`).join(', ') || status.cluster.status),
            ),
            h('h3', null, t.configuration),
            h('pre', null, status.config.original),
        );
    }

    return { element: h('section', { class: 'view' }, body), title: t.health, refresh, redraw: () => shown && show(), keys: {} };
}

function figure(name, value) {
    return h('div', null, h('dt', null, name), h('dd', null, number(value)));
}
