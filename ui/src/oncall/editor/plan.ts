// SPDX-License-Identifier: Apache-2.0
// A schedule as a form holds it, and as it stands in the configuration.

import type { Value } from '@/configuration/yaml';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof DAYS)[number];

export const UNITS = ['hours', 'days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

export type Fields = { [key: string]: Value };

export interface Member {
    key: number;
    name: string;
    /** Days, both in it; empty for always. */
    from: string;
    until: string;
}

/** Nobody in it is a turn of nobody. */
export interface Turn {
    key: number;
    members: readonly Member[];
}

/** When a layer has duty: on some days, or once a week from one day to another. */
export interface Window {
    key: number;
    kind: 'days' | 'week';
    days: readonly WeekDay[];
    fromDay: WeekDay;
    from: string;
    toDay: WeekDay;
    to: string;
}

export interface Layer {
    key: number;
    name: string;
    /** Empty for the usual one. */
    role: string;
    priority: string;
    /** Empty for the schedule's. */
    zone: string;
    /** `2026-11-02T09:00`, on the wall clock. */
    start: string;
    until: string;
    number: string;
    unit: Unit;
    /** Times of day; several make turns of parts of a day. */
    handoffs: readonly string[];
    turns: readonly Turn[];
    count: 'active' | 'calendar';
    windows: readonly Window[];
    /** Where a calendar says who has duty, in place of turns; null for turns. */
    calendar: string | null;
    /** What the form does not show, kept as it is. */
    rest: Fields;
}

export interface Plan {
    name: string;
    zone: string;
    team: string;
    /** Calendars, with commas between them. */
    holidays: string;
    reminders: Reminders;
    layers: readonly Layer[];
    rest: Fields;
}

/** Times ahead have commas between them; none is the usual, a dash is never. */
export interface Reminders {
    beforeShift: string;
    beforeGap: string;
    /** Empty for the team's. */
    channel: string;
    plannedGaps: boolean;
}

let last = 0;

/** Tells the parts of a form apart while it is open. */
export const nextKey = () => ++last;

const isFields = (value: unknown): value is Fields =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: Value | undefined) => (value === undefined || value === null ? '' : String(value));

const list = (value: Value | undefined): Value[] =>
    Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** `2026-11-02` and `2026-11-02 09:00` as a field for times has them. */
function wall(value: string): string {
    const whole = value.replace(' ', 'T');
    return whole === '' || whole.includes('T') ? whole.slice(0, 16) : `${whole}T00:00`;
}

function written(wallClock: string): string {
    return wallClock.endsWith('T00:00') ? wallClock.slice(0, 10) : wallClock;
}

function dayOfWeek(name: string): WeekDay | undefined {
    const short = name.trim().toLowerCase().slice(0, 3);
    return DAYS.find((day) => day === short);
}

/** `mon:fri` and single days, as a set in the order of the week. */
export function daysOf(value: readonly Value[]): WeekDay[] {
    const found = new Set<WeekDay>();
    for (const one of value) {
        const [first = '', end] = text(one).split(':');
        const from = dayOfWeek(first);
        const to = end === undefined ? from : dayOfWeek(end);
        if (from && to) {
            for (let i = DAYS.indexOf(from); ; i = (i + 1) % 7) {
                found.add(DAYS[i] as WeekDay);
                if (DAYS[i] === to) {
                    break;
                }
            }
        }
    }
    return DAYS.filter((day) => found.has(day));
}

/** Days in a row as a range. */
export function writtenDays(days: readonly WeekDay[]): string[] {
    const sorted = DAYS.filter((day) => days.includes(day));
    const first = sorted[0];
    const end = sorted.at(-1);
    if (first && end && sorted.length > 2 && DAYS.indexOf(end) - DAYS.indexOf(first) === sorted.length - 1) {
        return [`${first}:${end}`];
    }
    return sorted;
}

function memberOf(value: Value): Member {
    return isFields(value)
        ? { key: nextKey(), name: text(value.person), from: text(value.from), until: text(value.until) }
        : { key: nextKey(), name: text(value), from: '', until: '' };
}

function turnOf(value: Value): Turn {
    return {
        key: nextKey(),
        members: Array.isArray(value) ? value.map(memberOf) : value === null ? [] : [memberOf(value)],
    };
}

function windowOf(value: Value): Window {
    const fields = isFields(value) ? value : {};
    return {
        key: nextKey(),
        kind: fields.from_day === undefined ? 'days' : 'week',
        days: fields.days === undefined ? [...DAYS] : daysOf(list(fields.days)),
        fromDay: dayOfWeek(text(fields.from_day)) ?? 'fri',
        from: text(fields.from),
        toDay: dayOfWeek(text(fields.to_day)) ?? 'mon',
        to: text(fields.to),
    };
}

export function layerOf(value: Value): Layer {
    const { name, role, priority, zone, start, until, every, handoffs, turns, count, restrictions, calendar, ...rest } =
        isFields(value) ? value : {};
    const [number = '1', unit = 'week'] = (text(every) || '1 week').split(' ');
    return {
        key: nextKey(),
        name: text(name),
        role: text(role) === 'primary' ? '' : text(role),
        priority: text(priority) || '0',
        zone: text(zone),
        start: wall(text(start)),
        until: wall(text(until)),
        number,
        unit: UNITS.find((one) => one.startsWith(unit)) ?? 'weeks',
        handoffs: list(handoffs).map(text),
        turns: list(turns).map(turnOf),
        count: count === 'calendar' ? 'calendar' : 'active',
        windows: list(restrictions).map(windowOf),
        calendar: calendar === undefined ? null : text(calendar),
        rest,
    };
}

const typed = (value: Value | undefined) => list(value).map(text).join(', ');

const split = (listed: string) =>
    listed
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean);

const NEVER = /^[-–—]$/;

const leads = (value: Value | undefined) => (Array.isArray(value) && value.length === 0 ? '–' : typed(value));

function remindersOf(value: Value | undefined): Reminders {
    const { before_shift, before_gap, channel, planned_gaps } = isFields(value) ? value : {};
    return {
        beforeShift: leads(before_shift),
        beforeGap: leads(before_gap),
        channel: text(channel),
        plannedGaps: planned_gaps === true,
    };
}

export function planOf(value: unknown): Plan {
    const { name, zone, team, holidays, reminders, layers, ...rest } = isFields(value) ? value : {};
    return {
        name: text(name),
        zone: text(zone),
        team: text(team),
        holidays: typed(holidays),
        reminders: remindersOf(reminders),
        layers: list(layers).map(layerOf),
        rest,
    };
}

function writtenLeads(key: string, listed: string): Fields {
    if (NEVER.test(listed.trim())) {
        return { [key]: [] };
    }
    const all = split(listed);
    return all.length > 0 ? { [key]: all } : {};
}

function writtenReminders({ beforeShift, beforeGap, channel, plannedGaps }: Reminders): Fields {
    const reminders: Fields = {
        ...(channel.trim() ? { channel: channel.trim() } : {}),
        ...writtenLeads('before_shift', beforeShift),
        ...writtenLeads('before_gap', beforeGap),
        ...(plannedGaps ? { planned_gaps: true } : {}),
    };
    return Object.keys(reminders).length > 0 ? { reminders } : {};
}

function writtenMember({ name, from, until }: Member): Value {
    return from === '' && until === ''
        ? name.trim()
        : { person: name.trim(), ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

function writtenTurn({ members }: Turn): Value {
    const [only] = members;
    return members.length === 1 && only ? writtenMember(only) : members.map(writtenMember);
}

function writtenWindow({ kind, days, fromDay, from, toDay, to }: Window): Fields {
    return kind === 'week'
        ? { from_day: fromDay, from, to_day: toDay, to }
        : { ...(days.length === DAYS.length ? {} : { days: writtenDays(days) }), from, to };
}

/** "2 weeks"; several handoffs a day leave no other choice. */
function writtenEvery({ number, unit, handoffs }: Layer): string | null {
    if (handoffs.length > 1) {
        return null;
    }
    const every = `${number.trim()} ${number.trim() === '1' ? unit.slice(0, -1) : unit}`;
    return every === '1 week' ? null : every;
}

function writtenLayer(layer: Layer): Fields {
    const { name, role, priority, zone, start, until, turns, count, windows, calendar, rest } = layer;
    // One that is being typed is empty.
    const handoffs = layer.handoffs.filter((time) => time.trim() !== '');
    const every = writtenEvery(layer);
    const rotation: Fields =
        calendar === null
            ? {
                  start: written(start),
                  ...(every ? { every } : {}),
                  ...(handoffs.length > 0 ? { handoffs } : {}),
                  turns: turns.map(writtenTurn),
                  ...(count === 'calendar' ? { count } : {}),
              }
            : { calendar: calendar.trim() };
    return {
        name: name.trim(),
        ...(role.trim() ? { role: role.trim() } : {}),
        ...(priority.trim() === '0' || priority.trim() === '' ? {} : { priority: numeric(priority) }),
        ...(zone.trim() ? { zone: zone.trim() } : {}),
        ...rotation,
        ...(until ? { until: written(until) } : {}),
        ...(windows.length > 0 ? { restrictions: windows.map(writtenWindow) } : {}),
        ...rest,
    };
}

/** What is no number is left for the server to refuse. */
function numeric(typed: string): Value {
    return /^-?\d{1,9}$/.test(typed.trim()) ? Number(typed) : typed;
}

/** As it stands under `schedules`. */
export function documentOf(plan: Plan): Fields {
    return {
        name: plan.name.trim(),
        zone: plan.zone.trim(),
        ...(plan.team ? { team: plan.team } : {}),
        ...(split(plan.holidays).length > 0 ? { holidays: split(plan.holidays) } : {}),
        ...writtenReminders(plan.reminders),
        ...plan.rest,
        layers: plan.layers.map(writtenLayer),
    };
}

/** Whether a layer says already who has duty. */
export function isFilled(layer: Layer): boolean {
    return layer.calendar === null ? layer.turns.length > 0 : layer.calendar.trim() !== '';
}

/**
 * For a look at what is being written: layers without anybody are left out, and what has no name yet gets
 * one. `places` tells where each of its layers stands in the form.
 */
export function sketchOf(plan: Plan): { document: Fields; places: number[] } {
    const places = plan.layers.flatMap((layer, at) => (isFilled(layer) ? [at] : []));
    const layers = places.flatMap((at) => {
        const layer = plan.layers[at];
        return layer ? [{ ...layer, name: layer.name.trim() || `#${at + 1}` }] : [];
    });
    return { document: documentOf({ ...plan, name: plan.name.trim() || '?', layers }), places };
}

/** Everybody who has a turn. */
export function peopleIn(plan: Plan): string[] {
    return [
        ...new Set(plan.layers.flatMap(({ turns }) => turns.flatMap(({ members }) => members.map(({ name }) => name)))),
    ];
}

/** With one thing of a list at another place. */
export function moved<T>(all: readonly T[], from: number, to: number): T[] {
    const next = [...all];
    const [one] = next.splice(from, 1);
    if (one !== undefined) {
        next.splice(Math.max(0, Math.min(next.length, to)), 0, one);
    }
    return next;
}

export const person = (name: string): Member => ({ key: nextKey(), name, from: '', until: '' });
export const turn = (...names: string[]): Turn => ({ key: nextKey(), members: names.map(person) });

export function emptyLayer(name: string, start: string): Layer {
    return { ...layerOf({ name }), start };
}
