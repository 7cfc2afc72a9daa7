// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { useNow } from '@/time/now';
import { dayOf } from '@/time/wall';
import { DirectoryOf } from './directory';
import { nextGap, peopleOf, rolesOf } from './lanes';
import { useOnCall, useRange, useSchedules } from './queries';
import { spanOf, step, ZOOMS, type Zoom } from './span';
import { onCallText } from './text';
import type { OnCallItem, Schedule } from './types';
import { BarOf, Choice, Moves } from './view/Bar';
import { GapBanner } from './view/GapBanner';
import { NowTable } from './view/NowTable';
import panels from './view/Panels.module.css';
import { ScheduleView } from './view/ScheduleView';
import { ShiftDrawer } from './view/ShiftDrawer';
import type { Opened } from './view/Track';
import { useHere } from './view/useSays';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function Shown({ schedules, items }: { schedules: readonly Schedule[]; items: readonly OnCallItem[] }) {
    const t = useText(onCallText);
    const view = useView();
    const now = useNow();
    const here = useHere();
    const me = useMe();
    const navigate = useNavigate();
    const edit = (name: string | null) =>
        void navigate({ to: '/oncall/edit', search: (name ? { schedule: [name] } : {}) as never });
    const [opened, setOpened] = useState<Opened | null>(null);
    const asked = view.one('schedule');
    const schedule = asked === null ? schedules[0] : schedules.find(({ name }) => name === asked);
    const zoom = ZOOMS.find((one) => one === view.one('zoom')) ?? 'week';
    const askedDay = view.one('day') ?? '';
    const today = dayOf(now, here);
    const span = spanOf(zoom, DAY.test(askedDay) ? askedDay : today, here);
    const { data, error, refetch } = useRange(schedule?.name ?? '', span, schedule !== undefined);
    const gap = data ? nextGap(data, now) : null;
    const go = (to: { zoom?: Zoom; day?: string | null }) => {
        setOpened(null);
        view.change({
            ...(to.zoom ? { zoom: to.zoom === 'week' ? null : to.zoom } : {}),
            ...(to.day === undefined ? {} : { day: to.day === today ? null : to.day }),
        });
    };
    return (
        <DirectoryOf names={[...(data ? peopleOf(data) : []), ...items.flatMap(({ people }) => people)]}>
            <BarOf>
                <Choice
                    schedules={schedules}
                    value={schedule?.name ?? ''}
                    onChange={(name) => {
                        setOpened(null);
                        view.change({ schedule: name });
                    }}
                />
                <Moves
                    span={span}
                    onZoom={(next) => go({ zoom: next })}
                    onStep={(by) => go({ day: step(zoom, span.day, by) })}
                    onToday={() => go({ day: today })}
                />
                {may(me, 'manage') && schedule ? (
                    <>
                        <Button icon="edit" onClick={() => edit(schedule.name)}>
                            {t.edit}
                        </Button>
                        <Button icon="plus" onClick={() => edit(null)}>
                            {t.add}
                        </Button>
                    </>
                ) : null}
            </BarOf>
            {schedule === undefined ? (
                <Empty icon="person" title={t.missing(asked ?? '')}>
                    <Link to="/oncall" className="link">
                        {t.schedules}
                    </Link>
                </Empty>
            ) : data ? (
                <>
                    {gap ? <GapBanner gap={gap} several={rolesOf(data).length > 1} /> : null}
                    <ScheduleView range={data} span={span} onOpen={setOpened} />
                </>
            ) : error ? (
                <Fault error={error} retry={() => void refetch()} />
            ) : (
                <Skeleton />
            )}
            <div className={panels.panels}>
                <div />
                <div>
                    <NowTable items={items} schedules={schedules} shown={schedule?.name ?? null} />
                </div>
            </div>
            {opened && data ? <ShiftDrawer opened={opened} zone={data.zone} onClose={() => setOpened(null)} /> : null}
        </DirectoryOf>
    );
}

/** Who is on call now, and who will be. */
export default function OnCallPage() {
    const t = useText(onCallText);
    const me = useMe();
    const navigate = useNavigate();
    const onCall = useOnCall();
    const schedules = useSchedules();
    if (!schedules.data || !onCall.data) {
        const error = schedules.error ?? onCall.error;
        return error ? <Fault error={error} retry={() => void schedules.refetch()} /> : <Skeleton />;
    }
    if (schedules.data.items.length === 0) {
        return (
            <Empty
                icon="person"
                title={t.none}
                action={
                    may(me, 'manage') ? (
                        <Button kind="primary" icon="plus" onClick={() => void navigate({ to: '/oncall/edit' })}>
                            {t.add}
                        </Button>
                    ) : null
                }
            >
                {may(me, 'manage') ? t.noneMore : t.noneForReaders}
            </Empty>
        );
    }
    return <Shown schedules={schedules.data.items} items={onCall.data.items} />;
}
