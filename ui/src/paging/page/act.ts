// SPDX-License-Identifier: Apache-2.0
// What can be done with a page, in the order in which it is offered.

import { Failure } from '@/api/client';
import type { ActionWord, PageState } from '../types';

/** As buttons; the others are under them. */
export const ORDER: readonly ActionWord[] = [
    'acknowledge',
    'escalate',
    'snooze',
    'add-responder',
    'reassign',
    'unacknowledge',
    'resolve',
];

export const KEYS: Readonly<Partial<Record<ActionWord, string>>> = {
    acknowledge: 'a',
    escalate: 'e',
    resolve: 'r',
    snooze: 't',
};

/** Done with one press; the others ask something first. */
export const AT_ONCE: ReadonlySet<ActionWord> = new Set(['acknowledge']);

/** The one that stands out: acknowledge while nobody has it, else none. */
export function primaryOf(state: PageState, actions: readonly ActionWord[]): ActionWord | null {
    return state !== 'acknowledged' && state !== 'resolved' && actions.includes('acknowledge') ? 'acknowledge' : null;
}

/** The state that stood in the way, where somebody was quicker. */
export function stateInTheWay(error: unknown): PageState | null {
    return error instanceof Failure && error.code === 'not-possible' && typeof error.said.state === 'string'
        ? (error.said.state as PageState)
        : null;
}
