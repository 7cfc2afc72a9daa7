// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useNow } from '@/time/now';
import { useDirectory } from '../directory';
import { iso } from '../queries';
import type { Gap } from '../view/Track';
import type { Open } from './OpenDrawer';
import { makeOverride } from './queries';
import { changesText } from './text';

/** What can be done where nobody is on call. */
export function GapActions({
    schedule,
    gap,
    mayTake,
    open,
}: {
    schedule: string;
    gap: Gap;
    /** Whether who looks may put somebody on duty, and not only ask. */
    mayTake: boolean;
    open: (what: Open) => void;
}) {
    const t = useText(changesText);
    const { me } = useDirectory();
    const now = useNow();
    const sending = useSending();
    const from = Math.max(Date.parse(gap.start), now);
    const to = Date.parse(gap.end);
    return (
        <>
            {me === null ? (
                // The operator is nobody whom others could answer, and has no duty: he puts somebody on it.
                <Button small onClick={() => open({ kind: 'override', part: { from, to }, role: gap.role })}>
                    {t.override}
                </Button>
            ) : (
                <Button
                    small
                    onClick={() =>
                        open({ kind: 'ask', asking: { kind: 'cover', schedule, role: gap.role, person: '', from, to } })
                    }
                >
                    {t.askCover}
                </Button>
            )}
            {me === null || !mayTake ? null : (
                <Button
                    small
                    busy={sending.busy}
                    onClick={() =>
                        void sending
                            .run(() =>
                                makeOverride(schedule, {
                                    kind: 'add',
                                    person: me,
                                    role: gap.role,
                                    start: iso(from),
                                    end: gap.end,
                                }),
                            )
                            .then((done) => done && tell(t.taken))
                    }
                >
                    {t.iTakeIt}
                </Button>
            )}
            <FaultLine>{sending.fault}</FaultLine>
        </>
    );
}
