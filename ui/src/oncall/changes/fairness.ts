// SPDX-License-Identifier: Apache-2.0
// What the strip of fairness says in a sentence.

import type { Fairness, FairnessOf } from '../types';

/** Up to this share of the median it is called even. */
const EVEN = 0.1;

export type Verdict =
    | { kind: 'none' }
    | { kind: 'even'; percent: number }
    | { kind: 'uneven'; most: FairnessOf; least: FairnessOf; morePercent: number; lessPercent: number };

export function verdictOf({ items, median }: Fairness): Verdict {
    const sorted = items.toSorted((a, b) => b.total - a.total);
    const [most] = sorted;
    const least = sorted.at(-1);
    if (!most || !least || most === least || median <= 0) {
        return { kind: 'none' };
    }
    const more = (most.total - median) / median;
    const less = (median - least.total) / median;
    return Math.max(more, less) <= EVEN
        ? { kind: 'even', percent: Math.max(more, less) * 100 }
        : { kind: 'uneven', most, least, morePercent: more * 100, lessPercent: less * 100 };
}

export const PARTS = ['day', 'night', 'weekend', 'holiday'] as const;
export type Part = (typeof PARTS)[number];

/** The parts of a total, weighted, in the order in which they are drawn. */
export function partsOf(item: FairnessOf, weights: Fairness['weights']): { part: Part; weighted: number }[] {
    return PARTS.map((part) => ({ part, weighted: item[part] * weights[part] })).filter(({ weighted }) => weighted > 0);
}
