// SPDX-License-Identifier: Apache-2.0
// Severities without a browser: criteria, lengths of time, and the week as bars.

import type { Factor, Page, Severity, SeveritySpan } from '../types';

export const FACTORS: readonly Factor[] = [
    'full_outage',
    'partial_outage',
    'data_loss',
    'security_breach',
    'urgent',
    'workaround',
    'cosmetic',
];

export type Kind = 'at_once' | 'held' | 'digest';

export function kindOf(span: Pick<SeveritySpan, 'manner' | 'leavesAt' | 'start'>): Kind {
    if (span.leavesAt === null || span.leavesAt === span.start || span.manner === 'at_once') {
        return 'at_once';
    }
    return span.manner === 'business_hours' ? 'held' : 'digest';
}

export interface Bar {
    /** Parts of the week, from 0 to 1. */
    from: number;
    to: number;
    kind: Kind;
    span: SeveritySpan;
}

/** What happens to a severity over a week, as bars; pieces that say the same next to each other are one. */
export function barsOf(spans: readonly SeveritySpan[], severity: Severity, from: number, to: number): Bar[] {
    const bars: Bar[] = [];
    const part = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - from) / (to - from)));
    for (const span of spans.filter((one) => one.severity === severity)) {
        const bar = { from: part(span.start), to: part(span.end), kind: kindOf(span), span };
        const last = bars.at(-1);
        if (bar.to <= bar.from) {
            continue;
        }
        if (last && last.kind === bar.kind && last.to === bar.from && last.span.leavesAt === span.leavesAt) {
            last.to = bar.to;
        } else {
            bars.push(bar);
        }
    }
    return bars;
}

/** What waits, by when it leaves, soonest first; what has no time last. */
export function byLeaving<P extends Pick<Page, 'heldUntil' | 'severity'>>(pages: readonly P[]): [string, P[]][] {
    const found = new Map<string, P[]>();
    for (const page of pages) {
        const at = page.heldUntil ?? '';
        found.set(at, [...(found.get(at) ?? []), page]);
    }
    return [...found]
        .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : Date.parse(a) - Date.parse(b)))
        .map(([at, list]) => [at, list.sort((a, b) => a.severity.localeCompare(b.severity))]);
}
