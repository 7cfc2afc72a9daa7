// SPDX-License-Identifier: Apache-2.0
import { language } from '@/i18n/language';
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
        /** What is wrong with each field. */
        readonly fields: Readonly<Record<string, string>> = {},
    ) {
        super(detail);
        this.name = 'Failure';
    }

    /** Nothing answered at all. */
    get isUnreachable(): boolean {
        return this.status === 0;
    }
}

type Options = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

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

function fieldsOf(said: Record<string, unknown>, detail: string): Record<string, string> {
    const errors = Array.isArray(said.errors) ? (said.errors as { field: string; message: string }[]) : [];
    const fields = Object.fromEntries(errors.map(({ field, message }) => [field, message]));
    return typeof said.field === 'string' ? { [said.field]: detail, ...fields } : fields;
}

function failure(response: Response, body: unknown, text: string): Failure {
    const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const detail = typeof body === 'string' ? body : String(said.detail ?? said.message ?? text);
    // Alertmanager's API has no place for a code; where it matters a header has it.
    const code = response.headers.get('Watchfire-Problem') ?? said.code;
    const after = Number(response.headers.get('Retry-After'));
    return new Failure(
        response.status,
        typeof code === 'string' ? code : `http-${response.status}`,
        detail || response.statusText,
        after > 0 ? after : null,
        said,
        fieldsOf(said, detail),
    );
}

/** Asks the server. A refusal for want of a session opens the way to sign in, and is thrown like any other. */
export async function ask<T>(path: string, options: Options = {}): Promise<T> {
    const limit = AbortSignal.timeout(LIMIT_MS);
    const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit;
    let response: Response;
    let text: string;
    try {
        // Reasons come as sentences: in the language that was chosen here, which need not be the browser's.
        const headers = { 'Accept-Language': language.get(), ...options.headers };
        response = await fetch(path, { credentials: 'same-origin', ...options, headers, signal });
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

function send<T>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return ask<T>(path, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body ?? {}),
    });
}

export function post<T>(path: string, body?: unknown): Promise<T> {
    return send<T>('POST', path, body);
}

/** @param tag says what was seen, where it must not have changed meanwhile */
export function put<T>(path: string, body: unknown, tag: Record<string, string> = {}): Promise<T> {
    return send<T>('PUT', path, body, tag);
}

/** Changes what was seen in some revision; refused where it is another one by now. */
export function patch<T>(path: string, body: unknown, revision: number): Promise<T> {
    return send<T>('PATCH', path, body, { 'If-Match': `"${revision}"` });
}

export function remove(path: string): Promise<unknown> {
    return ask(path, { method: 'DELETE' });
}
