// SPDX-License-Identifier: Apache-2.0
import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useText } from '@/i18n/bilingual';
import { useClock } from '@/time/Time';
import { midnightOf, plusDays, timeOf } from '@/time/wall';
import { useDirectory } from '../directory';
import { changes, cut, nextHandoff, nights, pieces, place, rolesOf, type Stretch, snap } from '../lanes';
import { hueClass } from '../Person';
import { useHolidays } from '../queries';
import type { Span } from '../span';
import { onCallText } from '../text';
import type { RangeWithChanges } from '../types';
import { Axis } from './Axis';
import { Legend } from './Legend';
import styles from './Schedule.module.css';
import { type Opened, Track } from './Track';
import { useHere, useSays, useWhen } from './useSays';

/** Less is a click that trembled. */
const DRAG_PX = 6;

interface Props {
    range: RangeWithChanges;
    span: Span;
    now: number;
    onOpen?: ((what: Opened) => void) | undefined;
    /** A part of a final lane that was drawn over. */
    onDraw?: ((part: Stretch, role: string) => void) | undefined;
}

function Lane({ name, note, kind, children }: { name: string; note: string; kind: string; children: ReactNode }) {
    return (
        <div className={styles.lane} data-kind={kind}>
            <span className={styles.name}>
                <b className="cut" title={name}>
                    {name}
                </b>
                {note ? (
                    <small className="cut" title={note}>
                        {note}
                    </small>
                ) : null}
            </span>
            <div className={styles.along}>{children}</div>
        </div>
    );
}

/** Drawing over a lane chooses a part of it; a click goes to what lies there. */
function Drawn({
    range,
    onDraw,
    children,
}: {
    range: Stretch;
    onDraw?: ((part: Stretch) => void) | undefined;
    children: ReactNode;
}) {
    const t = useText(onCallText);
    const when = useWhen();
    const ref = useRef<HTMLDivElement>(null);
    const [drawn, setDrawn] = useState<{ x: number; a: number; b: number; on: boolean } | null>(null);
    const at = (event: PointerEvent) => {
        const box = ref.current?.getBoundingClientRect();
        return box ? snap((event.clientX - box.left) / box.width, range) : range.from;
    };
    const part = drawn?.on ? { from: Math.min(drawn.a, drawn.b), to: Math.max(drawn.a, drawn.b) } : null;
    return (
        <div
            ref={ref}
            className={styles.drawn}
            data-can={onDraw ? true : undefined}
            onPointerDown={(event) => {
                if (onDraw && event.button === 0 && event.pointerType !== 'touch') {
                    setDrawn({ x: event.clientX, a: at(event), b: at(event), on: false });
                }
            }}
            onPointerMove={(event) => {
                if (drawn) {
                    const on = drawn.on || Math.abs(event.clientX - drawn.x) > DRAG_PX;
                    if (on && !drawn.on) {
                        event.currentTarget.setPointerCapture(event.pointerId);
                    }
                    setDrawn({ ...drawn, b: at(event), on });
                }
            }}
            onPointerUp={() => {
                setDrawn(null);
                if (part && part.from < part.to) {
                    onDraw?.(part);
                }
            }}
            onPointerCancel={() => setDrawn(null)}
            // What was drawn over is not what was clicked.
            onClickCapture={(event) => drawn?.on && event.stopPropagation()}
        >
            {children}
            {part ? (
                <span className={styles.chosen} style={place(part, range)} aria-hidden="true">
                    {part.from < part.to ? when(part.from, part.to) : t.draw}
                </span>
            ) : null}
        </div>
    );
}

function Handoffs({ range, role, whole, now }: { range: RangeWithChanges; role: string; whole: Stretch; now: number }) {
    const next = nextHandoff(range, role, now);
    return (
        <div className={styles.handoffs} aria-hidden="true">
            {range.handoffs
                .filter((one) => one.role === role)
                .map((one) => ({ one, at: Date.parse(one.at) }))
                .filter(({ at }) => at > whole.from && at < whole.to)
                .map(({ one, at }) => (
                    <i
                        key={at}
                        data-next={one === next || undefined}
                        style={{ left: place({ from: at, to: at }, whole).left }}
                    />
                ))}
        </div>
    );
}

function Changes({ range, whole }: { range: RangeWithChanges; whole: Stretch }) {
    const t = useText(onCallText);
    const when = useWhen();
    const { hueOf, nameOf, shortOf, initialsOf } = useDirectory();
    const all = changes(range.final);
    return (
        <ol className={styles.track} aria-label={t.changes}>
            {all.map((one) => {
                const part = cut(one, whole);
                const said = `${nameOf(one.person)}, ${when(one.from, one.to)}, ${t.origins[one.origin]}${one.instead ? `, ${t.instead(nameOf(one.instead))}` : ''}`;
                return part ? (
                    <li
                        key={`${one.role} ${one.from} ${one.person}`}
                        className={`${styles.shift} ${hueClass}`}
                        data-hue={hueOf(one.person)}
                        style={place(part, whole)}
                        title={said}
                    >
                        <span>
                            <span className="visually-hidden">{said}</span>
                            <b className={styles.long} aria-hidden="true">
                                {shortOf(one.person)}
                            </b>
                            <b className={styles.brief} aria-hidden="true">
                                {initialsOf(one.person)}
                            </b>
                        </span>
                    </li>
                ) : null;
            })}
        </ol>
    );
}

function LayerTrack({
    range,
    layer,
    whole,
    now,
}: {
    range: RangeWithChanges;
    layer: RangeWithChanges['layers'][number];
    whole: Stretch;
    now: number;
}) {
    const t = useText(onCallText);
    const says = useSays();
    const { hueOf, shortOf, initialsOf } = useDirectory();
    const all = pieces(layer, range.final, range.changes?.absences ?? []);
    return (
        <ol className={styles.track} aria-label={t.layer(layer.name)}>
            {all.map((one) => {
                const part = cut(one, whole);
                if (!part) {
                    return null;
                }
                const [person = ''] = one.shift.people;
                const said = `${says(one.shift, layer.zone)}${one.away ? `, ${t.away}` : one.over ? `, ${t.overridden}` : ''}`;
                return (
                    <li
                        key={`${one.from} ${one.over}`}
                        className={`${styles.shift} ${hueClass}`}
                        data-hue={hueOf(person)}
                        data-over={one.over || undefined}
                        data-away={one.away || undefined}
                        data-at={one.to <= now ? 'past' : undefined}
                        style={place(part, whole)}
                        title={said}
                    >
                        <span>
                            <span className="visually-hidden">{said}</span>
                            <b className={styles.long} aria-hidden="true">
                                {one.away ? t.away : one.shift.people.map(shortOf).join(', ')}
                            </b>
                            <b className={styles.brief} aria-hidden="true">
                                {initialsOf(person)}
                            </b>
                        </span>
                    </li>
                );
            })}
        </ol>
    );
}

/** A day or a week of a schedule: two axes of time, who has duty, and the layers that it comes from. */
export function Lanes({ range, span, now, onOpen, onDraw }: Props) {
    const t = useText(onCallText);
    const here = useHere();
    const clock = useClock();
    const { nameOf, shortOf } = useDirectory();
    const whole = { from: span.from, to: span.to };
    const roles = rolesOf(range);
    const all = changes(range.final);
    const holidays = useHolidays(range.name, span.days);
    const isNow = now >= span.from && now < span.to;
    return (
        <section className={styles.lanes} aria-label={t.scheduleOf(range.name)}>
            <div
                className={styles.body}
                style={{ '--columns': span.days.length > 1 ? span.days.length : 12 } as CSSProperties}
            >
                <Axis span={span} range={range} now={now} holidays={holidays} />
                {roles.map((role) => {
                    const current = range.final.find(
                        (one) => one.role === role && Date.parse(one.start) <= now && Date.parse(one.end) > now,
                    );
                    return (
                        <Lane
                            key={role}
                            kind="final"
                            name={roles.length > 1 ? t.finalOf(role) : t.final}
                            note={
                                current ? t.personUntil(current.people.map(nameOf).join(', '), clock(current.end)) : ''
                            }
                        >
                            {span.days
                                .filter((day) => holidays.has(day))
                                .map((day) => (
                                    <i
                                        key={day}
                                        className={styles.holiday}
                                        style={place(
                                            { from: midnightOf(day, here), to: midnightOf(plusDays(day, 1), here) },
                                            whole,
                                        )}
                                        aria-hidden="true"
                                    />
                                ))}
                            <Drawn range={whole} onDraw={onDraw ? (part) => onDraw(part, role) : undefined}>
                                <Handoffs range={range} role={role} whole={whole} now={now} />
                                <Track
                                    label={roles.length > 1 ? t.finalOf(role) : t.final}
                                    range={whole}
                                    shifts={range.final.filter((one) => one.role === role)}
                                    gaps={range.gaps.filter((one) => one.role === role)}
                                    now={now}
                                    zone={range.zone}
                                    onOpen={onOpen}
                                />
                            </Drawn>
                        </Lane>
                    );
                })}
                {all.some((one) => cut(one, whole)) ? (
                    <Lane
                        kind="changes"
                        name={t.changes}
                        note={t.changesCount(all.filter((one) => cut(one, whole)).length)}
                    >
                        <Changes range={range} whole={whole} />
                    </Lane>
                ) : null}
                {range.layers.map((layer) => {
                    const people = [...new Set(layer.shifts.flatMap((shift) => shift.people))];
                    return (
                        <Lane
                            key={layer.name}
                            kind="layer"
                            name={layer.name}
                            note={t.layerNote(layer.zone, people.map(shortOf))}
                        >
                            {nights(whole, layer.zone).map((night) => (
                                <i
                                    key={night.from}
                                    className={styles.night}
                                    style={place(night, whole)}
                                    aria-hidden="true"
                                />
                            ))}
                            <LayerTrack range={range} layer={layer} whole={whole} now={now} />
                        </Lane>
                    );
                })}
                {isNow ? (
                    <div className={styles.nowPlace} aria-hidden="true">
                        <span style={{ left: place({ from: now, to: now }, whole).left }}>
                            <em>{timeOf(now, here)}</em>
                        </span>
                    </div>
                ) : null}
            </div>
            <Legend />
        </section>
    );
}
