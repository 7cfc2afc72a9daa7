// SPDX-License-Identifier: Apache-2.0
import type { Alert, Group, Telling } from '@/api/types';

/** What happens to an alert: kept from people, and by what, or how far telling them has come. */
export type Standing = 'silenced' | 'inhibited' | Exclude<Telling, 'muted'>;

/** The order in which they are listed, and which counts where an alert is in several groups. */
export const STANDINGS: readonly Standing[] = [
    'failed',
    'retrying',
    'sending',
    'waiting',
    'told',
    'held',
    'nobody',
    'inhibited',
    'silenced',
];

export const MUTED: ReadonlySet<Standing> = new Set(['silenced', 'inhibited']);

const RANK = new Map(STANDINGS.map((standing, i) => [standing, i]));

export function standingOf(alert: Alert, groups: ReadonlyMap<number, Group>): Standing {
    if (alert.silencedBy.length > 0) {
        return 'silenced';
    }
    if (alert.inhibitedBy.length > 0) {
        return 'inhibited';
    }
    let worst: Standing | null = null;
    for (const id of alert.groups) {
        const telling = groups.get(id)?.telling;
        // A group is muted where all its alerts are; this one changed since, so it waits.
        const standing = telling === 'muted' ? 'waiting' : telling;
        if (standing && (worst === null || (RANK.get(standing) ?? 0) < (RANK.get(worst) ?? 0))) {
            worst = standing;
        }
    }
    return worst ?? 'waiting';
}
