// SPDX-License-Identifier: Apache-2.0
import type { Explanation } from '@/api/types';

/** What becomes of an alert, in one case of ten. */
export type Verdict =
    | { kind: 'over' | 'nobody' | 'retrying' | 'sending' | 'told' | 'quiet' }
    | { kind: 'inhibited'; by: string }
    | { kind: 'silenced'; by: string; until: string }
    | { kind: 'held'; by: string }
    | { kind: 'willBeTold'; at: string };

export function verdict(explained: Explanation): Verdict {
    if (explained.alert.state === 'resolved' && explained.groups.length === 0) {
        return { kind: 'over' };
    }
    if (explained.inhibition) {
        return { kind: 'inhibited', by: explained.inhibition.labels.alertname ?? explained.inhibition.fingerprint };
    }
    const [silence] = explained.silences;
    if (silence) {
        return { kind: 'silenced', by: silence.createdBy, until: silence.endsAt };
    }
    const integrations = explained.groups.flatMap((group) => group.integrations);
    if (integrations.length === 0) {
        return { kind: 'nobody' };
    }
    const deliveries = integrations.flatMap((one) => one.delivery ?? []);
    if (deliveries.some((one) => one.attempts > 0 && one.state === 'pending')) {
        return { kind: 'retrying' };
    }
    if (deliveries.length > 0) {
        return { kind: 'sending' };
    }
    if (integrations.some((one) => one.toldFiring)) {
        return { kind: 'told' };
    }
    const held = explained.groups.filter((group) => group.heldBy.length > 0);
    if (held.length === explained.groups.length) {
        return { kind: 'held', by: [...new Set(held.flatMap((group) => group.heldBy))].join(', ') };
    }
    const due = explained.groups.find((group) =>
        group.integrations.some((one) => one.next.startsWith('will be told at ')),
    );
    return due ? { kind: 'willBeTold', at: due.nextFlushAt } : { kind: 'quiet' };
}

/** Whether the steps end before anybody is told. */
export function stops({ kind }: Verdict): boolean {
    return kind === 'inhibited' || kind === 'silenced' || kind === 'held' || kind === 'nobody';
}
