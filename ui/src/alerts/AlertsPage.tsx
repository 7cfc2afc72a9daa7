// SPDX-License-Identifier: Apache-2.0
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { MOST_ITEMS } from '@/api/everything';
import { Button } from '@/design/Button';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { write } from '@/matcher/matcher';
import { DirectoryOf } from '@/oncall/directory';
import { openSilenceForm, useMaySilence } from '@/silences/form';
import { Ago } from '@/time/Time';
import { AlertDrawer } from '@/why/AlertDrawer';
import styles from './AlertsPage.module.css';
import { BulkBar } from './BulkBar';
import { covering } from './cover';
import { Facets, FacetsToCome } from './Facets';
import { type Burning, useBurning, vocabulary } from './queries';
import { isAny, questionOf } from './question';
import { type RowActions, RowList } from './RowList';
import rowStyles from './Rows.module.css';
import { flat, grouped, type Row } from './rows';
import { select } from './selection';
import { alertsText } from './text';
import { ViewBar } from './ViewBar';

function membersOf(row: Row): readonly string[] {
    return row.kind === 'group' ? row.members.map((one) => one.alert.fingerprint) : [row.known.alert.fingerprint];
}

/** The order in which the drawer goes through them; an alert of two groups comes once. */
function order(rows: readonly Row[]): string[] {
    return [...new Set(rows.flatMap(membersOf))];
}

function NothingBurns({ burning }: { burning: Burning }) {
    const t = useText(alertsText);
    const last = burning.groups.reduce<string | null>(
        (max, group) => (group.toldAt && (!max || group.toldAt > max) ? group.toldAt : max),
        null,
    );
    return (
        <Empty title={t.nothingBurns}>
            {t.nothingBurnsMore}
            {last ? (
                <>
                    {' '}
                    {t.lastEnded} <Ago at={last} />.
                </>
            ) : null}
        </Empty>
    );
}

export default function AlertsPage() {
    const t = useText(alertsText);
    const view = useView();
    const { burning, error, retry } = useBurning();
    const field = useRef<HTMLInputElement>(null);
    const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
    const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
    const [cursor, setCursor] = useState<string | null>(null);
    const [target, setTarget] = useState<string | null>(null);

    const address = JSON.stringify(view.search);
    // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the question
    const question = useMemo(() => questionOf(view), [address]);
    const asked = useDeferredValue(question);
    const words = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const selection = useMemo(() => burning && select(burning.catalogue, asked), [burning, asked]);
    const asList = view.one('view') === 'list';
    const rows = useMemo(() => {
        if (!burning || !selection) {
            return [];
        }
        return asList ? flat(selection.matching) : grouped(burning.catalogue, selection.matching, open, isAny(asked));
    }, [burning, selection, open, asList, asked]);
    const shown = view.one('alert');
    // Alerts that ended since they were selected are no longer.
    const chosen = useMemo(
        () => burning?.catalogue.all.filter((one) => selected.has(one.alert.fingerprint)).map((one) => one.alert) ?? [],
        [burning, selected],
    );

    const actions = useMemo<RowActions>(
        () => ({
            selected,
            shown,
            toggleOpen: (group) =>
                setOpen((before) => {
                    const next = new Set(before);
                    if (!next.delete(group)) {
                        next.add(group);
                    }
                    return next;
                }),
            toggleSelected: (row) =>
                setSelected((before) => {
                    const next = new Set(before);
                    const members = membersOf(row);
                    const all = members.every((one) => next.has(one));
                    for (const one of members) {
                        if (all) {
                            next.delete(one);
                        } else {
                            next.add(one);
                        }
                    }
                    return next;
                }),
            onCursor: setCursor,
        }),
        [selected, shown],
    );

    const at = rows.findIndex((row) => row.id === cursor);
    const current = rows[at];
    function move(by: number): void {
        const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
        if (next) {
            setCursor(next.id);
            setTarget(next.id);
            const [first] = membersOf(next);
            if (shown && first) {
                view.change({ alert: first });
            }
        }
    }
    function silence(): void {
        const alerts =
            chosen.length > 0
                ? chosen
                : (burning?.catalogue.all
                      .filter((one) => current && membersOf(current).includes(one.alert.fingerprint))
                      .map((one) => one.alert) ?? []);
        openSilenceForm({ matchers: covering(alerts), meant: alerts.length });
    }
    const maySilence = useMaySilence();
    useKeys({
        j: () => move(1),
        k: () => move(-1),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        x: () => current && actions.toggleSelected(current),
        o: () => current?.kind === 'group' && actions.toggleOpen(current.group.id),
        ArrowRight: () => current?.kind === 'group' && !current.open && actions.toggleOpen(current.group.id),
        ArrowLeft: () => current?.kind === 'group' && current.open && actions.toggleOpen(current.group.id),
        w: () => {
            const [first] = current ? membersOf(current) : [];
            if (first) {
                view.change({ alert: first }, 'push');
            }
        },
        ...(maySilence ? { s: silence } : {}),
        '/': () => field.current?.focus(),
        ...(selected.size > 0 ? { Escape: () => setSelected(new Set()) } : {}),
    });

    const total = burning?.catalogue.all.length ?? 0;
    const any = isAny(asked);
    const matching = selection?.matching.length ?? 0;
    const people = burning?.groups.flatMap(({ page }) => page?.asked.map(({ person }) => person ?? '') ?? []) ?? [];
    return (
        <DirectoryOf names={people}>
            <ViewBar view={view} question={question} vocabulary={words} inputRef={field} />
            <div className={styles.body}>
                {burning && selection && total > 0 ? (
                    <Facets selection={selection} question={question} view={view} />
                ) : burning || error ? null : (
                    <FacetsToCome />
                )}
                <div className={styles.list}>
                    {!burning ? (
                        error ? (
                            <Fault error={error} retry={retry} />
                        ) : (
                            <Skeleton />
                        )
                    ) : rows.length === 0 ? (
                        any ? (
                            <NothingBurns burning={burning} />
                        ) : (
                            <Empty
                                icon="filter"
                                title={
                                    asked.matchers.length > 0
                                        ? t.noMatch(asked.matchers.map(write).join(', '))
                                        : t.noMatchState
                                }
                                action={
                                    <Button
                                        onClick={() =>
                                            view.change({ filter: null, state: null, severity: null, receiver: null })
                                        }
                                    >
                                        {t.clearFilter}
                                    </Button>
                                }
                            >
                                {t.outOf(total)}
                            </Empty>
                        )
                    ) : (
                        <>
                            <div className={rowStyles.head}>
                                <label className={rowStyles.tick}>
                                    <input
                                        type="checkbox"
                                        aria-label={t.selectAll}
                                        checked={matching > 0 && chosen.length >= matching}
                                        onChange={(event) =>
                                            setSelected(
                                                event.target.checked
                                                    ? new Set(selection?.matching.map((one) => one.alert.fingerprint))
                                                    : new Set(),
                                            )
                                        }
                                    />
                                </label>
                                <span />
                                <span>{t.severity}</span>
                                <span>{t.alert}</span>
                                <span>{t.state}</span>
                                <span>{asList ? '' : t.alerts}</span>
                                <span>{t.age}</span>
                            </div>
                            <RowList
                                rows={rows}
                                groups={burning.catalogue.groups}
                                cursor={target}
                                label={t.list}
                                actions={actions}
                            />
                            <p className={styles.summary}>
                                {asList
                                    ? t.summaryFlat(matching)
                                    : t.summary(matching, rows.filter((row) => row.kind === 'group').length)}{' '}
                                {total >= MOST_ITEMS ? t.cut(MOST_ITEMS) : any ? '' : t.nothingElse}
                            </p>
                        </>
                    )}
                    {chosen.length > 0 ? (
                        <BulkBar count={chosen.length} onSilence={silence} onClear={() => setSelected(new Set())} />
                    ) : null}
                </div>
            </div>
            {shown ? (
                <AlertDrawer
                    fingerprint={shown}
                    among={order(rows)}
                    onChange={(next) => view.change({ alert: next })}
                    onClose={() => view.change({ alert: null })}
                />
            ) : null}
        </DirectoryOf>
    );
}
