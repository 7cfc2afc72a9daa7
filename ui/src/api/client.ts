// SPDX-License-Identifier: Apache-2.0
import { session } from '@/session/session';

/** Past this the way to the server is taken for broken, so that nobody looks at an old picture for long. */
const LIMIT_MS = 20_000;

/** What the server, or the way to it, said instead of an answer. */
export class Failure extends Error {
    constructor(
        readonly status: number,
        readonly code: string,
        detail: string,
        readonly retryAfterSeconds: number | null = null,
        /** All that the server said, for who knows more of it than this class. */
        readonly said: Readonly<Record<string, unknown>> = {},
    ) {
        super(detail);
        this.name = 'Failure';
    }

    /** Nothing answered at all. */
    get isUnreachable(): boolean {
        return this.status === 0;
    }
}

export type Parameters = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/** Relative to `<base>`, so that a route prefix needs no thought. */
export function address(path: string, parameters: Parameters = {}): string {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const one of Array.isArray(value) ? value : [value]) {
            if (one !== null && one !== undefined && one !== '') {
                query.append(name, String(one));
            }
        }
    }
    const text = query.toString();
    return text ? `${path}?${text}` : path;
}

function parse(text: string): unknown {
    try {
        return text === '' ? null : JSON.parse(text);
    } catch {
        return text;
    }
}

function failure(response: Response, body: unknown, text: string): Failure {
    const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const detail = typeof body === 'string' ? body : String(said.detail ?? said.message ?? text);
    const code = typeof said.code === 'string' ? said.code : `http-${response.status}`;
    const after = Number(response.headers.get('Retry-After'));
    return new Failure(response.status, code, detail || response.statusText, after > 0 ? after : null, said);
}

/** Asks the server. A refusal for want of a session opens the way to sign in, and is thrown like any other. */
export async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
    const limit = AbortSignal.timeout(LIMIT_MS);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    let response: Response;
    let text: string;
    try {
        response = await fetch(path, { credentials: 'same-origin', ...options, signal });
        text = await response.text();
    } catch (problem) {
        if (options.signal?.aborted) {
            throw problem;
        }
        throw new Failure(0, 'unreachable', problem instanceof Error ? problem.message : String(problem));
    }
    const body = parse(text);
    if (response.ok) {
        return body as T;
    }
    if (response.status === 401) {
        session.ended();
    }
    throw failure(response, body, text);
}

export function get<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
    return ask<T>(address(path, parameters), signal ? { signal } : {});
}

export function post<T>(path: string, body?: unknown): Promise<T> {
    return ask<T>(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
    });
}

/** Changes what was seen with this tag; nothing happens where it is another one by now. */
export function put<T>(path: string, body: unknown, tag: Record<string, string>): Promise<T> {
    return ask<T>(path, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', ...tag },
        body: JSON.stringify(body),
    });
}

export function remove(path: string): Promise<unknown> {
    return ask(path, { method: 'DELETE' });
}
