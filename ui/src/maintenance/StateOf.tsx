// SPDX-License-Identifier: Apache-2.0
import type { Maintenance } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { useClock } from '@/time/Time';
import { maintenanceText } from './text';

/** What its window does now, or when it comes. */
export function StateOf({ one }: { one: Maintenance }) {
    const t = useText(maintenanceText);
    const clock = useClock();
    return (
        <>
            {one.state === 'running'
                ? t.runsUntil(clock(one.windowEnd))
                : one.state === 'coming'
                  ? t.comesAt(clock(one.windowStart))
                  : t.skippedUntil(clock(one.windowEnd))}
        </>
    );
}
