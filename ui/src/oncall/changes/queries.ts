// SPDX-License-Identifier: Apache-2.0
import { get, post, put, remove } from '@/api/client';
import { OURS } from '@/api/types';
import { useLive } from '@/live/useLive';
import type { Stretch } from '../lanes';
import { iso, schedulePath } from '../queries';
import type {
    Absence,
    AbsenceDraft,
    CalendarFeed,
    Fairness,
    HandoffNote,
    MyShift,
    Override,
    OverrideDraft,
    ShiftRequest,
    ShiftRequestDraft,
    TemporaryDraft,
} from '../types';

interface Items<T> {
    items: T[];
}

export const useRequests = () =>
    useLive<Items<ShiftRequest>>(['shift-requests'], (signal) => get(`${OURS}/shift-requests`, { open: true }, signal));

export const useRequest = (id: string) =>
    useLive<ShiftRequest>(['shift-requests', id], (signal) => get(`${OURS}/shift-requests/${id}`, {}, signal));

export const useShifts = (person: string | null, { from, to }: Stretch) =>
    useLive<Items<MyShift>>(
        ['shifts', person, from, to],
        (signal) => get(`${OURS}/shifts`, { person, from: iso(from), to: iso(to) }, signal),
        { enabled: person !== null },
    );

export const useFairness = (schedule: string, { from, to }: Stretch) =>
    useLive<Fairness>(['fairness', schedule, from, to], (signal) =>
        get(`${schedulePath(schedule)}/fairness`, { from: iso(from), to: iso(to) }, signal),
    );

export const useNotes = (schedule: string) =>
    useLive<Items<HandoffNote>>(['handoff-notes', schedule], (signal) =>
        get(`${schedulePath(schedule)}/handoff-notes`, {}, signal),
    );

export const useFeeds = () =>
    useLive<Items<CalendarFeed>>(['calendar-feeds'], (signal) => get(`${OURS}/calendar-feeds`, {}, signal));

export const makeOverride = (schedule: string, draft: OverrideDraft) =>
    post<Override>(`${schedulePath(schedule)}/overrides`, draft);

export const makeTemporary = (schedule: string, draft: TemporaryDraft) =>
    post<Override>(`${schedulePath(schedule)}/temporary`, draft);

export const takeOver = (schedule: string, draft: { role?: string; until?: string; note?: string }) =>
    post<Override>(`${schedulePath(schedule)}/take-over`, draft);

export const endOverride = (id: string) => remove(`${OURS}/overrides/${id}`);

export const makeAbsence = (draft: AbsenceDraft) =>
    post<{ absence: Absence; requests: ShiftRequest[] }>(`${OURS}/absences`, draft);

export const endAbsence = (id: string) => remove(`${OURS}/absences/${id}`);

export const makeRequest = (draft: ShiftRequestDraft) => post<ShiftRequest>(`${OURS}/shift-requests`, draft);

export const answerRequest = (
    id: string,
    how: 'take' | 'offer' | 'accept' | 'decline' | 'withdraw',
    body: Record<string, unknown> = {},
) => post<ShiftRequest>(`${OURS}/shift-requests/${id}/${how}`, body);

export const writeNote = (schedule: string, role: string, text: string) =>
    put(`${schedulePath(schedule)}/handoff-notes/${encodeURIComponent(role)}`, { text });

export const makeFeed = (kind: CalendarFeed['kind'], schedule?: string) =>
    post<CalendarFeed>(`${OURS}/calendar-feeds`, { kind, ...(schedule ? { schedule } : {}) });

export const endFeed = (id: string) => remove(`${OURS}/calendar-feeds/${id}`);
