// SPDX-License-Identifier: Apache-2.0
import { anyOf, type Matcher } from '@/matcher/matcher';
import { chosen } from './selection';

/** The filter after a value of a facet was ticked or not: facets and filter are the same thing. */
export function toggled(matchers: readonly Matcher[], name: string, value: string): Matcher[] {
    const before = chosen(matchers, name);
    const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    // Where the label's matcher is no list of values, another one joins it.
    const rest = before.length > 0 ? matchers.filter((matcher) => matcher.name !== name) : [...matchers];
    return after.length > 0 ? [...rest, anyOf(name, after)] : rest;
}
