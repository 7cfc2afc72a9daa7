// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { Maintenance } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { changed, type Search } from '@/frame/search';
import { useRowKeys } from '@/frame/useRowKeys';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { mayAnywhere, useMe } from '@/session/me';
import styles from '@/silences/Silences.module.css';
import { SilencesBar } from '@/silences/SilencesBar';
import own from './Maintenance.module.css';
import { MaintenanceDrawer } from './MaintenanceDrawer';
import { MaintenanceForm } from './MaintenanceForm';
import { inOrder } from './plan';
import { useMaintenance } from './queries';
import { StateOf } from './StateOf';
import { maintenanceText } from './text';

function Row({ one, shown }: { one: Maintenance; shown: boolean }) {
    const t = useText(maintenanceText);
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: one.id, edit: null, new: null })) as never}
            className={own.row}
            data-state={one.state}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Icon name={one.state === 'running' ? 'held' : 'clock'} size={14} />
            <b className="cut">{one.name}</b>
            <span className="cut second">
                {t.says(one)}, {t.lastsValue(one.minutes)}
            </span>
            <code className="cut quiet">{one.matchers.join(' ')}</code>
            <span className={own.end}>
                <StateOf one={one} />
            </span>
        </Link>
    );
}

/** Work that is planned: what runs now and what comes next. */
export default function MaintenancePage() {
    const t = useText(maintenanceText);
    const view = useView();
    const me = useMe();
    const { data, error, refetch } = useMaintenance();
    const rows = data ? inOrder(data.items) : [];
    const id = view.one('id');
    const shown = rows.find((one) => one.id === id);
    const mayPlan = mayAnywhere(me, 'respond');
    const create = () => view.change({ new: 'yes', id: null, edit: null });
    const list = useRowKeys<HTMLDivElement>(rows.length, mayPlan ? { n: create } : {});
    const close = () => view.change({ new: null, edit: null, id: null });
    return (
        <>
            <SilencesBar>
                {mayPlan ? (
                    <Button icon="plus" shortcut="n" onClick={create}>
                        {t.add}
                    </Button>
                ) : null}
            </SilencesBar>
            <div className={styles.rows} ref={list}>
                {!data ? (
                    error ? (
                        <Fault error={error} retry={() => void refetch()} />
                    ) : (
                        <Skeleton />
                    )
                ) : rows.length === 0 ? (
                    <Empty icon="clock" title={t.none}>
                        {t.noneMore}
                    </Empty>
                ) : (
                    rows.map((one) => <Row key={one.id} one={one} shown={one.id === id} />)
                )}
            </div>
            {view.one('new') ? (
                <MaintenanceForm known={null} onClose={close} />
            ) : shown && view.one('edit') ? (
                <MaintenanceForm key={shown.id} known={shown} onClose={() => view.change({ edit: null })} />
            ) : shown ? (
                <MaintenanceDrawer
                    key={shown.id}
                    one={shown}
                    onClose={close}
                    onChange={() => view.change({ edit: 'yes' })}
                />
            ) : id && data ? (
                <Drawer label={t.list} onClose={close}>
                    <Empty icon="clock" title={t.missing} />
                </Drawer>
            ) : null}
        </>
    );
}
