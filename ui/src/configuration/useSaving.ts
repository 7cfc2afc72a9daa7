// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Failure } from '@/api/client';
import type { Configuration, ConfigurationFinding } from '@/api/types';
import { refreshNow } from '@/live/live';
import { fresh, NotProved } from '@/session/proof';

/** What the server said instead of saving. */
export interface Refused {
    message: string;
    code: string;
    problems: readonly ConfigurationFinding[];
}

export interface Saving {
    busy: boolean;
    refused: Refused | null;
    run(): Promise<void>;
}

/** Saves something, and asks for a proof of who asks where that is needed first. */
export function useSaving(save: () => Promise<Configuration>, done: (now: Configuration) => void): Saving {
    const [busy, setBusy] = useState(false);
    const [refused, setRefused] = useState<Refused | null>(null);
    async function run(): Promise<void> {
        setBusy(true);
        setRefused(null);
        try {
            const now = await fresh(save);
            refreshNow();
            done(now);
        } catch (error) {
            if (error instanceof NotProved) {
                return;
            }
            const failure = error instanceof Failure ? error : null;
            setRefused({
                message: error instanceof Error ? error.message : String(error),
                code: failure?.code ?? '',
                problems: (failure?.said.problems as ConfigurationFinding[] | undefined) ?? [],
            });
            if (failure?.status === 412) {
                refreshNow();
            }
        } finally {
            setBusy(false);
        }
    }
    return { busy, refused, run };
}
