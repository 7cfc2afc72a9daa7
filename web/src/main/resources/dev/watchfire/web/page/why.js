// SPDX-License-Identifier: Apache-2.0
// The drawer that says why an alert was told or not.

import { get, OURS } from './api.js';
import { h, icon, replace, severityMark } from './dom.js';
import { fault, loading } from './states.js';
import { clock, exact, next, t } from './text.js';
import { silenceForm } from './silenceform.js';

export function why(frame, fingerprint, all) {
    let at = Math.max(0, all.indexOf(fingerprint));
    let shown = null;
    const body = h('div', { class: 'drawer-body' }, loading());
    const mark = h('span', { class: 'drawer-mark' });
    const place = h('span', { class: 'quiet' });
    const step = (by) => {
        at = (at + by + all.length) % all.length;
        shown = null;
        refresh();
    };
    const head = h(
        'div',
        { class: 'drawer-head' },
        mark,
        h('span', { class: 'grow' }),
        place,
        all.length > 1 ? button('up', t.previous, () => step(-1)) : null,
        all.length > 1 ? button('down', t.next, () => step(1)) : null,
        button('cross', t.close, () => frame.closeDrawer()),
    );

    async function refresh() {
        place.textContent = all.length > 1 ? t.of(at + 1, all.length) : '';
        const path = `${OURS}/alerts/${all[at]}`;
        try {
            const [explained, history] = await Promise.all([
                get(`${path}/explain`),
                get(`${path}/history`, { limit: 50 }),
            ]);
            const signature = JSON.stringify([{ ...explained, at: 0 }, history]);
            if (signature !== shown) {
                shown = signature;
                replace(mark, severityMark(explained.alert.severity, explained.alert.state !== 'active'));
                replace(body, content(explained, history.items));
            }
        } catch (failure) {
            if (failure.status === 404) {
                replace(body, h('p', { class: 'blank' }, t.gone));
            } else if (shown === null) {
                replace(body, fault(failure, refresh));
            }
        }
    }

    function content(explained, facts) {
        const alert = explained.alert;
        return [
            h('h2', { class: 'drawer-title' }, alert.annotations.summary || alert.labels.alertname || alert.fingerprint),
            h(
                'p',
                { class: 'quiet' },
                [alert.annotations.summary ? alert.labels.alertname : null, t.since(clock(alert.startsAt))].filter(Boolean).join(', '),
            ),
            h(
                'p',
                { class: 'actions' },
                h(
                    'button',
                    { class: 'button', type: 'button', click: () => silenceForm(frame, alert.labels) },
                    icon('silence', 14),
                    t.silenceIt,
                    h('kbd', null, 's'),
                ),
                alert.generatorUrl
                    ? h('a', { class: 'button', href: alert.generatorUrl, target: '_blank', rel: 'noreferrer noopener' }, icon('link', 14), t.source)
                    : null,
            ),
            h('h3', null, verdict(explained)),
            ladder(explained),
            h('h3', null, t.timeline),
            timeline(facts),
            h('h3', null, t.labels),
            pairs(alert.labels),
            Object.keys(alert.annotations).length > 0 ? [h('h3', null, t.annotations), annotations(alert.annotations)] : null,
        ];
    }

    frame.openDrawer({
        element: h('div', { class: 'drawer-inner' }, head, body),
        label: t.why,
        refresh,
        keys: {
            s: () => body.querySelector('.actions .button')?.click(),
        },
    });
    refresh();
}

function button(name, label, click) {
    return h('button', { class: 'icon-button', type: 'button', 'aria-label': label, title: label, click }, icon(name));
}

/** The one sentence above the steps. */
function verdict(explained) {
    const v = t.verdict;
    if (explained.alert.state === 'resolved' && explained.groups.length === 0) {
        return v.over;
    }
    if (explained.inhibition) {
        return v.inhibited(explained.inhibition.labels.alertname ?? explained.inhibition.fingerprint);
    }
    if (explained.silences.length > 0) {
        return v.silenced(explained.silences[0].createdBy, clock(explained.silences[0].endsAt));
    }
    const integrations = explained.groups.flatMap((group) => group.integrations);
    if (integrations.length === 0) {
        return v.nobody;
    }
    if (integrations.some((i) => i.delivery && i.delivery.attempts > 0 && i.delivery.state === 'pending')) {
        return v.retrying;
    }
    if (integrations.some((i) => i.delivery)) {
        return v.sending;
    }
    if (integrations.some((i) => i.toldFiring)) {
        return v.told;
    }
    const held = explained.groups.filter((group) => group.heldBy.length > 0);
    if (held.length === explained.groups.length) {
        return v.held([...new Set(held.flatMap((group) => group.heldBy))].join(', '));
    }
    const due = integrations.find((i) => i.next.startsWith('will be told at '));
    const group = explained.groups.find((g) => g.integrations.includes(due));
    return due ? v.willBeTold(clock(group.nextFlushAt, true)) : v.quiet;
}

function ladder(explained) {
    const alert = explained.alert;
    const steps = [
        rung('check', 'pass', t.received, clock(alert.startsAt, true), [
            h('p', null, alert.state === 'resolved' ? t.ended(clock(alert.endsAt)) : t.endsUnless(clock(alert.endsAt, true))),
        ]),
        rung('check', 'pass', t.route, '', [routes(explained.routes)]),
        explained.inhibition
            ? rung('shield', 'stop', t.inhibited, '', [
                  h('p', null, h('b', null, explained.inhibition.labels.alertname ?? explained.inhibition.fingerprint), ' ', t.inhibitedHow(explained.inhibition.rule)),
                  explained.inhibition.equal.length > 0 ? h('p', null, t.inhibitedEqual(explained.inhibition.equal.join(', '))) : null,
              ])
            : rung('check', 'pass', t.notInhibited, '', []),
        explained.silences.length > 0
            ? rung('silence', 'stop', t.silenced, '', explained.silences.map(silence))
            : rung('check', 'pass', t.notSilenced, '', []),
    ];
    for (const group of explained.groups) {
        steps.push(groupStep(group));
    }
    return h('ol', { class: 'ladder' }, steps);
}

function rung(iconName, kind, title, aside, content) {
    return h(
        'li',
        { class: kind },
        h('span', { class: 'node' }, icon(iconName, 12)),
        h('div', null, h('p', { class: 'rung' }, h('b', null, title), h('span', { class: 'quiet' }, aside)), content),
    );
}

function routes(steps) {
    return h(
        'div',
        { class: 'routes' },
        steps.map((step) =>
            h(
                'p',
                { class: `route depth-${Math.min(step.depth, 6)}${step.accepted ? '' : ' refused'}` },
                icon(step.accepted ? (step.handles ? 'send' : 'down') : 'cross', 12),
                h('code', null, step.matchers.length > 0 ? step.matchers.join(', ') : '{}'),
                ' ',
                h('span', { class: step.handles ? '' : 'quiet' }, routeNote(step)),
            ),
        ),
    );
}

function routeNote(step) {
    if (!step.accepted) {
        return step.matchers.length === 1 ? t.refused : t.refusedBy(step.refusedBy);
    }
    const note = step.handles ? t.handles(step.receiver) : t.passedOn;
    return step.continues ? `${note}, ${t.alsoNext}` : note;
}

function silence(one) {
    return h(
        'div',
        null,
        h('p', null, t.silencedHow(one.createdBy, clock(one.endsAt))),
        h('p', null, one.comment),
        h('p', null, h('code', null, one.matchers.join(', '))),
    );
}

function groupStep(group) {
    const held = group.heldBy.length > 0;
    const labels = Object.entries(group.labels)
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ');
    const content = [
        h('p', null, t.groupOf(group.alerts, labels || t.allAlerts)),
        held ? h('p', null, t.heldNow(group.heldBy.join(', '))) : null,
        group.integrations.length === 0 ? h('p', null, t.noIntegration) : null,
        group.integrations.map((one) =>
            h(
                'p',
                { class: 'integration' },
                h('code', null, one.integration),
                ' ',
                one.toldAt ? (one.toldFiring || one.toldResolved ? t.toldAt(clock(one.toldAt, true)) : t.toldWithout(clock(one.toldAt, true))) : t.notTold,
                '. ',
                next(one.next),
                one.delivery?.lastMessage ? h('span', { class: 'message' }, one.delivery.lastMessage) : null,
            ),
        ),
    ];
    const told = group.integrations.some((one) => one.toldFiring);
    const stopped = held || group.integrations.length === 0;
    return rung(
        stopped ? 'clock' : told ? 'send' : 'clock',
        stopped ? 'stop' : told ? 'sent' : 'wait',
        group.receiver,
        held ? '' : t.nextFlush(clock(group.nextFlushAt, true)),
        content,
    );
}

function timeline(facts) {
    const lines = facts.filter((fact) => t.facts[fact.name]);
    if (lines.length === 0) {
        return h('p', { class: 'quiet' }, t.noHistory);
    }
    return h(
        'ol',
        { class: 'timeline' },
        lines.map((fact) => h('li', null, h('time', { title: exact(fact.at) }, clock(fact.at, true)), h('span', null, t.facts[fact.name](fact.data)))),
    );
}

function pairs(labels) {
    return h(
        'p',
        { class: 'tags' },
        Object.entries(labels).map(([name, value]) => h('code', { class: 'tag' }, h('i', null, `${name}=`), `"${value}"`)),
    );
}

function annotations(values) {
    return h(
        'dl',
        { class: 'facts' },
        Object.entries(values).map(([name, value]) => [h('dt', null, name), h('dd', null, /^https?:\/\//.test(value) ? h('a', { href: value, target: '_blank', rel: 'noreferrer noopener' }, value) : value)]),
    );
}
