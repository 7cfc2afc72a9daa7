// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Button } from '@/design/Button';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { DirectoryOf } from './directory';
import { OnCall } from './OnCall';
import { OnCallTabs } from './OnCallTabs';
import { useOnCall, useSchedules } from './queries';
import { onCallText } from './text';
import { BarOf } from './view/Bar';

const PolicyTab = lazy(() => import('@/paging/policies/PolicyTab'));

/** Who is on call now, and who will be, and who is asked when they do not answer. */
export default function OnCallPage() {
    const view = useView();
    return view.one('tab') === 'policy' ? (
        <>
            <BarOf>
                <OnCallTabs tab="policy" />
            </BarOf>
            <Suspense fallback={<Skeleton />}>
                <PolicyTab />
            </Suspense>
        </>
    ) : (
        <Schedules />
    );
}

function Schedules() {
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
            <>
                <BarOf>
                    <OnCallTabs tab="schedule" />
                </BarOf>
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
            </>
        );
    }
    return (
        <DirectoryOf names={onCall.data.items.flatMap(({ people }) => people)}>
            <OnCall schedules={schedules.data.items} items={onCall.data.items} />
        </DirectoryOf>
    );
}
