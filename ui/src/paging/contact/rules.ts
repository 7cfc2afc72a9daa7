// SPDX-License-Identifier: Apache-2.0
// What somebody changes of their rules and quiet hours, before it is saved.

import type { Contact, ContactRule, Day, DayWindow } from '../types';

export const DAYS: readonly Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Delays that are offered, in seconds. */
export const DELAYS: readonly number[] = [0, 30, 60, 120, 180, 300, 600, 900, 1800];

export const NIGHT: DayWindow = { days: [], from: '22:00', to: '07:00' };

export interface Wish {
    language: string;
    zone: string;
    quiet: readonly DayWindow[];
    rules: readonly ContactRule[];
    /** The id of the means that takes what only informs; '' for the server's choice. */
    reminders: string;
}

export const wishOf = ({ language, zone, quiet, rules, reminders = '' }: Contact): Wish => ({
    language,
    zone,
    quiet,
    rules,
    reminders,
});

export const isSame = (a: Wish, b: Wish) => JSON.stringify(a) === JSON.stringify(b);

/** With one in another place; nothing where it is at the end already. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
    const next = [...list];
    const to = from + by;
    if (to >= 0 && to < next.length) {
        const [one] = next.splice(from, 1);
        next.splice(to, 0, one as T);
    }
    return next;
}

export const replaced = <T>(list: readonly T[], at: number, one: T): T[] =>
    list.map((other, i) => (i === at ? one : other));

export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

/** With one more or one less of a set, in the order of all. */
export function toggled<T>(all: readonly T[], chosen: readonly T[], one: T): T[] {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    return next.length === all.length ? [] : all.filter((other) => next.includes(other));
}

export const methodName = (type: string, { label, address }: { label: string; address: string }) =>
    `${type} ${label || address}`.trim();

/** The means of a rule by how soon they come. */
export function sorted(rule: ContactRule): ContactRule {
    return { ...rule, rings: [...rule.rings].sort((a, b) => a.after - b.after) };
}

/** A rule that uses what there is: the first at once, the others every minute. */
export function ruleOf(methods: readonly { id: string }[]): ContactRule {
    return { severities: [], when: null, rings: methods.slice(0, 1).map(({ id }) => ({ after: 0, method: id })) };
}
