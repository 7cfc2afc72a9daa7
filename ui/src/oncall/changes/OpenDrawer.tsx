// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import { useMe } from '@/session/me';
import { useNow } from '@/time/now';
import { useDirectory } from '../directory';
import { cut, rolesOf, type Stretch, stretchOf } from '../lanes';
import type { Override, RangeWithChanges, Schedule } from '../types';
import { ShiftDrawer } from '../view/ShiftDrawer';
import type { Opened } from '../view/Track';
import { AbsenceForm } from './AbsenceForm';
import { AskForm, type Asking } from './AskForm';
import { EndOverride } from './ChangesPanel';
import { EmbedDrawer } from './EmbedDrawer';
import { GapActions } from './GapActions';
import { HistoryDrawer } from './HistoryDrawer';
import { OverrideForm } from './OverrideForm';
import { RequestDrawer } from './RequestDrawer';
import { mayJoin } from './rights';
import { TakeOverForm } from './TakeOverForm';
import { changesText } from './text';

/** What stands in the drawer. */
export type Open =
    | { kind: 'shift'; opened: Opened }
    | { kind: 'override'; part: Stretch; role?: string }
    | { kind: 'takeOver' }
    | { kind: 'absence' }
    | { kind: 'ask'; asking: Asking }
    | { kind: 'request'; id: string }
    | { kind: 'history' }
    | { kind: 'embed' };

/** The override that a shift comes from, where it is one. */
function overrideOf(range: RangeWithChanges, shift: Extract<Opened, { shift: unknown }>['shift']): Override | null {
    if (!shift.duties.some(({ origin }) => origin === 'override')) {
        return null;
    }
    return (
        range.changes?.overrides.findLast(
            (one) =>
                cut(stretchOf(one), stretchOf(shift)) !== null &&
                (one.role === null || one.role === shift.role) &&
                (one.kind === 'temporary' || shift.people.includes(one.by ?? one.person ?? '')),
        ) ?? null
    );
}

function ShiftActions({
    schedule,
    opened,
    range,
    open,
}: {
    schedule: Schedule;
    opened: Opened;
    range: RangeWithChanges;
    open: (what: Open) => void;
}) {
    const t = useText(changesText);
    const now = useNow();
    const own = useDirectory().me;
    const allowed = schedule?.mayChange ?? false;
    if ('gap' in opened) {
        return <GapActions schedule={schedule.name} gap={opened.gap} mayTake={allowed} open={open} />;
    }
    const { shift } = opened;
    const { from, to } = stretchOf(shift);
    const mine = own !== null && shift.people.includes(own) && from > now;
    const override = overrideOf(range, shift);
    return (
        <>
            {allowed ? (
                <Button
                    kind="primary"
                    icon="override"
                    onClick={() =>
                        open({ kind: 'override', part: { from: Math.max(from, now), to }, role: shift.role })
                    }
                >
                    {t.override}
                </Button>
            ) : null}
            {mine ? (
                <Button
                    icon="swap"
                    onClick={() =>
                        open({
                            kind: 'ask',
                            asking: { kind: 'swap', schedule: schedule.name, role: shift.role, person: own, from, to },
                        })
                    }
                >
                    {t.swap}
                </Button>
            ) : null}
            {override && allowed ? <EndOverride one={override} small={false} /> : null}
        </>
    );
}

interface Props {
    opened: Open | null;
    schedule: Schedule | undefined;
    range: RangeWithChanges | undefined;
    open: (what: Open | null) => void;
}

/** Whatever is open beside the page: one at a time. */
export function OpenDrawer({ opened, schedule, range, open }: Props) {
    const me = useMe();
    const now = useNow();
    const close = () => open(null);
    const roles = range ? rolesOf(range) : (schedule?.roles ?? []);
    switch (opened?.kind) {
        case undefined:
            return null;
        case 'request':
            return <RequestDrawer key={opened.id} id={opened.id} onClose={close} />;
        case 'absence':
            return <AbsenceForm onClose={close} />;
        case 'history':
            return schedule ? <HistoryDrawer schedule={schedule.name} onClose={close} /> : null;
        case 'embed':
            return <EmbedDrawer onClose={close} />;
        case 'ask':
            return (
                <AskForm
                    key={`${opened.asking.schedule} ${opened.asking.from}`}
                    asking={opened.asking}
                    onClose={close}
                />
            );
        case 'takeOver':
            return schedule ? <TakeOverForm schedule={schedule.name} roles={roles} onClose={close} /> : null;
        case 'override':
            return schedule ? (
                <OverrideForm
                    key={`${opened.part.from} ${opened.part.to} ${opened.role}`}
                    schedule={schedule.name}
                    roles={roles}
                    part={opened.part}
                    role={opened.role}
                    onClose={close}
                />
            ) : null;
        case 'shift': {
            if (!schedule || !range) {
                return null;
            }
            const one = 'gap' in opened.opened ? opened.opened.gap : opened.opened.shift;
            const acts = mayJoin(me, schedule) && Date.parse(one.end) > now;
            return (
                <ShiftDrawer opened={opened.opened} zone={range.zone} onClose={close}>
                    {acts ? (
                        <ShiftActions schedule={schedule} opened={opened.opened} range={range} open={open} />
                    ) : null}
                </ShiftDrawer>
            );
        }
    }
}
