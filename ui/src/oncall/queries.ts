// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { type OnCallNow, type OnCallRange, OURS, type ScheduleSummary } from '@/api/types';
import { useLive } from '@/live/useLive';

export function useOnCall() {
    return useLive<OnCallNow>(['oncall'], (signal) => get(`${OURS}/oncall`, {}, signal));
}

export function useSchedules() {
    return useLive<{ items: ScheduleSummary[] }>(['schedules'], (signal) => get(`${OURS}/schedules`, {}, signal));
}

export function useRange(name: string, from: number, to: number) {
    return useLive<OnCallRange>(['schedule', name, from, to], (signal) =>
        get(
            `${OURS}/schedules/${encodeURIComponent(name)}`,
            { from: new Date(from).toISOString(), to: new Date(to).toISOString() },
            signal,
        ),
    );
}
