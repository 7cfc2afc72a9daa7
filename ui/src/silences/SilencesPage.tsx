// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Silence } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { changed, type Search } from '@/frame/search';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { type Matcher, write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';
import { openSilenceForm, useMaySilence } from './form';
import { inState, STATES, type State, useSilences } from './queries';
import { EndOf, SilenceDrawer } from './SilenceDrawer';
import styles from './Silences.module.css';
import { SilencesBar } from './SilencesBar';
import { fromApi } from './silence';
import { silencesText } from './text';

function SilenceRow({ silence, shown }: { silence: Silence; shown: boolean }) {
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: silence.id })) as never}
            className={styles.row}
            data-state={silence.status.state}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <Icon name="silence" size={14} />
            <code className="cut">{silence.matchers.map((matcher) => write(fromApi(matcher))).join(' ')}</code>
            <span className="cut second">{silence.comment}</span>
            <span className="cut quiet">{silence.createdBy}</span>
            <span className={styles.end}>
                <EndOf silence={silence} />
            </span>
        </Link>
    );
}

function matchersIn(texts: readonly string[]): Matcher[] {
    return texts.flatMap((text) => {
        const parsed = parse(text);
        return parsed.ok ? parsed.matchers : [];
    });
}

/** Opens the form where the address asks for it, once. */
function useFormFromAddress(): void {
    const view = useView();
    const asked = view.search.new;
    const wished = view.search.ask;
    useEffect(() => {
        if (asked) {
            openSilenceForm({ matchers: matchersIn(asked) });
            view.change({ new: null });
        }
        if (wished) {
            const one = (name: string) => view.search[name]?.[0] ?? null;
            openSilenceForm({
                matchers: matchersIn(wished),
                asking: true,
                wish: { startsAt: one('from'), endsAt: one('to'), comment: one('why') ?? '' },
            });
            view.change({ ask: null, from: null, to: null, why: null });
        }
    }, [asked, wished, view.search, view.change]);
}

export default function SilencesPage() {
    const t = useText(silencesText);
    const view = useView();
    const { data, error, refetch } = useSilences();
    const list = useRef<HTMLDivElement>(null);
    const [at, setAt] = useState(-1);
    const id = view.one('id');
    const shown = data?.find((silence) => silence.id === id);
    const asked = view.one('state') as State | null;
    const state: State = asked && STATES.includes(asked) ? asked : (shown?.status.state ?? 'active');
    const rows = data ? inState(data, state) : [];
    useFormFromAddress();

    function move(by: number): void {
        const next = Math.min(rows.length - 1, Math.max(0, at + by));
        setAt(next);
        list.current?.querySelectorAll('a')[next]?.focus();
    }
    const maySilence = useMaySilence();
    const create = () => openSilenceForm({ matchers: [] });
    useKeys({
        j: () => move(1),
        k: () => move(-1),
        ArrowDown: () => move(1),
        ArrowUp: () => move(-1),
        ...(maySilence ? { s: create } : {}),
    });
    return (
        <>
            <SilencesBar />
            <div className={styles.bar}>
                <Tabs
                    label={t.filter}
                    tabs={STATES.map((one) => ({
                        id: one,
                        name: t.states[one],
                        count: data ? inState(data, one).length : undefined,
                    }))}
                    value={state}
                    onChange={(next) => view.change({ state: next, id: null })}
                />
                {maySilence ? (
                    <Button icon="plus" shortcut="s" onClick={create}>
                        {t.newSilence}
                    </Button>
                ) : null}
            </div>
            <div className={styles.rows} ref={list}>
                {!data ? (
                    error ? (
                        <Fault error={error} retry={() => void refetch()} />
                    ) : (
                        <Skeleton />
                    )
                ) : rows.length === 0 ? (
                    <Empty icon="silence" title={t.none[state]}>
                        {state === 'expired' ? null : t.noneMore}
                    </Empty>
                ) : (
                    rows.map((silence) => <SilenceRow key={silence.id} silence={silence} shown={silence.id === id} />)
                )}
            </div>
            {shown ? (
                <SilenceDrawer key={shown.id} silence={shown} onClose={() => view.change({ id: null })} />
            ) : id && data ? (
                <Drawer label={t.list} onClose={() => view.change({ id: null })}>
                    <Empty icon="silence" title={t.missing} />
                </Drawer>
            ) : null}
        </>
    );
}
