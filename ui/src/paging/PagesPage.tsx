// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { Button } from '@/design/Button';
import { useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { DirectoryOf } from '@/oncall/directory';
import { mayAnywhere, useMe } from '@/session/me';
import { OpenPageDrawer } from './OpenPageDrawer';
import { PageFilters } from './PageFilters';
import { PageRows } from './PageRows';
import styles from './Pages.module.css';
import { filterOf, ordered, wants } from './pages';
import { acknowledgeMany, useMyPages, usePages } from './queries';
import { pagingText } from './text';

const NONE: ReadonlySet<number> = new Set();
const FILTERS = { state: null, severity: null, team: null, person: null, service: null } as const;

/** Who is asked about what: one's own pages first, and everybody's. */
export default function PagesPage() {
    const t = useText(pagingText);
    const view = useView();
    const me = useMe();
    const name = me?.user?.name ?? null;
    const filter = filterOf(view.search, name);
    const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = usePages(filter);
    const open = useMyPages(name).data;
    const [chosen, setChosen] = useState(NONE);
    const sending = useSending();
    const mayAct = mayAnywhere(me, 'respond');
    const pages = useMemo(() => ordered(data?.pages.flatMap(({ items }) => items) ?? []), [data]);
    const asking = view.one('new') !== null;
    const ask = () => view.change({ new: 'yes' });
    useKeys({ Escape: () => setChosen(NONE), ...(mayAct ? { n: ask } : {}) });
    // What is over meanwhile, or shown no longer, is chosen no longer.
    const picked = useMemo(() => {
        const known = new Set(pages.filter(({ state }) => state !== 'resolved').map(({ id }) => id));
        return new Set([...chosen].filter((id) => known.has(id)));
    }, [chosen, pages]);
    const choose = (id: number) =>
        setChosen((before) => {
            const next = new Set(before);
            if (!next.delete(id)) {
                next.add(id);
            }
            return next;
        });
    const acknowledge = async (ids: number[]) => {
        if (await sending.run(() => acknowledgeMany(ids))) {
            setChosen(NONE);
            tell(t.acknowledged(ids.length));
        }
    };
    const filtered = Object.keys(FILTERS).some((key) => view.one(key) !== null);
    const own = name !== null && filter.person === name;
    const people = pages.flatMap((page) => [...page.asked.map(({ person }) => person ?? ''), ...page.acknowledgedBy]);
    return (
        <DirectoryOf names={people}>
            <div className={styles.tools}>
                <PageFilters
                    view={view}
                    filter={filter}
                    mine={open?.items.filter((page) => wants(page, name)).length}
                />
                {mayAct ? (
                    <Button icon="page" shortcut="n" onClick={ask}>
                        {t.open}
                    </Button>
                ) : null}
            </div>
            <FaultLine>{sending.fault}</FaultLine>
            {!data || me === undefined ? (
                error ? (
                    <Fault error={error} retry={() => void refetch()} />
                ) : (
                    <Skeleton />
                )
            ) : pages.length === 0 ? (
                <Empty
                    {...(filtered ? { icon: 'search' as const } : {})}
                    title={filtered ? t.noMatch : own ? t.noneMine : t.none}
                    action={
                        filtered ? (
                            <Button onClick={() => view.change(FILTERS)}>{t.clear}</Button>
                        ) : own ? (
                            <Button onClick={() => view.change({ who: 'all' })}>{t.showEverybodys}</Button>
                        ) : undefined
                    }
                >
                    {filtered ? null : t.noneMore}
                </Empty>
            ) : (
                <>
                    <div className={styles.summary}>
                        <span className="quiet">{t.count(pages.length, hasNextPage)}</span>
                        {picked.size > 0 ? (
                            <>
                                <Button
                                    kind="primary"
                                    small
                                    shortcut="a"
                                    busy={sending.busy}
                                    onClick={() => void acknowledge([...picked])}
                                >
                                    {t.acknowledgeChosen(picked.size)}
                                </Button>
                                <Button kind="quiet" small onClick={() => setChosen(NONE)}>
                                    {t.clearSelection}
                                </Button>
                            </>
                        ) : null}
                    </div>
                    <PageRows
                        pages={pages}
                        chosen={mayAct ? picked : null}
                        onChoose={choose}
                        onAcknowledge={(ids) => void acknowledge(ids)}
                        more={hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : null}
                    />
                </>
            )}
            {asking ? <OpenPageDrawer onClose={() => view.change({ new: null })} /> : null}
        </DirectoryOf>
    );
}
