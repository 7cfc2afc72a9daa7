// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@/i18n/language';
import { timeText } from './text';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;
/** Past this the year is not obvious. */
const YEAR_MATTERS_MS = 300 * DAY * 1_000;

/** Who reads: their language and zone. The zone is undefined for that of the browser. */
export interface Reader {
    language: Language;
    zone?: string | undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a hundred uses of it. */
function format(reader: Reader, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = `${reader.language} ${reader.zone ?? ''} ${name}`;
    let known = formats.get(key);
    if (!known) {
        known = new Intl.DateTimeFormat(reader.language === 'ko' ? 'ko-KR' : 'en-GB', {
            ...options,
            ...(reader.zone ? { timeZone: reader.zone } : {}),
        });
        formats.set(key, known);
    }
    return known;
}

function day(reader: Reader, at: Date): string {
    return format(reader, 'ymd', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The time of day, with the date where that is not today's. */
export function clock(reader: Reader, instant: string | number, now: number, seconds = false): string {
    const at = new Date(instant);
    const time = format(reader, seconds ? 'hms' : 'hm', {
        hour: '2-digit',
        minute: '2-digit',
        ...(seconds ? { second: '2-digit' } : {}),
        hourCycle: 'h23',
    }).format(at);
    if (day(reader, at) === day(reader, new Date(now))) {
        return time;
    }
    const far = Math.abs(at.getTime() - now) > YEAR_MATTERS_MS;
    const date = format(reader, far ? 'date-year' : 'date', {
        month: 'short',
        day: 'numeric',
        ...(far ? { year: 'numeric' } : {}),
    }).format(at);
    return `${date} ${time}`;
}

function hours(reader: Reader, at: Date): string {
    return format(reader, 'hm', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** The day alone, such as "14 Nov". */
export function dayAlone(reader: Reader, instant: string | number): string {
    return format(reader, 'date', { month: 'short', day: 'numeric' }).format(new Date(instant));
}

/** The day with its weekday, such as "Sat 14 Nov". */
export function date(reader: Reader, instant: number): string {
    return format(reader, 'weekday', { weekday: 'short', day: 'numeric', month: 'short' })
        .format(new Date(instant))
        .replace(',', '');
}

/** From when to when: "Sat 14 Nov, 17:00–21:00", or both days where they are two. */
export function stretch(reader: Reader, start: number, end: number): string {
    const [from, to] = [new Date(start), new Date(end)];
    if (day(reader, from) === day(reader, new Date(end - 1))) {
        const until = day(reader, from) === day(reader, to) ? hours(reader, to) : '24:00';
        return `${date(reader, start)}, ${hours(reader, from)}–${until}`;
    }
    return `${date(reader, start)} ${hours(reader, from)} – ${date(reader, end)} ${hours(reader, to)}`;
}

/** A length of time in its largest unit, rounded down: nothing is older than it is. */
export function span(language: Language, milliseconds: number): string {
    const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
    const { units } = timeText[language];
    if (seconds < MINUTE) {
        return `${seconds}${units.s}`;
    }
    if (seconds < HOUR) {
        return `${Math.floor(seconds / MINUTE)}${units.m}`;
    }
    if (seconds < DAY) {
        return `${Math.floor(seconds / HOUR)}${units.h}`;
    }
    return `${Math.floor(seconds / DAY)}${units.d}`;
}

/** "4 m ago", "in 2 h". */
export function relative(language: Language, instant: string | number, now: number): string {
    const away = new Date(instant).getTime() - now;
    const text = timeText[language];
    return away > 0 ? text.ahead(span(language, away)) : text.ago(span(language, -away));
}

/** Everything about an instant, for hovering: local, UTC, how long ago. */
export function exact(reader: Reader, instant: string | number, now: number): string {
    const at = new Date(instant);
    const local = format(reader, 'exact', { dateStyle: 'medium', timeStyle: 'long' }).format(at);
    const utc = at
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
    return `${local}\n${utc}\n${relative(reader.language, instant, now)}`;
}
