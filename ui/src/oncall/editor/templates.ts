// SPDX-License-Identifier: Apache-2.0
// Schedules to begin with: people are all that lacks.

import { type Day, mondayOf } from '@/time/wall';
import { DAYS, emptyLayer, type Layer, nextKey, type Plan, type WeekDay, type Window } from './plan';

export const STARTS = ['week', 'daysAndNights', 'sun', 'weekends'] as const;
export type Start = (typeof STARTS)[number];

export interface LayerNames {
    week: string;
    days: string;
    nights: string;
    weekdays: string;
    weekend: string;
    seoul: string;
    berlin: string;
    sanFrancisco: string;
}

const WORKDAYS: readonly WeekDay[] = DAYS.slice(0, 5);

function daily(from: string, to: string, days: readonly WeekDay[] = DAYS): Window {
    return { key: nextKey(), kind: 'days', days, fromDay: 'fri', from, toDay: 'mon', to };
}

function weekly(fromDay: WeekDay, from: string, toDay: WeekDay, to: string): Window {
    return { key: nextKey(), kind: 'week', days: WORKDAYS, fromDay, from, toDay, to };
}

/**
 * Three places, each by day. Their windows overlap by an hour or more in every season, and whoever stands
 * first has the duty where two could: so no change of the clocks leaves a hole.
 */
function followTheSun(monday: Day, names: LayerNames): Layer[] {
    const places = [
        { name: names.seoul, zone: 'Asia/Seoul', from: '09:00', to: '18:00' },
        { name: names.berlin, zone: 'Europe/Berlin', from: '09:00', to: '19:00' },
        { name: names.sanFrancisco, zone: 'America/Los_Angeles', from: '10:00', to: '17:00' },
    ];
    return places.map(({ name, zone, from, to }, at) => ({
        ...emptyLayer(name, `${monday}T00:00`),
        zone,
        priority: String(places.length - at),
        windows: [daily(from, to)],
    }));
}

function layers(start: Start, monday: Day, names: LayerNames): Layer[] {
    switch (start) {
        case 'week':
            return [emptyLayer(names.week, `${monday}T09:00`)];
        case 'daysAndNights':
            return [
                { ...emptyLayer(names.days, `${monday}T08:00`), windows: [daily('08:00', '20:00')] },
                { ...emptyLayer(names.nights, `${monday}T20:00`), windows: [daily('20:00', '08:00')] },
            ];
        case 'sun':
            return followTheSun(monday, names);
        case 'weekends':
            return [
                {
                    ...emptyLayer(names.weekdays, `${monday}T09:00`),
                    windows: [weekly('mon', '09:00', 'fri', '18:00')],
                },
                {
                    ...emptyLayer(names.weekend, `${monday}T09:00`),
                    windows: [weekly('fri', '18:00', 'mon', '09:00')],
                },
            ];
    }
}

/** Begins this week, so that somebody is on call at once. */
export function planFrom(start: Start, today: Day, zone: string, names: LayerNames): Plan {
    return {
        name: '',
        zone: start === 'sun' ? 'Asia/Seoul' : zone,
        team: '',
        holidays: '',
        reminders: { beforeShift: '', beforeGap: '', channel: '', plannedGaps: false },
        layers: layers(start, mondayOf(today), names),
        rest: {},
    };
}
