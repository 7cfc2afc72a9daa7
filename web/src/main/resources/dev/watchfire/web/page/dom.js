// SPDX-License-Identifier: Apache-2.0
// Builds elements. Everything that comes from labels is set as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; strings become text nodes, functions listeners. */
export function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (typeof value === 'function') {
            element.addEventListener(name, value);
        } else if (name === 'class') {
            element.className = value;
        } else if (name === 'dataset') {
            Object.assign(element.dataset, value);
        } else {
            element.setAttribute(name, value === true ? '' : String(value));
        }
    }
    append(element, children);
    return element;
}

function append(element, children) {
    for (const child of children) {
        if (Array.isArray(child)) {
            append(element, child);
        } else if (child !== null && child !== undefined && child !== false) {
            element.append(child);
        }
    }
}

export function replace(element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
}

function svg(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, String(value));
    }
    element.append(...children);
    return element;
}

// Drawn on 16 × 16, stroke 1.5.
const ICONS = {
    flame: 'M8 1.500c.5 2.500 3.700 4 3.700 7.300A3.700 3.700 0 0 1 8 12.500a3.700 3.700 0 0 1-3.700-3.700c0-1.700 1-2.600 1.600-3.600.5.900.9 1.300 1.400 1.500C7.200 4.700 7.300 3.300 8 1.500zM4 14.500h8',
    silence: 'M3 6.500v3h2.500L9 12.500v-9L5.500 6.500zM11.500 6.500l3 3m0-3l-3 3',
    send: 'M14 2L7 9M14 2L9.500 14 7 9 2 6.500z',
    health: 'M1.500 8.500h3l2-5 3 9 2-4h3',
    check: 'M3 8.500l3.300 3.300L13 4.800',
    cross: 'M4 4l8 8m0-8l-8 8',
    right: 'M6 3.500L10.500 8 6 12.500',
    down: 'M3.500 6L8 10.500 12.500 6',
    up: 'M3.500 10L8 5.500 12.500 10',
    clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.300 1.600',
    shield: 'M8 1.800l5 1.900v4c0 3.300-2.200 5.500-5 6.500-2.800-1-5-3.200-5-6.500v-4z',
    retry: 'M13.500 8A5.500 5.500 0 1 1 11.600 3.800M13.500 1.800v2.700h-2.700',
    nobody: 'M8 7.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM3.500 14c.4-2.600 2.200-4 4.500-4s4.100 1.400 4.500 4M2 2l12 12',
    filter: 'M2 3h12L9.500 8.500V13l-3-1.500v-3z',
    warn: 'M8 2L14.500 13.500h-13zM8 6.500v3.200M8 11.600v.1',
    plus: 'M8 3v10M3 8h10',
    out: 'M6 2.500H3v11h3M10 5l3 3-3 3M6.500 8H13',
    link: 'M6.500 9.500l3-3M7 4.500l1.500-1.500a2.500 2.500 0 0 1 3.600 3.600L10.500 8M9 11.500L7.500 13a2.500 2.500 0 0 1-3.600-3.600L5.500 8',
    theme: 'M8 2a6 6 0 0 0 0 12zM8 2a6 6 0 0 1 0 12',
};

export function icon(name, size = 16) {
    return svg(
        'svg',
        { class: 'icon', viewBox: '0 0 16 16', width: size, height: size, 'aria-hidden': 'true' },
        svg('path', { d: ICONS[name] }),
    );
}

const FLAME = 'M2.300.4c.3 3 2.200 4.700 2.200 8 0 2.900-1 4.600-2.200 4.600S.1 11.500.1 8.800C.1 6 2 4 2.300.4z';

/** Five chimneys, of which 6 − n burn; grey where the alert is muted. */
export function glyph(severity, quiet, scale = 1) {
    const lit = 6 - Number(severity.slice(1));
    const flames = [];
    for (let i = 0; i < 5; i++) {
        flames.push(
            i < lit
                ? svg('path', { class: 'lit', d: FLAME, transform: `translate(${i * 5.3} 0)` })
                : svg('rect', { class: 'stub', x: i * 5.3 + 0.1, y: 10.6, width: 4.4, height: 2.4 }),
        );
    }
    return svg(
        'svg',
        {
            class: `glyph ${severity.toLowerCase()}${quiet ? ' quiet' : ''}`,
            viewBox: '0 0 26 13.400',
            width: 26 * scale,
            height: 13.4 * scale,
            'aria-hidden': 'true',
        },
        ...flames,
    );
}

export function severityMark(severity, quiet) {
    if (!severity) {
        return h('span', { class: 'severity none' }, '–');
    }
    return h(
        'span',
        { class: `severity ${severity.toLowerCase()}` },
        glyph(severity, quiet),
        h('b', null, severity),
    );
}

/** Reads and writes what a browser keeps for this page, where it keeps anything. */
export const memory = {
    get(name) {
        try {
            return localStorage.getItem(`watchfire.${name}`);
        } catch {
            return null;
        }
    },
    set(name, value) {
        try {
            localStorage.setItem(`watchfire.${name}`, value);
        } catch {
            // It holds until the page is closed then.
        }
    },
};
