// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, post, put } from '@/api/client';
import { OURS } from '@/api/types';
import { queries } from '@/live/live';
import { useLive } from '@/live/useLive';
import { type Filter, parametersOf } from './pages';
import type {
    ActionWord,
    AuditorReport,
    Changed,
    Contact,
    ContactPreview,
    Page,
    PageDetail,
    PageDraft,
    PageList,
    PolicySummary,
    Severity,
    SeverityPolicy,
    SeverityPreview,
    SeverityWeek,
    Timeline,
} from './types';

const PAGES = `${OURS}/pages`;
/** Pages that are asked for at once. */
const AT_ONCE = 500;
/** More open pages than these are a storm: what counts is that there are many. */
const MOST_OPEN = 100;

export const pagePath = (id: number | string) => `${PAGES}/${encodeURIComponent(String(id))}`;

/** Pages that fit, part by part; asked for again whenever something changed. */
export function usePages(filter: Filter) {
    const parameters = parametersOf(filter);
    return useInfiniteQuery({
        queryKey: ['live', 'pages', 'list', parameters],
        queryFn: ({ pageParam, signal }) =>
            get<PageList>(PAGES, { ...parameters, limit: AT_ONCE, cursor: pageParam }, signal),
        initialPageParam: null as string | null,
        getNextPageParam: (last) => last.next,
        placeholderData: keepPreviousData,
    });
}

/** Those of somebody that are not over: whoever they want, and whoever has them. */
export function useMyPages(me: string | null) {
    return useLive<PageList>(
        ['pages', 'mine', me],
        (signal) => get(PAGES, { state: 'open', person: me, limit: AT_ONCE }, signal),
        { enabled: me !== null },
    );
}

/** Those that are not over, for what stands beside names. */
export function useOpenPages(enabled = true) {
    return useLive<PageList>(['pages', 'open'], (signal) => get(PAGES, { state: 'open', limit: MOST_OPEN }, signal), {
        enabled,
    });
}

export function usePage(id: string) {
    return useLive<PageDetail>(['pages', 'one', id], (signal) => get(pagePath(id), {}, signal));
}

export function useTimeline(id: string) {
    return useLive<Timeline>(['pages', 'timeline', id], (signal) => get(`${pagePath(id)}/timeline`, {}, signal));
}

/** The last part of an action's address; its word in `actions` is the same but for one. */
const ADDRESS: Readonly<Record<ActionWord, string>> = {
    acknowledge: 'acknowledge',
    unacknowledge: 'unacknowledge',
    resolve: 'resolve',
    snooze: 'snooze',
    escalate: 'escalate',
    reassign: 'reassign',
    'add-responder': 'responders',
};

/** Does it; what is shown of the page is how it is by then. */
export async function act(id: number | string, action: ActionWord, body: object = {}): Promise<Changed> {
    const answer = await post<Changed>(`${pagePath(id)}/${ADDRESS[action]}`, body);
    await queries.refetchQueries({ queryKey: ['live', 'pages', 'one', String(id)], type: 'active' });
    return answer;
}

export function acknowledgeMany(ids: readonly number[]): Promise<unknown> {
    return post(`${PAGES}/acknowledge`, { ids });
}

export function openPage(wish: PageDraft): Promise<Page> {
    return post(PAGES, wish);
}

export const applyPolicy = (name: string) =>
    post<{ moved: number }>(`${OURS}/escalation-policies/${encodeURIComponent(name)}/apply`);

export function usePolicies() {
    return useLive<{ items: readonly PolicySummary[] }>(['escalation-policies'], (signal) =>
        get(`${OURS}/escalation-policies`, {}, signal),
    );
}

/** @param person null for one's own */
export const contactPath = (person: string | null) =>
    `${OURS}/users/${person === null ? 'me' : encodeURIComponent(person)}/contact`;

export function useContact(person: string | null) {
    return useLive<Contact>(['contact', person], (signal) => get(contactPath(person), {}, signal));
}

/** Keeps what somebody wishes. What is shown is at once what was kept. */
export async function saveContact(person: string | null, wish: object): Promise<void> {
    const kept = await put<Contact>(contactPath(person), wish);
    queries.setQueryData(['live', 'contact', person], kept);
}

export function useContactPreview(person: string | null, severity: Severity, at: string | null) {
    return useLive<ContactPreview>(['contact', person, 'preview', severity, at], (signal) =>
        get(`${contactPath(person)}/preview`, { severity, at }, signal),
    );
}

export function useSeverities() {
    return useLive<SeverityPolicy>(['severities'], (signal) => get(`${OURS}/severities`, {}, signal));
}

/** @param draft severities that are not saved; null for those in force */
export function useSeverityWeek(team: string, from: string, draft: object | null) {
    return useQuery<SeverityWeek & Partial<SeverityPreview>>({
        queryKey: ['live', 'severities', 'week', team, from, draft],
        queryFn: ({ signal }) =>
            draft === null
                ? get(`${OURS}/severities/week`, { team, from }, signal)
                : post(`${OURS}/severities/preview`, { severities: draft, team, from }),
        placeholderData: keepPreviousData,
    });
}

export function useAuditor() {
    return useLive<AuditorReport>(['auditor'], (signal) => get(`${OURS}/auditor`, {}, signal));
}
