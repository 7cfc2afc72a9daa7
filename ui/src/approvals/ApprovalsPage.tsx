// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { SilenceRequest } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { changed, type Search } from '@/frame/search';
import { useRowKeys } from '@/frame/useRowKeys';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { mayAnywhere, useMe } from '@/session/me';
import { openSilenceForm } from '@/silences/form';
import styles from '@/silences/Silences.module.css';
import { SilencesBar } from '@/silences/SilencesBar';
import { useClock } from '@/time/Time';
import { ApprovalDrawer } from './ApprovalDrawer';
import { useApprovals, useDecided } from './queries';
import { approvalsText } from './text';

export type Tab = 'waiting' | 'mine' | 'others' | 'decided';
const TABS: readonly Tab[] = ['waiting', 'mine', 'others', 'decided'];

function Row({ request, shown }: { request: SilenceRequest; shown: boolean }) {
    const t = useText(approvalsText);
    const clock = useClock();
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: request.id })) as never}
            className={styles.row}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Icon name={request.verdict === 'approved' ? 'check' : 'hourglass'} size={14} />
            <span className="cut">
                <b>{request.requestedBy}</b> {request.comment}
            </span>
            <code className="cut quiet">{request.matchers.join(' ')}</code>
            <span className="cut quiet">
                {request.decidedBy ? t.by(t.verdicts[request.verdict], request.decidedBy) : t.verdicts[request.verdict]}
            </span>
            <span className={styles.end}>{clock(request.endsAt)}</span>
        </Link>
    );
}

/** Silences that somebody asked for: to decide, one's own, and what became of them. */
export default function ApprovalsPage() {
    const t = useText(approvalsText);
    const view = useView();
    const me = useMe();
    const { data, error, refetch } = useApprovals();
    const id = view.one('id');
    const open = data?.items ?? [];
    const shownOpen = open.find((one) => one.id === id);
    const asked = TABS.find((one) => one === view.one('tab'));
    const waiting = open.filter((one) => one.mayDecide);
    const mine = open.filter((one) => one.mine);
    const tab = asked ?? (waiting.length === 0 && mine.length > 0 ? 'mine' : 'waiting');
    const decided = useDecided(tab === 'decided' || (id !== null && data !== undefined && !shownOpen));
    const lists: Record<Tab, readonly SilenceRequest[] | undefined> = {
        waiting: data && waiting,
        mine: data && mine,
        others: data && open,
        decided: decided.data?.items,
    };
    const rows = lists[tab];
    const shown = shownOpen ?? decided.data?.items.find((one) => one.id === id);
    const list = useRowKeys<HTMLDivElement>(rows?.length ?? 0);
    const close = () => view.change({ id: null });
    return (
        <>
            <SilencesBar>
                {mayAnywhere(me, 'respond') ? (
                    <Button icon="plus" onClick={() => openSilenceForm({ matchers: [], asking: true })}>
                        {t.ask}
                    </Button>
                ) : null}
            </SilencesBar>
            <div className={styles.bar}>
                <Tabs
                    label={t.filter}
                    tabs={TABS.map((one) => ({
                        id: one,
                        name: t.tabs[one],
                        count: one === 'decided' ? undefined : lists[one]?.length,
                    }))}
                    value={tab}
                    onChange={(next) => view.change({ tab: next, id: null })}
                />
            </div>
            <div className={styles.rows} ref={list}>
                {!rows ? (
                    (error ?? decided.error) ? (
                        <Fault error={error ?? decided.error} retry={() => void refetch()} />
                    ) : (
                        <Skeleton />
                    )
                ) : rows.length === 0 ? (
                    <Empty icon="check" title={t.none[tab]}>
                        {t.noneMore}
                    </Empty>
                ) : (
                    rows.map((one) => <Row key={one.id} request={one} shown={one.id === id} />)
                )}
            </div>
            {shown ? (
                <ApprovalDrawer key={shown.id} request={shown} onClose={close} />
            ) : id && data && decided.data ? (
                <Drawer label={t.list} onClose={close}>
                    <Empty icon="hourglass" title={t.missing} />
                </Drawer>
            ) : null}
        </>
    );
}
