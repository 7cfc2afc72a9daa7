// SPDX-License-Identifier: Apache-2.0
import { Failure, get } from '@/api/client';
import { everything } from '@/api/everything';
import {
    type AbsenceCalendar,
    type BrowserSession,
    type CalendarFeed,
    type IntakeKey,
    type Invitation,
    OURS,
    type Page,
    type Team,
    type Token,
    type User,
} from '@/api/types';
import { useLive } from '@/live/useLive';

interface Items<T> {
    items: T[];
}

export const useMyAccount = () => useLive<User>(['account'], (signal) => get(`${OURS}/me`, {}, signal));

export const useMySessions = () =>
    useLive<Items<BrowserSession>>(['account', 'sessions'], (signal) => get(`${OURS}/me/sessions`, {}, signal));

export const useMyTokens = () =>
    useLive<Items<Token>>(['account', 'tokens'], (signal) => get(`${OURS}/me/tokens`, {}, signal));

/** One's own: administrators are shown everybody's. */
export const useMyCalendarFeeds = () =>
    useLive<CalendarFeed[]>(['account', 'calendar-feeds'], async (signal) =>
        (await get<Items<CalendarFeed>>(`${OURS}/calendar-feeds`, {}, signal)).items.filter((feed) => feed.mine),
    );

/** Null where one gave none. */
export const useMyAbsenceCalendar = () =>
    useLive<AbsenceCalendar | null>(['account', 'absence-calendar'], (signal) =>
        get<AbsenceCalendar>(`${OURS}/users/me/absence-calendar`, {}, signal).catch((failure: unknown) => {
            if (failure instanceof Failure && failure.status === 404) {
                return null;
            }
            throw failure;
        }),
    );

export const useUsers = (search: string, limit: number) =>
    useLive<Page<User>>(['users', search, limit], (signal) => get(`${OURS}/users`, { search, limit }, signal));

export const useUser = (id: string) =>
    useLive<User>(['users', 'one', id], (signal) => get(`${OURS}/users/${id}`, {}, signal));

export const useSessionsOf = (id: string, enabled: boolean) =>
    useLive<Items<BrowserSession>>(
        ['users', 'sessions', id],
        (signal) => get(`${OURS}/users/${id}/sessions`, {}, signal),
        { enabled },
    );

export const useInvitations = (enabled: boolean) =>
    useLive<Invitation[]>(['invitations'], (signal) => everything(`${OURS}/invitations`, {}, signal), { enabled });

export const useTeams = () => useLive<Team[]>(['teams'], (signal) => everything(`${OURS}/teams`, {}, signal));

export const useServiceTokens = () =>
    useLive<Token[]>(['service-tokens'], (signal) => everything(`${OURS}/service-tokens`, {}, signal));

export const useIntakeKeys = () =>
    useLive<IntakeKey[]>(['intake-keys'], (signal) => everything(`${OURS}/intake-keys`, {}, signal));
