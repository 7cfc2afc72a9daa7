// SPDX-License-Identifier: Apache-2.0
import { post, remove } from '@/api/client';
import { ALERTMANAGER, type Silence, type SilenceMatcher } from '@/api/types';
import { type Matcher, type Operator, tester } from '@/matcher/matcher';

export function fromApi(matcher: SilenceMatcher): Matcher {
    const op: Operator = matcher.isRegex ? (matcher.isEqual ? '=~' : '!~') : matcher.isEqual ? '=' : '!=';
    return { name: matcher.name, op, value: matcher.value };
}

export function toApi({ name, op, value }: Matcher): SilenceMatcher {
    return { name, value, isRegex: op === '=~' || op === '!~', isEqual: op === '=' || op === '=~' };
}

/** What a form asks for; times in RFC 3339. */
export interface Wanted {
    /** Of the silence that is changed. */
    id?: string | undefined;
    matchers: readonly Matcher[];
    startsAt: string;
    endsAt: string;
    createdBy: string;
    comment: string;
}

export function save(wanted: Wanted): Promise<{ silenceID: string }> {
    return post(`${ALERTMANAGER}/silences`, { ...wanted, matchers: wanted.matchers.map(toApi) });
}

export function expire(silence: Silence): Promise<unknown> {
    return remove(`${ALERTMANAGER}/silence/${silence.id}`);
}

/** Makes a silence again that was ended too early; what is left of its time is kept. */
export function again(silence: Silence, now: number): Promise<unknown> {
    return save({
        matchers: silence.matchers.map(fromApi),
        startsAt: new Date(Math.max(now, Date.parse(silence.startsAt))).toISOString(),
        endsAt: silence.endsAt,
        createdBy: silence.createdBy,
        comment: silence.comment,
    });
}

export type Refusal = 'no-matcher' | 'matches-all' | 'ended' | 'ends-before-start' | 'no-author' | 'no-comment';

/** What keeps a form from being sent, field by field. */
export function refusals(
    {
        matchers,
        startsAt,
        endsAt,
        createdBy,
        comment,
        asking = false,
    }: Pick<Wanted, 'matchers' | 'createdBy' | 'comment'> & {
        startsAt: number;
        endsAt: number;
        asking?: boolean;
    },
    now: number,
): ReadonlySet<Refusal> {
    const found = new Set<Refusal>();
    if (matchers.length === 0) {
        found.add('no-matcher');
    } else if (matchers.every((matcher) => tester(matcher)({}))) {
        found.add('matches-all');
    }
    if (!(endsAt > now)) {
        found.add('ended');
    } else if (!(endsAt > startsAt)) {
        found.add('ends-before-start');
    }
    // Who asks is known to the server.
    if (!asking && createdBy.trim() === '') {
        found.add('no-author');
    }
    if (comment.trim() === '') {
        found.add('no-comment');
    }
    return found;
}
