// SPDX-License-Identifier: Apache-2.0
// Making a silence: matchers, how long, who and why, and how many alerts it would mute.

import { get, OURS, post } from './api.js';
import { h, icon, memory, replace } from './dom.js';
import { clock, t } from './text.js';

const LENGTHS = [
    ['30 m', 30],
    ['1 h', 60],
    ['2 h', 120],
    ['8 h', 480],
    ['1 d', 1440],
    ['7 d', 10_080],
];
const PREVIEW_MS = 300;
// These change from restart to restart, so a silence on them ends too early.
const FLEETING = new Set(['pod', 'container_id', 'uid', 'replica']);

/** @param from labels to start with, or a silence to make again */
export function silenceForm(frame, from = {}, known = null) {
    const rows = h('div', { class: 'matchers' });
    const mutes = h('p', { class: 'mutes', 'aria-live': 'polite' });
    const fault = h('p', { class: 'fault', role: 'alert' });
    const ends = h('input', { type: 'datetime-local', name: 'ends', required: true, input: () => check() });
    const who = h('input', {
        type: 'text',
        name: 'who',
        required: true,
        maxlength: '100',
        autocomplete: 'name',
        placeholder: t.whoHint,
        value: memory.get('who') ?? '',
    });
    const reason = h('textarea', { name: 'reason', required: true, rows: '2', maxlength: '2000', placeholder: t.reasonHint });
    const submit = h('button', { class: 'button primary' }, t.silence);
    let preview = 0;
    let asked = null;

    function addRow(name = '', op = '=', value = '') {
        const row = h(
            'div',
            { class: 'matcher', input: () => check() },
            h('input', { type: 'text', class: 'mono', value: name, placeholder: t.name, 'aria-label': t.name, spellcheck: 'false', autocomplete: 'off' }),
            h(
                'select',
                { class: 'mono', 'aria-label': t.matchers },
                ['=', '!=', '=~', '!~'].map((sign) => h('option', { value: sign, selected: sign === op }, sign)),
            ),
            h('input', { type: 'text', class: 'mono', value, placeholder: t.value, 'aria-label': t.value, spellcheck: 'false', autocomplete: 'off' }),
            h(
                'button',
                {
                    class: 'icon-button',
                    type: 'button',
                    'aria-label': t.remove,
                    title: t.remove,
                    click: () => {
                        row.remove();
                        check();
                    },
                },
                icon('cross', 12),
            ),
        );
        rows.append(row);
        return row;
    }

    function matchers() {
        return [...rows.children]
            .map((row) => {
                const [name, value] = row.querySelectorAll('input');
                return { name: name.value.trim(), op: row.querySelector('select').value, value: value.value };
            })
            .filter((matcher) => matcher.name !== '');
    }

    function setLength(minutes) {
        const end = new Date(Date.now() + minutes * 60_000);
        const local = new Date(end.getTime() - end.getTimezoneOffset() * 60_000);
        ends.value = local.toISOString().slice(0, 16);
        check();
    }

    function check() {
        clearTimeout(preview);
        preview = setTimeout(ask, PREVIEW_MS);
        const late = new Date(ends.value) <= Date.now();
        ends.setCustomValidity(late ? t.timePassed : '');
    }

    async function ask() {
        const wanted = matchers();
        asked?.abort();
        if (!wanted.some((matcher) => matcher.value !== '')) {
            mutes.textContent = t.matchesAll;
            return;
        }
        asked = new AbortController();
        try {
            const filter = wanted.map((m) => `${quoted(m.name, true)}${m.op}${quoted(m.value)}`);
            const answer = await get(`${OURS}/alerts`, { filter, limit: 1 }, asked.signal);
            mutes.textContent = t.mutes(answer.total);
            mutes.classList.toggle('fault', false);
        } catch (failure) {
            if (failure.name !== 'AbortError') {
                mutes.textContent = failure.message;
                mutes.classList.toggle('fault', true);
            }
        }
    }

    async function save(event) {
        event.preventDefault();
        fault.textContent = '';
        submit.disabled = true;
        replace(submit, h('span', { class: 'spinner' }), t.silencing);
        memory.set('who', who.value);
        try {
            await post('api/v2/silences', {
                matchers: matchers().map((m) => ({
                    name: m.name,
                    value: m.value,
                    isRegex: m.op === '=~' || m.op === '!~',
                    isEqual: m.op === '=' || m.op === '=~',
                })),
                startsAt: new Date().toISOString(),
                endsAt: new Date(ends.value).toISOString(),
                createdBy: who.value,
                comment: reason.value,
            });
            frame.closeDrawer();
            frame.refresh();
        } catch (failure) {
            fault.textContent = `${t.notSaved} ${failure.message}`;
        } finally {
            submit.disabled = false;
            replace(submit, t.silence);
        }
    }

    const element = h(
        'div',
        { class: 'drawer-inner' },
        h(
            'div',
            { class: 'drawer-head' },
            h('b', null, t.newSilence),
            h('span', { class: 'grow' }),
            h('button', { class: 'icon-button', type: 'button', 'aria-label': t.close, title: t.close, click: () => frame.closeDrawer() }, icon('cross')),
        ),
        h(
            'form',
            { class: 'drawer-body form', submit: save },
            h('fieldset', null, h('legend', null, t.matchers), rows, h('button', { class: 'button quiet-button', type: 'button', click: () => addRow().querySelector('input').focus() }, icon('plus', 12), t.addMatcher), mutes),
            h(
                'fieldset',
                null,
                h('legend', null, t.length),
                h(
                    'div',
                    { class: 'lengths' },
                    LENGTHS.map(([label, minutes]) => h('button', { class: 'button', type: 'button', click: () => setLength(minutes) }, localLength(label))),
                ),
                h('label', null, t.ends, ends),
            ),
            h('label', null, t.who, who),
            h('label', null, t.reason, reason),
            fault,
            h('p', { class: 'actions' }, submit),
        ),
    );

    if (known) {
        known.matchers.forEach((m) => addRow(m.name, `${m.isEqual === false ? '!' : '='}${m.isRegex ? '~' : m.isEqual === false ? '=' : ''}`, m.value));
        reason.value = known.comment;
    } else {
        const names = Object.keys(from).filter((name) => !FLEETING.has(name));
        names.forEach((name) => addRow(name, '=', from[name]));
        if (names.length === 0) {
            addRow();
        }
    }
    setLength(120);
    frame.openDrawer({ element, label: t.newSilence, keys: {} });
    (who.value === '' ? who : reason).focus();
}

function localLength(label) {
    const units = { m: t.language === 'English' ? '분' : ' m', h: t.language === 'English' ? '시간' : ' h', d: t.language === 'English' ? '일' : ' d' };
    return label.replace(/ ([mhd])/, (_, unit) => units[unit]);
}

function quoted(text, isName = false) {
    if (isName && /^[a-zA-Z_][a-zA-Z0-9_]*$/.test(text)) {
        return text;
    }
    return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

export function matcherText(matcher) {
    const op = matcher.isRegex ? (matcher.isEqual ? '=~' : '!~') : matcher.isEqual ? '=' : '!=';
    return `${matcher.name}${op}"${matcher.value}"`;
}

export function endText(silence) {
    if (silence.status.state === 'active') {
        return t.until(clock(silence.endsAt));
    }
    return silence.status.state === 'pending' ? t.from(clock(silence.startsAt)) : t.endedAt(clock(silence.endsAt));
}
