// SPDX-License-Identifier: Apache-2.0
// Alerts by group, the most urgent first.

import { get, OURS } from './api.js';
import { h, icon, replace, severityMark } from './dom.js';
import { rows } from './rows.js';
import { empty, fault, loading } from './states.js';
import { age, clock, exact, number, t } from './text.js';
import { why } from './why.js';
import { silenceForm } from './silenceform.js';

const PAGE = 200;
const MEMBERS = 200;
const STORM = 1000;
const ICON_OF = {
    waiting: 'clock',
    sending: 'send',
    retrying: 'retry',
    told: 'check',
    failed: 'warn',
    muted: 'silence',
    held: 'clock',
    nobody: 'nobody',
};

export function alertsView(frame) {
    let filter = [];
    let telling = '';
    let groups = [];
    let totals = { total: 0, alerts: 0 };
    let cursor = null;
    let pages = 1;
    let loadingMore = false;
    const opened = new Map();

    const chips = h('span', { class: 'chips' });
    const input = h('input', {
        type: 'text',
        class: 'mono',
        spellcheck: 'false',
        autocomplete: 'off',
        'aria-label': t.filterHint,
        placeholder: t.filterHint,
        keydown: (event) => {
            if (event.key === 'Enter' && input.value.trim() !== '') {
                setFilter([...filter, input.value.trim()]);
                input.value = '';
            } else if (event.key === 'Backspace' && input.value === '' && filter.length > 0) {
                setFilter(filter.slice(0, -1));
            } else if (event.key === 'Escape') {
                input.blur();
                list.element.focus();
                event.stopPropagation();
            }
        },
    });
    const complaint = h('p', { class: 'complaint', role: 'alert', hidden: true });
    const select = h(
        'select',
        {
            'aria-label': t.state,
            change: () => {
                telling = select.value;
                reload();
            },
        },
        h('option', { value: '' }, t.allStates),
        Object.entries(t.tellingNames).map(([value, name]) => h('option', { value }, name)),
    );
    const list = rows({
        draw,
        height: (item) => heightOf(item.kind),
        open,
        toggle: (item) => (item.kind === 'group' ? toggle(item.group) : open(item)),
        end: more,
        label: t.alerts,
    });
    const head = h(
        'div',
        { class: 'head group-grid' },
        h('span'),
        h('span', null, t.severity),
        h('span', null, t.alert),
        h('span', null, t.state),
        h('span', { class: 'wide' }, t.receiver),
        h('span', { class: 'end' }, t.count),
        h('span', { class: 'end' }, t.age),
    );
    const body = h('div', { class: 'view-body' }, loading());
    const foot = h('p', { class: 'foot-note' });
    const element = h(
        'section',
        { class: 'view' },
        h(
            'div',
            { class: 'bar' },
            h('label', { class: 'filter' }, icon('filter'), chips, input, h('kbd', null, '/')),
            select,
        ),
        complaint,
        body,
        foot,
    );

    function heightOf(kind) {
        const phone = matchMedia('(max-width: 700px)').matches;
        if (kind === 'group') {
            return phone ? 88 : 32;
        }
        return phone ? 44 : 26;
    }

    function setFilter(next) {
        filter = next;
        replace(
            chips,
            filter.map((matcher, i) =>
                h(
                    'span',
                    { class: 'chip' },
                    h('code', null, matcher),
                    h(
                        'button',
                        {
                            type: 'button',
                            'aria-label': t.removeMatcher(matcher),
                            click: (event) => {
                                event.preventDefault();
                                setFilter(filter.filter((_, k) => k !== i));
                            },
                        },
                        icon('cross', 12),
                    ),
                ),
            ),
        );
        input.placeholder = filter.length > 0 ? '' : t.filterHint;
        reload();
    }

    function reload() {
        pages = 1;
        opened.clear();
        return refresh().catch(() => {});
    }

    async function refresh() {
        const asked = { filter: [...filter], telling };
        try {
            const found = [];
            let next = null;
            let answer;
            for (let page = 0; page < pages; page++) {
                answer = await get(`${OURS}/groups`, {
                    filter: asked.filter,
                    telling: asked.telling,
                    limit: page === 0 ? PAGE : 1000,
                    cursor: next,
                });
                found.push(...answer.items);
                next = answer.nextCursor;
                if (!next) {
                    break;
                }
            }
            if (asked.telling !== telling || asked.filter.join('\0') !== filter.join('\0')) {
                return;
            }
            const seen = new Set();
            groups = found.filter((group) => !seen.has(group.id) && seen.add(group.id));
            cursor = next;
            totals = { total: answer.total, alerts: answer.alerts };
            complaint.hidden = true;
            await Promise.all([...opened.keys()].map((id) => members(id)));
            show();
        } catch (failure) {
            if (failure.code === 'bad-parameter') {
                complaint.textContent = failure.message;
                complaint.hidden = false;
                return;
            }
            if (groups.length === 0) {
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
        pages++;
        try {
            await refresh();
        } finally {
            loadingMore = false;
        }
    }

    async function members(id) {
        try {
            const answer = await get(`${OURS}/groups/${id}/alerts`, { limit: MEMBERS });
            opened.set(id, answer);
        } catch (failure) {
            if (failure.status === 404) {
                opened.delete(id);
            } else {
                throw failure;
            }
        }
    }

    async function toggle(group) {
        if (opened.has(group.id)) {
            opened.delete(group.id);
        } else {
            await members(group.id);
        }
        show();
    }

    function show() {
        frame.count('alerts', totals.alerts);
        const minute = Math.floor(Date.now() / 60_000);
        const items = [];
        for (const group of groups) {
            const isOpen = opened.has(group.id);
            items.push({
                id: `g${group.id}`,
                kind: 'group',
                group,
                isOpen,
                signature: JSON.stringify([group, isOpen, minute]),
            });
            if (isOpen) {
                addMembers(group, opened.get(group.id), items, minute);
            }
        }
        if (items.length === 0) {
            replace(body, filter.length > 0 || telling ? noMatch() : empty('flame', t.noAlerts, t.noAlertsMore));
        } else if (!list.element.isConnected) {
            replace(body, storm(), head, list.element);
        } else {
            body.querySelector('.storm')?.replaceWith(storm());
        }
        list.set(items);
        foot.textContent =
            groups.length === 0
                ? ''
                : `${t.summary(totals.alerts, totals.total)} ${cursor ? t.moreGroups(totals.total - groups.length) : t.nothingElse}`;
    }

    function storm() {
        return h('p', { class: 'storm', hidden: totals.alerts < STORM }, icon('warn'), ` ${t.storm(totals.alerts)}`);
    }

    function noMatch() {
        const clear = h(
            'button',
            {
                class: 'button',
                type: 'button',
                click: () => {
                    select.value = '';
                    telling = '';
                    setFilter([]);
                },
            },
            t.clearFilter,
        );
        const wanted = [...filter, telling ? t.tellingNames[telling] : ''].filter(Boolean).join(', ');
        return empty('filter', t.noMatch(wanted), '', clear);
    }

    function addMembers(group, answer, items, minute) {
        for (const alert of answer.items) {
            items.push({
                id: `g${group.id}a${alert.fingerprint}`,
                kind: 'alert',
                group,
                alert,
                signature: JSON.stringify([alert, minute]),
            });
        }
        const rest = answer.total - answer.items.length;
        if (rest > 0) {
            items.push({ id: `g${group.id}more`, kind: 'rest', group, rest, signature: String(rest) });
        }
    }

    function draw(item) {
        if (item.kind === 'group') {
            return drawGroup(item);
        }
        if (item.kind === 'rest') {
            return h('div', { class: 'row child-grid' }, h('span', { class: 'line' }), h('span', { class: 'quiet' }, t.moreAlerts(item.rest)));
        }
        return drawAlert(item);
    }

    function drawGroup({ group, isOpen }) {
        const firing = group.active + group.suppressed;
        const quiet = firing === 0 || group.telling === 'muted' || group.telling === 'held';
        return h(
            'div',
            { class: `row group-grid${firing === 0 ? ' over' : ''}` },
            h('span', { class: 'twisty', title: isOpen ? t.close : '' }, icon(isOpen ? 'down' : 'right', 12)),
            severityMark(group.severity, quiet),
            h('span', { class: 'title cut' }, h('b', null, title(group)), h('span', { class: 'context' }, context(group))),
            h('span', { class: `state ${group.telling}` }, icon(iconOf(group), 14), h('span', { class: 'cut' }, stateOf(group))),
            h('span', { class: 'wide cut quiet' }, group.receiver),
            h('span', { class: 'end' }, number(firing || group.resolved)),
            h('span', { class: 'end', title: exact(group.since) }, age(group.since)),
        );
    }

    function iconOf(group) {
        return group.telling === 'muted' && group.mutedBy && !group.mutedBy.until ? 'shield' : ICON_OF[group.telling];
    }

    function stateOf(group) {
        if (group.active + group.suppressed === 0 && group.telling !== 'retrying' && group.telling !== 'sending') {
            return t.resolvedState;
        }
        switch (group.telling) {
            case 'waiting':
                return new Date(group.nextFlushAt) > Date.now() ? t.waiting(clock(group.nextFlushAt, true)) : t.waitingNow;
            case 'told':
                return t.told(clock(group.toldAt));
            case 'failed':
                return t.failedNext(clock(group.nextFlushAt, true));
            case 'muted':
                return mutedText(group.mutedBy);
            case 'held':
                return t.held(group.heldBy.join(', '));
            default:
                return t[group.telling];
        }
    }

    function mutedText(muting) {
        if (!muting) {
            return t.muted;
        }
        return muting.until ? t.silencedUntil(clock(muting.until), muting.by) : t.inhibitedBy(muting.by);
    }

    function drawAlert({ group, alert }) {
        return h(
            'div',
            { class: `row child-grid${alert.state === 'resolved' ? ' over' : ''}` },
            h('span', { class: 'line' }),
            h('code', { class: 'cut' }, distinguishing(alert, group)),
            h('span', { class: 'cut quiet' }, stateOfAlert(alert)),
            h('span', { class: 'quiet wide' }, clock(alert.startsAt, true)),
            h('span', { class: 'end', title: exact(alert.startsAt) }, age(alert.startsAt)),
        );
    }

    function stateOfAlert(alert) {
        if (alert.state === 'resolved') {
            return t.resolvedState;
        }
        if (alert.inhibitedBy.length > 0) {
            return t.inhibitedBy(alert.inhibitedBy[0].name || alert.inhibitedBy[0].fingerprint);
        }
        if (alert.silencedBy.length > 0) {
            const silence = alert.silencedBy[0];
            return t.silencedUntil(clock(silence.endsAt), silence.createdBy);
        }
        return alert.annotations.value ?? alert.annotations.summary ?? t.firing;
    }

    async function open(item) {
        if (!item) {
            return;
        }
        if (item.kind === 'rest') {
            return;
        }
        if (item.kind === 'alert') {
            const all = opened.get(item.group.id)?.items ?? [item.alert];
            why(frame, item.alert.fingerprint, all.map((a) => a.fingerprint));
            return;
        }
        const answer = await get(`${OURS}/groups/${item.group.id}/alerts`, { limit: MEMBERS }).catch(() => null);
        const all = answer?.items.map((a) => a.fingerprint) ?? [];
        if (all.length > 0) {
            why(frame, all[0], all);
        }
    }

    return {
        element,
        title: t.alerts,
        refresh,
        tick: () => groups.length > 0 && show(),
        redraw: () => list.redraw(),
        keys: {
            j: () => list.move(1),
            k: () => list.move(-1),
            ArrowDown: () => list.move(1),
            ArrowUp: () => list.move(-1),
            Enter: () => {
                const item = list.current();
                return item?.kind === 'group' ? toggle(item.group) : open(item);
            },
            w: () => open(list.current()),
            s: () => {
                const item = list.current();
                if (item) {
                    silenceForm(frame, item.kind === 'alert' ? item.alert.labels : item.group.commonLabels);
                }
            },
            '/': () => input.focus(),
        },
    };
}

/** What a group is about, in as many words as all its alerts share. */
function title(group) {
    return group.summary || group.commonLabels.alertname || group.labels.alertname || group.key;
}

function context(group) {
    const shown = group.summary ? ['alertname'] : [];
    const names = [...shown, 'service', 'job', 'cluster', 'namespace', 'instance'];
    const values = names.map((name) => group.commonLabels[name]).filter(Boolean);
    if (values.length > 0) {
        return values.slice(0, 3).join(' · ');
    }
    return Object.entries(group.labels)
        .filter(([name]) => name !== 'alertname')
        .map(([name, value]) => `${name}="${value}"`)
        .join(' ');
}

/** The labels that tell an alert from the others of its group. */
function distinguishing(alert, group) {
    const own = Object.entries(alert.labels).filter(([name]) => !(name in group.commonLabels));
    const shown = own.length > 0 ? own : Object.entries(alert.labels).filter(([name]) => name !== 'alertname');
    return shown.map(([name, value]) => `${name}="${value}"`).join(' ') || '{}';
}
