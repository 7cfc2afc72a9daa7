// SPDX-License-Identifier: Apache-2.0
// Silences: which there are, how to make one, how to end one.

import { get, OURS, remove } from './api.js';
import { h, icon, replace } from './dom.js';
import { rows } from './rows.js';
import { endText, matcherText, silenceForm } from './silenceform.js';
import { empty, fault, loading } from './states.js';
import { clock, exact, number, t } from './text.js';

export function silencesView(frame) {
    let all = null;
    let state = 'active';

    const tabs = h('div', { class: 'tabs', role: 'tablist' });
    const body = h('div', { class: 'view-body' }, loading());
    const list = rows({ draw, height: () => (matchMedia('(max-width: 700px)').matches ? 64 : 32), open: details, label: t.silences });
    const make = h(
        'button',
        { class: 'button primary', type: 'button', 'aria-label': t.newSilence, click: () => silenceForm(frame) },
        icon('plus', 14),
        h('span', { class: 'words' }, t.newSilence),
    );
    const element = h('section', { class: 'view' }, h('div', { class: 'bar' }, tabs, h('span', { class: 'grow' }), make), body);

    async function refresh() {
        try {
            all = await get('api/v2/silences');
            show();
        } catch (failure) {
            if (all === null) {
                replace(body, fault(failure, () => refresh().catch(() => {})));
            }
            throw failure;
        }
    }

    function show() {
        const counts = { active: 0, pending: 0, expired: 0 };
        all.forEach((silence) => counts[silence.status.state]++);
        frame.count('silences', counts.active);
        replace(
            tabs,
            Object.keys(counts).map((name) =>
                h(
                    'button',
                    {
                        type: 'button',
                        role: 'tab',
                        'aria-selected': String(name === state),
                        class: name === state ? 'on' : '',
                        click: () => {
                            state = name;
                            show();
                        },
                    },
                    t[name],
                    ' ',
                    h('span', { class: 'quiet' }, number(counts[name])),
                ),
            ),
        );
        const shown = all.filter((silence) => silence.status.state === state);
        if (shown.length === 0) {
            replace(body, empty('silence', t.noSilences, state === 'active' ? t.noSilencesMore : ''));
        } else if (!list.element.isConnected) {
            replace(body, list.element);
        }
        list.set(shown.map((silence) => ({ id: silence.id, silence, signature: JSON.stringify(silence) })));
    }

    function draw({ silence }) {
        return h(
            'div',
            { class: `row silence-grid${silence.status.state === 'expired' ? ' over' : ''}` },
            icon('silence', 14),
            h('code', { class: 'cut' }, silence.matchers.map(matcherText).join(' ')),
            h('span', { class: 'cut quiet' }, silence.comment),
            h('span', { class: 'cut quiet wide' }, silence.createdBy),
            h('span', { class: 'end', title: exact(silence.endsAt) }, endText(silence)),
        );
    }

    function details({ silence }) {
        const mutes = h('p', { class: 'mutes' });
        const actions = h('p', { class: 'actions' });
        const problem = h('p', { class: 'fault', role: 'alert' });
        const ended = silence.status.state === 'expired';

        function offer() {
            replace(
                actions,
                ended
                    ? h('button', { class: 'button', type: 'button', click: () => silenceForm(frame, {}, silence) }, t.again)
                    : h('button', { class: 'button danger', type: 'button', click: confirm }, t.expire),
            );
        }

        function confirm() {
            const sure = h('button', { class: 'button primary', type: 'button', click: () => expire(sure) }, t.expireSure);
            replace(actions, sure, h('button', { class: 'button', type: 'button', click: offer }, t.keep));
            sure.focus();
        }

        async function expire(button) {
            button.disabled = true;
            replace(button, h('span', { class: 'spinner' }), t.expiring);
            try {
                await remove(`api/v2/silence/${silence.id}`);
                frame.closeDrawer();
                frame.refresh();
            } catch (failure) {
                problem.textContent = `${t.notSaved} ${failure.message}`;
                offer();
            }
        }

        offer();
        if (!ended) {
            const filter = silence.matchers.map(matcherText);
            get(`${OURS}/alerts`, { filter, limit: 1 })
                .then((answer) => (mutes.textContent = t.mutes(answer.total)))
                .catch(() => {});
        }
        frame.openDrawer({
            label: t.silences,
            keys: {},
            element: h(
                'div',
                { class: 'drawer-inner' },
                h(
                    'div',
                    { class: 'drawer-head' },
                    icon('silence'),
                    h('b', null, t[silence.status.state]),
                    h('span', { class: 'grow' }),
                    h('button', { class: 'icon-button', type: 'button', 'aria-label': t.close, title: t.close, click: () => frame.closeDrawer() }, icon('cross')),
                ),
                h(
                    'div',
                    { class: 'drawer-body' },
                    h('h2', { class: 'drawer-title' }, silence.comment || t.silence),
                    h('p', { class: 'quiet' }, `${silence.createdBy}, ${endText(silence)}`),
                    mutes,
                    actions,
                    problem,
                    h('h3', null, t.matchers),
                    h('p', { class: 'tags' }, silence.matchers.map((m) => h('code', { class: 'tag' }, matcherText(m)))),
                    h(
                        'dl',
                        { class: 'facts' },
                        h('dt', null, t.createdBy),
                        h('dd', null, silence.createdBy),
                        h('dt', null, t.starts),
                        h('dd', { title: exact(silence.startsAt) }, clock(silence.startsAt)),
                        h('dt', null, t.ends),
                        h('dd', { title: exact(silence.endsAt) }, clock(silence.endsAt)),
                        h('dt', null, 'ID'),
                        h('dd', null, h('code', null, silence.id)),
                    ),
                ),
            ),
        });
    }

    return {
        element,
        title: t.silences,
        refresh,
        redraw: () => list.redraw(),
        keys: {
            j: () => list.move(1),
            k: () => list.move(-1),
            ArrowDown: () => list.move(1),
            ArrowUp: () => list.move(-1),
            Enter: () => list.current() && details(list.current()),
            s: () => silenceForm(frame),
        },
    };
}
