// SPDX-License-Identifier: Apache-2.0
// Asks the server. Paths are relative, so that a route prefix needs no thought.

export const OURS = 'api/watchfire/v1';

// Past this the way to the server is taken for broken, so that nobody looks at an old picture for long.
const LIMIT_MS = 20_000;

/** What the server, or the way to it, said instead of an answer. */
export class Failure extends Error {
    constructor(status, code, detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }
}

async function ask(path, options) {
    const limit = AbortSignal.timeout(LIMIT_MS);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    let response;
    let text;
    try {
        response = await fetch(path, { credentials: 'same-origin', ...options, signal });
        text = await response.text();
    } catch (failure) {
        if (failure.name === 'AbortError') {
            throw failure;
        }
        throw new Failure(0, 'unreachable', String(failure.message ?? failure));
    }
    if (response.status === 401) {
        // The session is over; the server shows the form now.
        location.reload();
    }
    const body = parse(text);
    if (response.ok) {
        return body;
    }
    const detail = typeof body === 'string' ? body : (body?.detail ?? body?.message ?? text);
    throw new Failure(response.status, body?.code ?? '', detail || response.statusText);
}

function parse(text) {
    try {
        return text === '' ? null : JSON.parse(text);
    } catch {
        return text;
    }
}

export function get(path, parameters = {}, signal = undefined) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== null && one !== undefined && one !== '') {
                query.append(name, one);
            }
        }
    }
    const text = query.toString();
    return ask(text ? `${path}?${text}` : path, { signal });
}

export function post(path, body) {
    return ask(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
    });
}

export function remove(path) {
    return ask(path, { method: 'DELETE' });
}
