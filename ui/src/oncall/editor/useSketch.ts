// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Failure, post } from '@/api/client';
import { OURS } from '@/api/types';
import type { Stretch } from '../lanes';
import { iso } from '../queries';
import type { RangeWithChanges } from '../types';
import { type Plan, sketchOf } from './plan';

/** Until the typing rests. */
const REST_MS = 300;

export interface Sketch {
    /** Null until somebody has a turn. */
    range: RangeWithChanges | null;
    /** What is wrong by field, as the whole document has them: `layers[1].turns[0]`. */
    faults: Readonly<Record<string, string>>;
    /** What is wrong that is nobody's fault here. */
    error: Error | null;
}

const PLACE = /^schedule\.?(?:layers\[(\d+)\])?(.*)$/;

/** The server's places, as the form numbers them. */
export function placed(fields: Readonly<Record<string, string>>, places: readonly number[]): Record<string, string> {
    return Object.fromEntries(
        Object.entries(fields).map(([field, message]) => {
            const found = PLACE.exec(field);
            if (!found) {
                return [field, message];
            }
            const [, layer, rest = ''] = found;
            return [layer === undefined ? rest : `layers[${places[Number(layer)] ?? layer}]${rest}`, message];
        }),
    );
}

/** Who would be on call by what is being written, a moment after it was typed. */
export function useSketch(plan: Plan, range: Stretch): Sketch {
    const wanted = useMemo(() => JSON.stringify(sketchOf(plan)), [plan]);
    const [rested, setRested] = useState(wanted);
    useEffect(() => {
        const timer = setTimeout(() => setRested(wanted), REST_MS);
        return () => clearTimeout(timer);
    }, [wanted]);
    const { document, places } = useMemo(() => JSON.parse(rested) as ReturnType<typeof sketchOf>, [rested]);
    const filled = places.length > 0;
    const { data, error } = useQuery<RangeWithChanges>({
        queryKey: ['schedule-preview', rested, range.from, range.to],
        queryFn: () =>
            post(`${OURS}/schedules/preview`, { schedule: document, from: iso(range.from), to: iso(range.to) }),
        placeholderData: keepPreviousData,
        enabled: filled,
    });
    const failure = error instanceof Failure ? error : null;
    const isRefused = failure?.code === 'bad-document';
    return {
        range: filled && data ? data : null,
        faults: filled && isRefused ? placed(failure.fields, places) : {},
        error: filled && error && !isRefused ? error : null,
    };
}
