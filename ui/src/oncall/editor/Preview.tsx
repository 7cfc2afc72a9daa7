// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Icon } from '@/design/Icon';
import { Fault } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { dayOf } from '@/time/wall';
import { FairnessStrip } from '../changes/FairnessStrip';
import { useDirectory } from '../directory';
import { cut, DAY_MS, load, type Stretch, stretchOf } from '../lanes';
import { Person } from '../Person';
import { spanOf, step, type Zoom } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import { Moves } from '../view/Bar';
import panels from '../view/Panels.module.css';
import { ScheduleView } from '../view/ScheduleView';
import { useHere, useWhen } from '../view/useSays';
import styles from './Editor.module.css';
import { hoursMoved, movedShifts } from './moved';
import type { Plan } from './plan';
import { editorText } from './text';
import { type Sketch, useSketch } from './useSketch';

const AHEAD_DAYS = 28;
const MOST_GAPS = 5;
const MOST_MOVED = 8;

/** From this hour on: what is shown must not be asked for again with each tick of the clock. */
function ahead(now: number): Stretch {
    const from = Math.floor(now / 3_600_000) * 3_600_000;
    return { from, to: from + AHEAD_DAYS * DAY_MS };
}

function Gaps({ range, within }: { range: RangeWithChanges; within: Stretch }) {
    const t = useText(editorText);
    const o = useText(onCallText);
    const when = useWhen();
    const gaps = range.gaps.filter((gap) => cut(stretchOf(gap), within));
    return (
        <section className={panels.panel}>
            <p className={panels.verdict} data-good={gaps.length === 0}>
                <Icon name={gaps.length === 0 ? 'check' : 'warn'} size={14} />
                <b>{gaps.length === 0 ? t.noGapsAhead : t.gapsAhead(gaps.length)}</b>
            </p>
            <ul className={styles.list}>
                {gaps.slice(0, MOST_GAPS).map((gap) => (
                    <li key={`${gap.role} ${gap.start}`}>
                        {o.gapFrom(when(gap.start, gap.end))}
                        {gap.role === 'primary' ? '' : ` (${gap.role})`}
                    </li>
                ))}
                {gaps.length > MOST_GAPS ? <li className="quiet">{t.andMore(gaps.length - MOST_GAPS)}</li> : null}
            </ul>
        </section>
    );
}

function Hours({ range, within }: { range: RangeWithChanges; within: Stretch }) {
    const t = useText(editorText);
    const inside = range.final.flatMap((shift) => {
        const part = cut(stretchOf(shift), within);
        return part
            ? [{ start: new Date(part.from).toISOString(), end: new Date(part.to).toISOString(), people: shift.people }]
            : [];
    });
    const all = load(inside);
    const most = Math.max(1, ...all.map(([, hours]) => hours));
    return (
        <section className={panels.panel} aria-label={t.fairness}>
            <header>
                <h2>{t.fairness}</h2>
            </header>
            <ul className={styles.hours}>
                {all.map(([name, hours]) => (
                    <li key={name}>
                        <Person name={name} />
                        <span className={styles.bar}>
                            <i style={{ width: `${(hours / most) * 100}%` }} />
                        </span>
                        <b>{t.hours(hours)}</b>
                    </li>
                ))}
            </ul>
        </section>
    );
}

/** Plan against plan: what people changed comes over both. */
function MovedShifts({ saved, range, within }: { saved: Plan; range: RangeWithChanges; within: Stretch }) {
    const t = useText(editorText);
    const o = useText(onCallText);
    const when = useWhen();
    const { nameOf } = useDirectory();
    const known = useSketch(saved, within).range;
    if (!known) {
        return null;
    }
    const moved = movedShifts(known.final, range.final, within);
    const hours = hoursMoved(moved);
    const people = new Set(moved.flatMap(({ before, after }) => [...before, ...after])).size;
    const said = (names: readonly string[]) => names.map(nameOf).join(', ') || o.nobody;
    return (
        <section className={panels.panel} aria-label={t.moves}>
            <header>
                <h2>{t.moves}</h2>
                <span className="quiet">{moved.length > 0 ? t.movesCount(moved.length, people) : ''}</span>
            </header>
            {moved.length === 0 ? <p className="second">{t.movesNone}</p> : null}
            <ul className={styles.gained}>
                {hours.map(([person, by]) => (
                    <li key={person}>
                        <Person name={person} /> <b>{t.signedHours(by)}</b>
                    </li>
                ))}
            </ul>
            <ul className={styles.list}>
                {moved.slice(0, MOST_MOVED).map((one) => (
                    <li key={`${one.role} ${one.from}`}>
                        <span className="quiet">{when(one.from, one.to)}</span>{' '}
                        {t.moved(said(one.before), said(one.after))}
                    </li>
                ))}
                {moved.length > MOST_MOVED ? <li className="quiet">{t.andMore(moved.length - MOST_MOVED)}</li> : null}
            </ul>
        </section>
    );
}

/** The span that is looked at, and what is ahead, in one question. */
export function usePreview(plan: Plan, now: number) {
    const here = useHere();
    const today = dayOf(now, here);
    const [zoom, setZoom] = useState<Zoom>('week');
    const [day, setDay] = useState(today);
    const span = spanOf(zoom, day, here);
    const within = ahead(now);
    const sketch = useSketch(plan, { from: Math.min(span.from, within.from), to: Math.max(span.to, within.to) });
    return { span, within, sketch, setZoom, setDay, today };
}

interface Props {
    preview: ReturnType<typeof usePreview>;
    /** The schedule that is changed, as it is saved; null for a new one. */
    saved: Plan | null;
}

function Wrong({ faults }: { faults: Sketch['faults'] }) {
    const t = useText(editorText);
    const all = Object.entries(faults);
    return all.length === 0 ? null : (
        <div className={styles.wrong} role="status">
            <Icon name="warn" size={14} />
            <span>
                {t.wrong}
                {all.map(([field, message]) => (
                    <span key={field} className={styles.problem}>
                        {message}
                    </span>
                ))}
            </span>
        </div>
    );
}

/** What becomes of what is written: shifts, gaps, hours, and whose shifts move. */
export function Preview({ preview, saved }: Props) {
    const t = useText(editorText);
    const when = useWhen();
    const { span, within, sketch, setZoom, setDay, today } = preview;
    const { range, error, faults } = sketch;
    return (
        <section className={styles.preview} aria-label={t.preview}>
            <div className={styles.previewBar}>
                <h2>{t.preview}</h2>
                <Moves
                    span={span}
                    onZoom={setZoom}
                    onStep={(by) => setDay(step(span.zoom, span.day, by))}
                    onToday={() => setDay(today)}
                />
            </div>
            <Wrong faults={faults} />
            {error ? <Fault error={error} /> : null}
            {range && !error ? (
                <div data-old={Object.keys(faults).length > 0 || undefined} className={styles.result}>
                    <ScheduleView range={range} span={span} />
                    <Gaps range={range} within={within} />
                    {range.fairness ? (
                        <FairnessStrip
                            fairness={range.fairness}
                            about={t.weighted(when(range.fairness.from, range.fairness.to))}
                        />
                    ) : (
                        <Hours range={range} within={within} />
                    )}
                    {saved === null ? null : <MovedShifts saved={saved} range={range} within={within} />}
                </div>
            ) : error || Object.keys(faults).length > 0 ? null : (
                <p className={styles.nothing}>{t.previewEmpty}</p>
            )}
        </section>
    );
}
