// SPDX-License-Identifier: Apache-2.0
import type { View } from '@/frame/useView';
import { type Matcher, write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';
import type { Question } from './selection';
import { STANDINGS, type Standing } from './standing';

/** What the address asks. What cannot be read is left out, as an address may come from anywhere. */
export function questionOf(view: Pick<View, 'one' | 'all'>): Question {
    return {
        matchers: view.all('filter').flatMap((text) => {
            const parsed = parse(text);
            return parsed.ok ? parsed.matchers : [];
        }),
        standings: view.all('state').filter((one): one is Standing => STANDINGS.includes(one as Standing)),
        severities: view.all('severity'),
        receiver: view.one('receiver'),
    };
}

export function isAny(question: Question): boolean {
    return (
        question.matchers.length === 0 &&
        question.standings.length === 0 &&
        question.severities.length === 0 &&
        question.receiver === null
    );
}

export function asFilter(matchers: readonly Matcher[]): string[] {
    return matchers.map(write);
}
