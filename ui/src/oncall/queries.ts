// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '@/api/client';
import { everything } from '@/api/everything';
import { type Holiday, OURS, type Person, type Team } from '@/api/types';
import { useLive } from '@/live/useLive';
import type { Day } from '@/time/wall';
import type { Stretch } from './lanes';
import type { OnCallItem, RangeWithChanges, Schedule } from './types';

export const iso = (instant: number) => new Date(instant).toISOString();

export const schedulePath = (name: string) => `${OURS}/schedules/${encodeURIComponent(name)}`;

export function useOnCall() {
    return useLive<{ at: string; items: OnCallItem[] }>(['oncall'], (signal) => get(`${OURS}/oncall`, {}, signal));
}

export function useSchedules() {
    return useLive<{ items: Schedule[] }>(['schedules'], (signal) => get(`${OURS}/schedules`, {}, signal));
}

/** What a schedule is over a range; while another range is asked for, the one before stays. */
export function useRange(name: string, { from, to }: Stretch, enabled = true) {
    return useQuery<RangeWithChanges>({
        queryKey: ['live', 'schedule', name, from, to],
        queryFn: ({ signal }) => get(schedulePath(name), { from: iso(from), to: iso(to) }, signal),
        placeholderData: (before, query) => (query?.queryKey[2] === name ? before : undefined),
        enabled,
    });
}

export function useTeams() {
    return useLive<Team[]>(['teams'], (signal) => everything(`${OURS}/teams`, {}, signal));
}

/** Everybody who can sign in. */
export function usePeople() {
    return useLive<{ items: Person[] }>(['people'], (signal) => get(`${OURS}/people`, {}, signal));
}

/** A schedule's holidays, by day; of one that names no calendars, and of a plan, those of every calendar. */
export function useHolidays(schedule: string, days: readonly Day[]): ReadonlyMap<Day, readonly Holiday[]> {
    const [from, to] = [days[0], days.at(-1)];
    const calendars = useSchedules().data?.items.find(({ name }) => name === schedule)?.holidays;
    const { data } = useLive<{ items: Holiday[] }>(['holidays', from, to], (signal) =>
        get(`${OURS}/holidays`, { from, to }, signal),
    );
    return useMemo(() => {
        const found = new Map<Day, Holiday[]>();
        const wanted = (one: Holiday) => !calendars?.length || calendars.includes(one.calendar);
        for (const one of data?.items.filter(wanted) ?? []) {
            found.set(one.date, [...(found.get(one.date) ?? []), one]);
        }
        return found;
    }, [data, calendars]);
}
