// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { type Sending, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { act } from '../queries';
import { pageText, pagingText } from '../text';
import type { ActionWord } from '../types';
import { AT_ONCE, stateInTheWay } from './act';

const FIELDS = ['for', 'until', 'reason', 'path', 'targets', 'note'] as const;

export interface Acting {
    /** The one whose form is open. */
    asking: ActionWord | null;
    sending: Sending;
    /** Does it, or opens its form. */
    begin(action: ActionWord): void;
    send(action: ActionWord, body: object): Promise<boolean>;
    close(): void;
}

/** Doing something with a page, and saying what came of it. */
export function useActing(id: number): Acting {
    const t = useText(pageText);
    const p = useText(pagingText);
    const sending = useSending(FIELDS);
    const [asking, setAsking] = useState<ActionWord | null>(null);
    async function send(action: ActionWord, body: object): Promise<boolean> {
        const done = await sending.run(async () => {
            try {
                const { changed } = await act(id, action, body);
                tell(changed ? t.done[action] : (t.already[action] ?? t.done[action]));
            } catch (failure) {
                const state = stateInTheWay(failure);
                if (state === null) {
                    throw failure;
                }
                // Somebody was quicker: what is shown now says who.
                tell(t.notPossible(p.states[state]), { kind: 'fault' });
                refreshNow();
            }
        });
        if (done) {
            setAsking(null);
        }
        return done;
    }
    return {
        asking,
        sending,
        begin: (action) => {
            sending.clear();
            if (AT_ONCE.has(action)) {
                void send(action, {});
            } else {
                setAsking(action);
            }
        },
        send,
        close: () => {
            sending.clear();
            setAsking(null);
        },
    };
}
