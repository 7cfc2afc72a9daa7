// SPDX-License-Identifier: Apache-2.0
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { may, mayAnywhere, useMe } from '@/session/me';
import { useNow } from '@/time/now';
import { dayOf } from '@/time/wall';
import { ChangesPanel } from './changes/ChangesPanel';
import { FairnessStrip } from './changes/FairnessStrip';
import { GapActions } from './changes/GapActions';
import { HandoffNotes } from './changes/HandoffNotes';
import { MyShifts } from './changes/MyShifts';
import { type Open, OpenDrawer } from './changes/OpenDrawer';
import { useFairness } from './changes/queries';
import { Requests } from './changes/Requests';
import { mayJoin } from './changes/rights';
import { changesText } from './changes/text';
import { DirectoryOf } from './directory';
import { DAY_MS, HOUR_MS, nextGap, peopleOf, rolesOf } from './lanes';
import styles from './OnCall.module.css';
import { OnCallTabs, TABS } from './OnCallTabs';
import { useRange } from './queries';
import { type Span, spanOf, step, ZOOMS, type Zoom } from './span';
import { onCallText } from './text';
import type { OnCallItem, RangeWithChanges, Schedule } from './types';
import { BarOf, Choice, Moves } from './view/Bar';
import { GapBanner } from './view/GapBanner';
import { NowTable } from './view/NowTable';
import panels from './view/Panels.module.css';
import { ScheduleView } from './view/ScheduleView';
import { useHere } from './view/useSays';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
type Tab = (typeof TABS)[number];

const FAIRNESS_DAYS = 90;

/** From full hours on: it is not asked for anew with each tick of the clock. */
function lastDays(now: number): { from: number; to: number } {
    const to = Math.ceil(now / HOUR_MS) * HOUR_MS;
    return { from: to - FAIRNESS_DAYS * DAY_MS, to };
}

function Fair({ schedule }: { schedule: string }) {
    const t = useText(changesText);
    const fairness = useFairness(schedule, lastDays(useNow())).data;
    return fairness ? <FairnessStrip fairness={fairness} about={t.fairnessMore} /> : null;
}

/** The span that the address says. */
function useSpan(): { span: Span; today: string; go: (to: { zoom?: Zoom; day?: string }) => void } {
    const view = useView();
    const now = useNow();
    const here = useHere();
    const today = dayOf(now, here);
    const zoom = ZOOMS.find((one) => one === view.one('zoom')) ?? 'week';
    const asked = view.one('day') ?? '';
    return {
        span: spanOf(zoom, DAY.test(asked) ? asked : today, here),
        today,
        go: (to) =>
            view.change({
                ...(to.zoom ? { zoom: to.zoom === 'week' ? null : to.zoom } : {}),
                ...(to.day === undefined ? {} : { day: to.day === today ? null : to.day }),
            }),
    };
}

interface ShownProps {
    range: RangeWithChanges;
    schedule: Schedule;
    span: Span;
    open: (what: Open) => void;
}

/** One schedule, and that somebody is missing where somebody is. */
function Shown({ range, schedule, span, open }: ShownProps) {
    const me = useMe();
    const now = useNow();
    const gap = nextGap(range, now);
    const allowed = schedule?.mayChange ?? false;
    return (
        <>
            {gap ? (
                <GapBanner gap={gap} several={rolesOf(range).length > 1}>
                    {mayJoin(me, schedule) ? (
                        <GapActions schedule={schedule.name} gap={gap} mayTake={allowed} open={open} />
                    ) : null}
                </GapBanner>
            ) : null}
            <ScheduleView
                range={range}
                span={span}
                onOpen={(opened) => open({ kind: 'shift', opened })}
                onDraw={allowed ? (part, role) => open({ kind: 'override', part, role }) : undefined}
            />
        </>
    );
}

/** The page: which schedule, from when to when, and what can be done about it. */
export function OnCall({ schedules, items }: { schedules: readonly Schedule[]; items: readonly OnCallItem[] }) {
    const t = useText(onCallText);
    const c = useText(changesText);
    const me = useMe();
    const view = useView();
    const navigate = useNavigate();
    const now = useNow();
    const [opened, setOpened] = useState<Open | null>(null);
    const asked = view.one('schedule');
    const schedule = asked === null ? schedules[0] : schedules.find(({ name }) => name === asked);
    const tab: Tab = TABS.find((one) => one === view.one('tab')) ?? 'schedule';
    const { span, today, go } = useSpan();
    const { data, error, refetch } = useRange(schedule?.name ?? '', span, schedule !== undefined);
    const allowed = schedule?.mayChange ?? false;
    const joins = mayJoin(me, schedule);
    const request = view.one('request');
    const open = (what: Open | null) => {
        setOpened(what);
        if (request) {
            view.change({ request: null });
        }
    };
    const override = () => {
        const from = Math.ceil(now / HOUR_MS) * HOUR_MS;
        open({ kind: 'override', part: { from, to: from + HOUR_MS } });
    };
    const showRequest = (id: string) => {
        setOpened(null);
        view.change({ request: id });
    };
    useKeys(allowed && tab === 'schedule' ? { o: override } : {});
    const edit = (name: string | null) =>
        void navigate({ to: '/oncall/edit', search: (name ? { schedule: [name] } : {}) as never });
    return (
        <DirectoryOf names={[...(data ? peopleOf(data) : []), ...items.flatMap(({ people }) => people)]}>
            <div className={styles.page}>
                <BarOf>
                    <Choice
                        schedules={schedules}
                        value={schedule?.name ?? ''}
                        onChange={(name) => {
                            setOpened(null);
                            view.change({ schedule: name });
                        }}
                    />
                    <OnCallTabs tab={tab} />
                    {tab === 'schedule' ? (
                        <Moves
                            span={span}
                            onZoom={(zoom) => go({ zoom })}
                            onStep={(by) => go({ day: step(span.zoom, span.day, by) })}
                            onToday={() => go({ day: today })}
                        />
                    ) : null}
                    <span className={styles.acts}>
                        {may(me, 'manage') && schedule ? (
                            <Button icon="edit" onClick={() => edit(schedule.name)}>
                                {t.edit}
                            </Button>
                        ) : null}
                        {mayAnywhere(me, 'respond') ? (
                            <Button icon="absence" onClick={() => open({ kind: 'absence' })}>
                                {c.absence}
                            </Button>
                        ) : null}
                        {joins && me?.user ? (
                            <Button icon="person" onClick={() => open({ kind: 'takeOver' })}>
                                {c.takeOver}
                            </Button>
                        ) : null}
                        {allowed ? (
                            <Button kind="primary" icon="override" shortcut="o" onClick={override}>
                                {c.override}
                            </Button>
                        ) : null}
                    </span>
                </BarOf>
                {tab === 'requests' ? <Requests onOpen={showRequest} /> : null}
                {tab === 'mine' ? (
                    <MyShifts schedule={schedule?.name ?? null} onSwap={(asking) => open({ kind: 'ask', asking })} />
                ) : null}
                {tab !== 'schedule' ? null : schedule === undefined ? (
                    <Empty icon="person" title={t.missing(asked ?? '')}>
                        <Link to="/oncall" className="link">
                            {t.schedules}
                        </Link>
                    </Empty>
                ) : data ? (
                    <Shown range={data} schedule={schedule} span={span} open={open} />
                ) : error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )}
                {tab === 'schedule' ? (
                    <div className={panels.panels}>
                        <div>
                            {schedule ? <Fair schedule={schedule.name} /> : null}
                            {data?.changes ? (
                                <ChangesPanel
                                    range={data}
                                    mayEnd={allowed}
                                    onOpen={showRequest}
                                    onHistory={() => open({ kind: 'history' })}
                                />
                            ) : null}
                        </div>
                        <div>
                            <NowTable
                                items={items}
                                schedules={schedules}
                                shown={schedule?.name ?? null}
                                aside={
                                    <>
                                        {may(me, 'manage') ? (
                                            <Button small kind="quiet" icon="plus" onClick={() => edit(null)}>
                                                {t.add}
                                            </Button>
                                        ) : null}
                                        <Button small kind="quiet" onClick={() => open({ kind: 'embed' })}>
                                            {c.embed}
                                        </Button>
                                    </>
                                }
                            />
                            {data && schedule ? (
                                <HandoffNotes range={data} roles={rolesOf(data)} mayWrite={joins} />
                            ) : null}
                        </div>
                    </div>
                ) : null}
            </div>
            <OpenDrawer
                opened={request ? { kind: 'request', id: request } : opened}
                schedule={schedule}
                range={data}
                open={open}
            />
        </DirectoryOf>
    );
}
