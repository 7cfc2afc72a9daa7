// SPDX-License-Identifier: Apache-2.0
// What the server says about schedules, under the names that are used here.

import type {
    Absence,
    Fairness,
    OnCallRange,
    Override,
    PersonalShift,
    ScheduleSummary,
    ShiftRequest,
} from '@/api/types';

export type {
    Absence,
    AbsenceDraft,
    CalendarFeed,
    Fairness,
    HandoffNote,
    OnCallItem,
    Override,
    OverrideDraft,
    ShiftRequest,
    ShiftRequestDraft,
    TemporaryDraft,
} from '@/api/types';

export type Schedule = ScheduleSummary;
export type MyShift = PersonalShift;
export type FairnessOf = Fairness['items'][number];
export type AbsenceKind = Absence['kind'];

/** A range of a configured schedule has changes, and a preview has fairness. */
export type RangeWithChanges = OnCallRange & {
    changes?: { overrides: readonly Override[]; absences: readonly Absence[]; requests: readonly ShiftRequest[] };
    fairness?: Fairness;
};
