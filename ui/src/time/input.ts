// SPDX-License-Identifier: Apache-2.0
// Times in `<input type="datetime-local">`, which knows of no zone: they are those of the reader's.

import { zone } from './zone';

const MINUTE_MS = 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a hundred uses of it. */
function formatOf(name: string): Intl.DateTimeFormat {
    let known = formats.get(name);
    if (!known) {
        known = new Intl.DateTimeFormat('en-US', {
            timeZone: name,
            hourCycle: 'h23',
            year: 'numeric',
            month: 'numeric',
            day: 'numeric',
            hour: 'numeric',
            minute: 'numeric',
            second: 'numeric',
        });
        formats.set(name, known);
    }
    return known;
}

/** How far the wall clock of a zone is ahead of UTC. */
export function offsetMs(instant: number, name: string): number {
    if (name === '') {
        return -new Date(instant).getTimezoneOffset() * MINUTE_MS;
    }
    const parts = formatOf(name).formatToParts(instant);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return wall - Math.floor(instant / 1_000) * 1_000;
}

/** As the field wants it. */
export function toInput(instant: number, name: string = zone.get()): string {
    return new Date(instant + offsetMs(instant, name)).toISOString().slice(0, 16);
}

/** What somebody typed, in milliseconds; NaN where it is no time. At a time that a zone leaves out, the one after. */
export function fromInput(text: string, name: string = zone.get()): number {
    const wall = Date.parse(`${text}Z`);
    if (Number.isNaN(wall)) {
        return Number.NaN;
    }
    // The offset at the guess may be that of the other side of a change of the clocks: once more from there.
    const guess = wall - offsetMs(wall, name);
    return wall - offsetMs(guess, name);
}
