// SPDX-License-Identifier: Apache-2.0
import type { Alert } from '@/api/types';
import { anyOf, type Matcher } from '@/matcher/matcher';

/** These change from restart to restart, so a silence on them would end too early. */
const FLEETING = new Set(['pod', 'container_id', 'uid', 'replica', 'pod_template_hash']);

/** Past this a list of values is no longer read by anybody. */
const MOST_VALUES = 50;

/**
 * The narrowest matchers that mute all of some alerts: what they share, and what they differ in as a
 * list of values. They may mute more: whoever uses them is shown how many.
 */
export function covering(alerts: readonly Alert[]): Matcher[] {
    const [first] = alerts;
    if (!first) {
        return [];
    }
    const found: { matcher: Matcher; fleeting: boolean }[] = [];
    for (const name of Object.keys(first.labels)) {
        const values = new Set(alerts.map((alert) => alert.labels[name]));
        if (!values.has(undefined) && values.size <= MOST_VALUES) {
            found.push({ matcher: anyOf(name, ([...values] as string[]).sort()), fleeting: FLEETING.has(name) });
        }
    }
    const lasting = found.filter((one) => !one.fleeting);
    return (lasting.length > 0 ? lasting : found).map((one) => one.matcher);
}
