// SPDX-License-Identifier: Apache-2.0
// What people change about schedules, as the server says it.

import type { OnCallNow, OnCallRange, ScheduleSummary } from '@/api/types';

export interface Override {
    id: string;
    schedule: string;
    kind: 'add' | 'replace' | 'remove' | 'temporary';
    role: string | null;
    start: string;
    end: string;
    person: string | null;
    by: string | null;
    shifts?: readonly { start: string; end: string; person: string; role?: string | null }[];
    note: string;
    urgent: boolean;
    madeBy: string;
    madeAt: string;
}

export type AbsenceKind = 'vacation' | 'sick' | 'other';

export interface Absence {
    id: string;
    person: string;
    start: string;
    end: string;
    kind: AbsenceKind;
    note: string;
    source: 'form' | 'calendar';
    madeBy: string;
    madeAt: string;
}

export interface Wanted {
    start: string;
    end: string;
}

export interface ShiftAnswer {
    person: string;
    answer: 'offered' | 'declined';
    want: Wanted | null;
    note: string;
    at: string;
}

export interface ShiftRequest {
    id: string;
    kind: 'swap' | 'cover';
    schedule: string;
    role: string;
    /** Whose shift; empty for a gap. */
    person: string;
    start: string;
    end: string;
    to: readonly string[];
    want: Wanted | null;
    state: 'open' | 'taken' | 'declined' | 'withdrawn' | 'expired';
    answers: readonly ShiftAnswer[];
    takenBy: string | null;
    /** A later edit of the schedule moved the shift. */
    moved: boolean;
    note: string;
    madeBy: string;
    madeAt: string;
    endedAt: string | null;
}

export interface MyShift {
    schedule: string;
    role: string;
    start: string;
    end: string;
    startLocal: string;
    endLocal: string;
    zone: string;
    layer: string;
    origin: string;
    instead: string | null;
    with: readonly string[];
}

export interface FairnessOf {
    person: string;
    /** Weighted hours. */
    total: number;
    day: number;
    night: number;
    weekend: number;
    holiday: number;
    /** Weighted hours of the next 30 days. */
    ahead: number;
}

export interface Fairness {
    from: string;
    to: string;
    weights: { day: number; night: number; weekend: number; holiday: number };
    median: number;
    items: readonly FairnessOf[];
}

export interface HandoffNote {
    role: string;
    text: string;
    by: string;
    at: string;
}

export interface CalendarFeed {
    id: string;
    kind: 'schedule' | 'person' | 'oncall';
    schedule: string | null;
    madeAt: string;
    lastReadAt?: string | null;
    /** Shown once. */
    url?: string;
}

/** What the server says besides, where it knows of changes. */
export type RangeWithChanges = OnCallRange & {
    changes?: {
        overrides: readonly Override[];
        absences: readonly Absence[];
        requests: readonly ShiftRequest[];
    };
    fairness?: Fairness;
};

export type Schedule = ScheduleSummary & { team?: string | null; people?: readonly string[] };

export type OnCallItem = OnCallNow['items'][number] & {
    team?: string | null;
    zone?: string;
    next?: readonly string[];
};
