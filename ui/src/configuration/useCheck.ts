// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import type { ConfigurationCheck } from '@/api/types';
import { check } from './queries';

/** Somebody who pauses so long in typing wants to know. */
const PAUSE_MS = 400;

export interface Checked {
    /** The text that it is about. */
    text: string;
    answer: ConfigurationCheck | null;
    error: Error | null;
}

/**
 * What the server says to a text, a moment after it was typed. What it said to the text before stays
 * until then.
 */
export function useCheck(text: string, newest: number): { checked: Checked | null; waiting: boolean } {
    const [checked, setChecked] = useState<(Checked & { newest: number }) | null>(null);
    useEffect(() => {
        const stop = new AbortController();
        const timer = setTimeout(() => {
            check(text, stop.signal).then(
                (answer) => setChecked({ text, newest, answer, error: null }),
                (error: unknown) => {
                    if (!stop.signal.aborted) {
                        const problem = error instanceof Error ? error : new Error(String(error));
                        setChecked({ text, newest, answer: null, error: problem });
                    }
                },
            );
        }, PAUSE_MS);
        return () => {
            clearTimeout(timer);
            stop.abort();
        };
    }, [text, newest]);
    return { checked, waiting: checked?.text !== text || checked.newest !== newest };
}
