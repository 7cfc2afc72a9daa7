// SPDX-License-Identifier: Apache-2.0
import type { Silence } from '@/api/types';
import type { Matcher } from '@/matcher/matcher';
import { mayAnywhere, useMe } from '@/session/me';
import { store } from '@/store/store';

/** What a silence is to be made from. */
export interface Draft {
    matchers: readonly Matcher[];
    /** How many alerts whoever asks means; the form says when it would mute more. */
    meant?: number | undefined;
    /** A silence to change, or to make again once it has expired. */
    known?: Silence | undefined;
    /** It is asked for: somebody else has to approve it. */
    asking?: boolean | undefined;
    /** Times in RFC 3339, and why, where a link has them. */
    wish?: { startsAt: string | null; endsAt: string | null; comment: string } | undefined;
}

/** Whether whoever looks may silence anything at all. */
export function useMaySilence(): boolean {
    return mayAnywhere(useMe(), 'respond');
}

export const draft = store<(Draft & { id: number }) | null>(null);
let last = 0;

/** Opens the form beside whatever page is shown. */
export function openSilenceForm(from: Draft): void {
    draft.set({ ...from, id: ++last });
}

export function closeSilenceForm(): void {
    draft.set(null);
}
