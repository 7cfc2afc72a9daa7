// SPDX-License-Identifier: Apache-2.0
// The frame around the views: navigation, the drawer, keys, language, theme, and what is live.

import { alertsView } from './alerts.js';
import { deliveriesView } from './deliveries.js';
import { h, icon, memory, replace } from './dom.js';
import { healthView } from './healthview.js';
import { follow, health } from './live.js';
import { shadowView } from './shadow.js';
import { silencesView } from './silences.js';
import { age, clock, language, number, speak, t } from './text.js';

const VIEWS = {
    alerts: { make: alertsView, icon: 'flame' },
    silences: { make: silencesView, icon: 'silence' },
    deliveries: { make: deliveriesView, icon: 'send' },
    health: { make: healthView, icon: 'health' },
    shadow: { make: shadowView, icon: 'retry', shown: () => observing },
};

const counts = {};
let observing = false;
let view = null;
let viewName = '';
let drawer = null;
let live = { live: true, retryAt: 0 };
let lastLive = Date.now();
let pendingG = 0;
let following = null;

const parts = {};

const frame = {
    count(name, value) {
        counts[name] = value;
        drawNavigation();
    },
    openDrawer(next) {
        drawer = { ...next, before: document.activeElement };
        replace(parts.drawer, next.element);
        parts.drawer.hidden = false;
        parts.drawer.setAttribute('aria-label', next.label);
        document.body.classList.add('with-drawer');
    },
    closeDrawer() {
        if (!drawer) {
            return;
        }
        const before = drawer.before;
        drawer = null;
        parts.drawer.hidden = true;
        replace(parts.drawer);
        document.body.classList.remove('with-drawer');
        if (before?.isConnected) {
            before.focus();
        }
    },
    refresh() {
        following?.refresh();
    },
};

async function refresh() {
    const [now] = await Promise.all([health(), view.refresh(), drawer?.refresh?.()]);
    observing = now.mode === 'observe';
    counts.alerts = now.alerts.active + now.alerts.suppressed;
    counts.silences = now.silences.active;
    counts.retrying = now.deliveries.retrying;
    drawNavigation();
    drawFoot(now);
}

function show(name) {
    viewName = name in VIEWS ? name : 'alerts';
    frame.closeDrawer();
    view = VIEWS[viewName].make(frame);
    replace(parts.view, view.element);
    parts.title.textContent = view.title;
    document.title = `${view.title} · Watchfire`;
    drawNavigation();
    following?.refresh();
}

function drawNavigation() {
    const items = Object.entries(VIEWS).filter(([, one]) => one.shown?.() ?? true).map(([name, one]) =>
        h(
            'a',
            { href: `#${name}`, class: name === viewName ? 'on' : '', 'aria-current': name === viewName ? 'page' : null },
            icon(one.icon),
            h('span', null, t[name]),
            counts[name] ? h('em', null, number(counts[name])) : null,
        ),
    );
    replace(parts.nav, items);
}

function drawFoot(now) {
    const good = now.status === 'ok';
    replace(
        parts.foot,
        h('span', { class: good ? 'good' : 'bad' }, icon(good ? 'check' : 'warn', 14), h('b', null, good ? t.engineRuns : t.engineStopped)),
        observing ? h('b', null, t.observing) : null,
        pair(t.lastRound, t.ago(age(now.lastRoundAt, new Date(now.now).getTime()))),
        pair(t.groups, number(now.groups)),
        pair(t.waitingDeliveries, number(now.deliveries.pending + now.deliveries.sending)),
        now.deliveries.retrying > 0 ? h('span', { class: 'bad' }, icon('retry', 14), `${t.retryingDeliveries} ${number(now.deliveries.retrying)}`) : null,
        h('span', { class: 'end' }, `Watchfire ${now.version}`),
    );
}

function pair(name, value) {
    return h('span', null, h('i', null, name), ' ', h('b', null, value));
}

function drawLive() {
    document.body.classList.toggle('not-live', !live.live);
    parts.live.replaceChildren(h('i'), live.live ? t.live : t.notLive);
    parts.live.className = live.live ? 'live' : 'live off';
    parts.notice.hidden = live.live;
    if (!live.live) {
        const seconds = Math.max(0, Math.ceil((live.retryAt - Date.now()) / 1000));
        replace(
            parts.notice,
            icon('warn'),
            h('b', null, t.notLiveSince(clock(lastLive, true))),
            ` ${t.tryingAgain(seconds)} `,
            h('button', { class: 'button small', type: 'button', click: () => following.refresh() }, t.tryNow),
        );
    }
}

function tick() {
    parts.clock.textContent = clock(Date.now(), true);
    if (!live.live) {
        drawLive();
    }
    if (new Date().getSeconds() === 0) {
        view.tick?.();
    }
}

const THEMES = ['auto', 'light', 'dark'];

function themeName() {
    return document.documentElement.dataset.theme ?? 'auto';
}

function themeLabel() {
    return { auto: t.themeAuto, light: t.themeLight, dark: t.themeDark }[themeName()];
}

function nextTheme(button) {
    const next = THEMES[(THEMES.indexOf(themeName()) + 1) % THEMES.length];
    if (next === 'auto') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = next;
    }
    memory.set('theme', next);
    button.title = themeLabel();
    button.setAttribute('aria-label', themeLabel());
}

function showKeys() {
    frame.openDrawer({
        label: t.keys,
        keys: {},
        element: h(
            'div',
            { class: 'drawer-inner' },
            h(
                'div',
                { class: 'drawer-head' },
                h('b', null, t.keys),
                h('span', { class: 'grow' }),
                h('button', { class: 'icon-button', type: 'button', 'aria-label': t.close, click: () => frame.closeDrawer() }, icon('cross')),
            ),
            h(
                'dl',
                { class: 'drawer-body facts' },
                t.keyList.map(([key, meaning]) => [h('dt', null, key.split(' ').map((k) => (k === '/' && key.length > 1 ? ' ' : h('kbd', null, k)))), h('dd', null, meaning)]),
            ),
        ),
    });
}

function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    if (event.key === 'Escape') {
        frame.closeDrawer();
        return;
    }
    if (event.target.closest('input, textarea, select')) {
        return;
    }
    if (event.key === 'Enter' && event.target.closest('a, button')) {
        return;
    }
    const goTo = { a: 'alerts', s: 'silences', d: 'deliveries', h: 'health' };
    if (Date.now() - pendingG < 1000 && goTo[event.key]) {
        pendingG = 0;
        location.hash = goTo[event.key];
        event.preventDefault();
        return;
    }
    if (event.key === 'g') {
        pendingG = Date.now();
        return;
    }
    if (event.key === '?') {
        showKeys();
        return;
    }
    const action = drawer?.keys?.[event.key] ?? view.keys[event.key];
    if (action) {
        event.preventDefault();
        action();
    }
}

function build() {
    document.documentElement.lang = language;
    const theme = h('button', { class: 'icon-button', type: 'button', title: themeLabel(), 'aria-label': themeLabel(), click: () => nextTheme(theme) }, icon('theme'));
    parts.nav = h('nav', { 'aria-label': 'Watchfire' });
    parts.title = h('h1');
    parts.live = h('span', { class: 'live', role: 'status' });
    parts.clock = h('span', { class: 'clock' });
    parts.notice = h('p', { class: 'notice', hidden: true });
    parts.view = h('div', { class: 'slot' });
    parts.drawer = h('aside', { class: 'drawer', hidden: true });
    parts.foot = h('footer', { class: 'foot' });
    replace(
        document.body,
        h(
            'div',
            { class: 'rail' },
            h('a', { class: 'brand', href: '#alerts' }, h('img', { src: 'assets/icon.svg', width: '20', height: '20', alt: '' }), h('span', null, 'Watchfire')),
            parts.nav,
            h(
                'div',
                { class: 'rail-foot' },
                h('button', { class: 'text-button', type: 'button', lang: language === 'ko' ? 'en' : 'ko', click: changeLanguage }, t.language),
                theme,
                h('form', { method: 'post', action: 'logout' }, h('button', { class: 'icon-button', title: t.signOut, 'aria-label': t.signOut }, icon('out'))),
            ),
        ),
        h(
            'main',
            null,
            h('header', { class: 'top' }, parts.title, h('span', { class: 'grow' }), parts.live, parts.clock, h('button', { class: 'icon-button keys-button', type: 'button', title: t.keys, 'aria-label': t.keys, click: showKeys }, h('kbd', null, '?'))),
            parts.notice,
            h('div', { class: 'content' }, parts.view, parts.drawer),
            parts.foot,
        ),
    );
}

function changeLanguage() {
    speak(language === 'ko' ? 'en' : 'ko');
    build();
    show(viewName);
    drawLive();
}

build();
show(location.hash.slice(1));
drawLive();
following = follow(refresh, (state) => {
    live = state;
    if (state.live) {
        lastLive = Date.now();
    }
    drawLive();
});
addEventListener('hashchange', () => show(location.hash.slice(1)));
addEventListener('keydown', onKey);
matchMedia('(max-width: 700px)').addEventListener('change', () => view.redraw?.());
setInterval(tick, 1_000);
tick();
