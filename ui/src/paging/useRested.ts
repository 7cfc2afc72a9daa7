// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';

/** Until the typing rests. */
const REST_MS = 400;

/** What a value is once it is no longer being changed. */
export function useRested<T>(value: T): T {
    const [rested, setRested] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setRested(value), REST_MS);
        return () => clearTimeout(timer);
    }, [value]);
    return rested;
}
