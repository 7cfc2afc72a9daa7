// SPDX-License-Identifier: Apache-2.0
import type { KeyboardEvent } from 'react';
import type { OnCallRange, Shift } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { span } from '@/time/format';
import { useReader } from '@/time/zone';
import { useDirectory } from '../directory';
import { cut, nights, place, type Stretch, stretchOf } from '../lanes';
import { hueClass } from '../Person';
import { onCallText } from '../text';
import styles from './Schedule.module.css';
import { useSays, useWhen } from './useSays';

export type Gap = OnCallRange['gaps'][number];

/** What a click on something in a schedule opens. */
export type Opened = { shift: Shift } | { gap: Gap };

interface Props {
    label: string;
    range: Stretch;
    shifts: readonly Shift[];
    gaps: readonly Gap[];
    now: number;
    /** The schedule's, told beside the reader's time. */
    zone: string;
    onOpen?: ((what: Opened) => void) | undefined;
    /** No names in it: they stand elsewhere. */
    thin?: boolean;
}

/** Arrows go from shift to shift; Tab leaves the lane. */
function move(event: KeyboardEvent<HTMLOListElement>): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) {
        return;
    }
    const all = [...event.currentTarget.querySelectorAll('button')];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = all[at + step];
    if (at >= 0 && next) {
        event.preventDefault();
        next.focus();
    }
}

/** Who has duty, drawn along the time: a button for each shift and each gap. */
export function Track({ label, range, shifts, gaps, now, zone, onOpen, thin = false }: Props) {
    const t = useText(onCallText);
    const says = useSays();
    const when = useWhen();
    const { language } = useReader();
    const { shortOf, initialsOf, hueOf, zoneOf } = useDirectory();
    const all = [...shifts.map((shift) => ({ shift })), ...gaps.map((gap) => ({ gap }))]
        .map((what) => {
            const one: { start: string; end: string } = 'shift' in what ? what.shift : what.gap;
            return { what, whole: stretchOf(one), part: cut(stretchOf(one), range) };
        })
        .filter(({ part }) => part !== null)
        .sort((a, b) => a.whole.from - b.whole.from);
    const first = Math.max(
        0,
        all.findIndex(({ whole }) => whole.to > now),
    );
    return (
        <ol className={styles.track} aria-label={label} onKeyDown={move} data-thin={thin || undefined}>
            {all.map(({ what, whole, part }, i) => {
                const where = place(part ?? whole, range);
                const at = whole.to <= now ? 'past' : whole.from <= now ? 'now' : 'coming';
                if ('gap' in what) {
                    const text = t.gapFrom(when(whole.from, whole.to));
                    return (
                        <li key={`gap ${whole.from}`} style={where} className={styles.gap} data-at={at}>
                            <button
                                type="button"
                                tabIndex={i === first ? 0 : -1}
                                title={text}
                                onClick={() => onOpen?.(what)}
                            >
                                <span className="visually-hidden">{text}</span>
                                {thin ? null : <b aria-hidden="true">{span(language, whole.to - whole.from)}</b>}
                            </button>
                        </li>
                    );
                }
                const { shift } = what;
                const [one = ''] = shift.people;
                const more = shift.people.length > 1 ? ` +${shift.people.length - 1}` : '';
                const text = says(shift, zone);
                const home = thin ? null : zoneOf(one);
                return (
                    <li
                        key={`${shift.role} ${whole.from}`}
                        style={where}
                        className={`${styles.shift} ${hueClass}`}
                        data-hue={hueOf(one)}
                        data-at={at}
                        data-changed={shift.duties.some(({ origin }) => origin !== 'rotation') || undefined}
                    >
                        <button
                            type="button"
                            tabIndex={i === first ? 0 : -1}
                            title={text}
                            aria-current={at === 'now' ? 'time' : undefined}
                            onClick={() => onOpen?.(what)}
                        >
                            <span className="visually-hidden">{text}</span>
                            {home && part
                                ? nights(part, home).map((night) => (
                                      <i key={night.from} className={styles.foot} style={place(night, part)} />
                                  ))
                                : null}
                            {thin ? null : (
                                <>
                                    <b className={styles.long} aria-hidden="true">
                                        {shortOf(one)}
                                        {more}
                                    </b>
                                    <b className={styles.brief} aria-hidden="true">
                                        {initialsOf(one)}
                                    </b>
                                </>
                            )}
                        </button>
                    </li>
                );
            })}
        </ol>
    );
}
