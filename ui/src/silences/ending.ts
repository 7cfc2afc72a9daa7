// SPDX-License-Identifier: Apache-2.0
import type { Silence } from '@/api/types';

/** Time enough to look whether the work is done. */
const SOON_MS = 60 * 60_000;
/** Shorter silences would be reminded of as soon as they are made. */
const LATE_PART = 0.25;
const LONGER_MS = 60 * 60_000;

/** Active silences in the last hour, and in the last quarter, of their time: one's own first, then by their end. */
export function endingSoon(all: readonly Silence[], now: number, me: string): Silence[] {
    return all
        .filter((silence) => {
            const end = Date.parse(silence.endsAt);
            const left = end - now;
            const whole = end - Date.parse(silence.startsAt);
            return silence.status.state === 'active' && left > 0 && left <= SOON_MS && left <= whole * LATE_PART;
        })
        .sort(
            (a, b) =>
                Number(b.createdBy === me) - Number(a.createdBy === me) || Date.parse(a.endsAt) - Date.parse(b.endsAt),
        );
}

/** The end of a silence that goes on for an hour. */
export function longer(silence: Silence): string {
    return new Date(Date.parse(silence.endsAt) + LONGER_MS).toISOString();
}
