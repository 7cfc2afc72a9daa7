// SPDX-License-Identifier: Apache-2.0
import { clock, exact, relative, span } from './format';
import { useNow } from './now';
import { useReader } from './zone';

interface Props {
    at: string;
    seconds?: boolean;
    className?: string | undefined;
}

/** When: the time of day; hovering tells the zone, UTC and how long ago. */
export function Time({ at, seconds = false, className }: Props) {
    const reader = useReader();
    const now = useNow();
    return (
        <time dateTime={at} title={exact(reader, at, now)} className={className}>
            {clock(reader, at, now, seconds)}
        </time>
    );
}

/** How long it has lasted; hovering tells since when. */
export function Age({ since, className }: { since: string; className?: string | undefined }) {
    const reader = useReader();
    const now = useNow();
    return (
        <time dateTime={since} title={exact(reader, since, now)} className={className}>
            {span(reader.language, now - Date.parse(since))}
        </time>
    );
}

/** "4 m ago"; hovering tells when. */
export function Ago({ at }: { at: string }) {
    const reader = useReader();
    const now = useNow();
    return (
        <time dateTime={at} title={exact(reader, at, now)}>
            {relative(reader.language, at, now)}
        </time>
    );
}

/** For sentences in which a time stands. */
export function useClock(): (at: string, seconds?: boolean) => string {
    const reader = useReader();
    const now = useNow();
    return (at, seconds = false) => clock(reader, at, now, seconds);
}
