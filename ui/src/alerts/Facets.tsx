// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react';
import { SEVERITIES } from '@/api/types';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import type { View } from '@/frame/useView';
import { number, useText } from '@/i18n/bilingual';
import styles from './Facets.module.css';
import { toggled } from './facets';
import { asFilter } from './question';
import { STANDING_ICONS } from './StateText';
import { type Counts, chosen, type Question, type Selection } from './selection';
import { STANDINGS } from './standing';
import { alertsText } from './text';

/** So many values are shown before "more". */
const SHORT = 6;
/** Facets that are open from the start. */
const OPEN = 4;

interface Entry {
    id: string;
    name: ReactNode;
    count: number;
    on: boolean;
}

function Facet({
    title,
    entries,
    most,
    onToggle,
    startsOpen = true,
}: {
    title: string;
    entries: readonly Entry[];
    most: number;
    onToggle: (id: string) => void;
    startsOpen?: boolean;
}) {
    const t = useText(alertsText);
    const [all, setAll] = useState(false);
    const shown = all ? entries : entries.filter((entry, i) => i < SHORT || entry.on);
    return (
        <details className={styles.facet} open={startsOpen || entries.some((entry) => entry.on)}>
            <summary>
                <Icon name="right" size={12} />
                <h2 className="cut">{title}</h2>
            </summary>
            {shown.map((entry) => (
                <label key={entry.id} className={styles.entry} data-on={entry.on || undefined}>
                    <input type="checkbox" checked={entry.on} onChange={() => onToggle(entry.id)} />
                    <span className={styles.name}>{entry.name}</span>
                    <i
                        className={styles.bar}
                        style={{ width: `${most > 0 ? Math.max(3, (28 * entry.count) / most) : 0}px` }}
                    />
                    <span className={styles.count}>{number(entry.count)}</span>
                </label>
            ))}
            {entries.length > SHORT ? (
                <button type="button" className={styles.more} onClick={() => setAll(!all)}>
                    {all ? t.fewerValues : t.moreValues(entries.length - shown.length)}
                </button>
            ) : null}
        </details>
    );
}

function most(counts: Counts): number {
    return Math.max(0, ...counts.values());
}

/** What the alerts have in common, to be ticked. */
export function Facets({ selection, question, view }: { selection: Selection; question: Question; view: View }) {
    const t = useText(alertsText);
    const flip = (name: 'state' | 'severity', id: string) => {
        const now = view.all(name);
        view.change({ [name]: now.includes(id) ? now.filter((one) => one !== id) : [...now, id] });
    };
    const standings = STANDINGS.filter(
        (one) => (selection.standings.get(one) ?? 0) > 0 || question.standings.includes(one),
    );
    const severities = [...SEVERITIES, 'none'].filter(
        (one) => (selection.severities.get(one) ?? 0) > 0 || question.severities.includes(one),
    );
    return (
        <aside className={styles.facets} aria-label={t.filters}>
            <Facet
                title={t.state}
                most={most(selection.standings)}
                entries={standings.map((id) => ({
                    id,
                    name: (
                        <>
                            <Icon name={STANDING_ICONS[id]} size={14} />
                            {t.standings[id]}
                        </>
                    ),
                    count: selection.standings.get(id) ?? 0,
                    on: question.standings.includes(id),
                }))}
                onToggle={(id) => flip('state', id)}
            />
            <Facet
                title={t.severity}
                most={most(selection.severities)}
                entries={severities.map((id) => ({
                    id,
                    name: id === 'none' ? t.noSeverity : <SeverityMark severity={id as 'P1'} />,
                    count: selection.severities.get(id) ?? 0,
                    on: question.severities.includes(id),
                }))}
                onToggle={(id) => flip('severity', id)}
            />
            {selection.labels.map((facet, i) => {
                const on = chosen(question.matchers, facet.name);
                const absent = on.filter((value) => !facet.values.has(value)).map((value) => [value, 0] as const);
                return (
                    <Facet
                        key={facet.name}
                        title={facet.name}
                        startsOpen={i < OPEN}
                        most={most(facet.values)}
                        entries={[...facet.values, ...absent].map(([value, count]) => ({
                            id: value,
                            name: <span className="cut">{value}</span>,
                            count,
                            on: on.includes(value),
                        }))}
                        onToggle={(value) =>
                            view.change({ filter: asFilter(toggled(question.matchers, facet.name, value)) })
                        }
                    />
                );
            })}
        </aside>
    );
}

/** Their place until it is known what is in them, so that nothing jumps. */
export function FacetsToCome() {
    return <div className={styles.facets} aria-hidden />;
}
