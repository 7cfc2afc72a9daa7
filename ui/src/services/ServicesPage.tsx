// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useMemo, useRef } from 'react';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { may, useMe } from '@/session/me';
import { useServices } from './queries';
import { ServiceDrawer } from './ServiceDrawer';
import { ServiceForm } from './ServiceForm';
import { ServiceRows } from './ServiceRows';
import styles from './Services.module.css';
import { ServicesBar } from './ServicesBar';
import { found, rowsOf } from './services';
import { servicesText } from './text';

/** What is looked after: by whom, who is on call for it, and what fires. */
export default function ServicesPage() {
    const t = useText(servicesText);
    const view = useView();
    const me = useMe();
    const { data, error, refetch } = useServices();
    const typed = view.one('q') ?? '';
    const onlyFiring = view.one('show') === 'firing';
    const search = useRef<HTMLInputElement>(null);
    const rows = useMemo(() => (data ? rowsOf(data.items, data.teams) : []), [data]);
    const deferred = useDeferredValue(typed);
    const listed = useMemo(() => found(rows, deferred, onlyFiring), [rows, deferred, onlyFiring]);
    const firing = useMemo(() => rows.filter((row) => row.service.alerts.active > 0).length, [rows]);
    const mayEdit = may(me, 'manage');
    const create = () => view.change({ new: 'yes', name: null, edit: null });
    const close = () => view.change({ new: null, name: null, edit: null });
    useKeys({ '/': () => search.current?.focus(), ...(mayEdit ? { n: create } : {}) });
    const name = view.one('name');
    return (
        <>
            <ServicesBar>
                {mayEdit && data && data.teams.length > 0 ? (
                    <Button icon="plus" shortcut="n" onClick={create}>
                        {t.add}
                    </Button>
                ) : null}
            </ServicesBar>
            {!data ? (
                error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )
            ) : rows.length === 0 ? (
                <Empty
                    icon="server"
                    title={t.none}
                    action={
                        mayEdit && data.teams.length > 0 ? (
                            <Button icon="plus" onClick={create}>
                                {t.add}
                            </Button>
                        ) : undefined
                    }
                >
                    {t.noneMore} {data.teams.length === 0 ? t.noTeams : null}
                </Empty>
            ) : (
                <>
                    <div className={styles.tools}>
                        <label className={styles.search}>
                            <Icon name="search" size={14} />
                            <span className="visually-hidden">{t.search}</span>
                            <input
                                ref={search}
                                type="search"
                                name="search"
                                value={typed}
                                placeholder={t.search}
                                autoComplete="off"
                                onChange={(event) => view.change({ q: event.target.value || null })}
                            />
                        </label>
                        <Tabs
                            label={t.which}
                            tabs={[
                                { id: 'all', name: t.all, count: rows.length },
                                { id: 'firing', name: t.firing, count: firing },
                            ]}
                            value={onlyFiring ? 'firing' : 'all'}
                            onChange={(id) => view.change({ show: id === 'all' ? null : id })}
                        />
                    </div>
                    {listed.length === 0 ? (
                        <Empty
                            icon="search"
                            title={typed === '' ? t.noneFiring : t.noMatch}
                            action={<Button onClick={() => view.change({ q: null, show: null })}>{t.clear}</Button>}
                        />
                    ) : (
                        <ServiceRows rows={listed} shown={name} />
                    )}
                </>
            )}
            {view.one('new') && data ? (
                <ServiceForm known={null} list={data} onClose={close} />
            ) : name && view.one('edit') && data ? (
                <ServiceForm key={name} known={name} list={data} onClose={() => view.change({ edit: null })} />
            ) : name ? (
                <ServiceDrawer
                    name={name}
                    circles={data?.circles ?? []}
                    onChange={mayEdit ? () => view.change({ edit: 'yes' }) : null}
                    onClose={close}
                />
            ) : null}
        </>
    );
}
