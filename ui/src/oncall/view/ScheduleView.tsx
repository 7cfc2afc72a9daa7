// SPDX-License-Identifier: Apache-2.0
import { useNarrow } from '@/design/useNarrow';
import { useNow } from '@/time/now';
import type { Stretch } from '../lanes';
import type { Span } from '../span';
import type { RangeWithChanges } from '../types';
import { Lanes } from './Lanes';
import { Month } from './Month';
import { PhoneDays } from './PhoneDays';
import type { Opened } from './Track';
import { Year } from './Year';

interface Props {
    range: RangeWithChanges;
    span: Span;
    onOpen?: ((what: Opened) => void) | undefined;
    onDraw?: ((part: Stretch, role: string) => void) | undefined;
}

/** A schedule over a span of time, in the way that fits it. */
export function ScheduleView({ range, span, onOpen, onDraw }: Props) {
    const now = useNow();
    const narrow = useNarrow();
    if (span.zoom === 'month') {
        return <Month range={range} span={span} now={now} onOpen={onOpen} />;
    }
    if (span.zoom === 'year') {
        return <Year range={range} span={span} now={now} onOpen={onOpen} />;
    }
    return narrow ? (
        <PhoneDays range={range} span={span} now={now} onOpen={onOpen} />
    ) : (
        <Lanes range={range} span={span} now={now} onOpen={onOpen} onDraw={onDraw} />
    );
}
