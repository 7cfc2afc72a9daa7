// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Button, IconButton } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { type Span, titleOf, ZOOMS, type Zoom } from '../span';
import { onCallText } from '../text';
import type { Schedule } from '../types';
import styles from './Bar.module.css';

/** Which schedule; its name is large, because all below is about it. */
export function Choice({
    schedules,
    value,
    onChange,
}: {
    schedules: readonly Schedule[];
    value: string;
    onChange: (name: string) => void;
}) {
    const t = useText(onCallText);
    return (
        <label className={styles.choice}>
            <span className="visually-hidden">{t.schedule}</span>
            <select value={value} onChange={(event) => onChange(event.target.value)}>
                {schedules.map(({ name, team }) => (
                    <option key={name} value={name}>
                        {team && team !== name ? t.ofTeam(name, team) : name}
                    </option>
                ))}
            </select>
            <Icon name="down" size={14} />
        </label>
    );
}

interface Props {
    span: Span;
    onZoom: (zoom: Zoom) => void;
    onStep: (by: number) => void;
    onToday: () => void;
}

/** How much is shown, and from when. */
export function Moves({ span, onZoom, onStep, onToday }: Props) {
    const t = useText(onCallText);
    const language = useLanguage();
    return (
        <div className={styles.moves}>
            <fieldset className={styles.zooms} aria-label={t.range}>
                {ZOOMS.map((zoom) => (
                    <label key={zoom} data-on={zoom === span.zoom || undefined}>
                        <input
                            type="radio"
                            name="zoom"
                            className="visually-hidden"
                            checked={zoom === span.zoom}
                            onChange={() => onZoom(zoom)}
                        />
                        {t.zooms[zoom]}
                    </label>
                ))}
            </fieldset>
            <span className={styles.steps}>
                <IconButton icon="left" label={t.before[span.zoom]} onClick={() => onStep(-1)} />
                <Button onClick={onToday}>{t.today}</Button>
                <IconButton icon="right" label={t.behind[span.zoom]} onClick={() => onStep(1)} />
            </span>
            <b className={styles.title} aria-live="polite">
                {titleOf(span, language)}
            </b>
        </div>
    );
}

export function BarOf({ children }: { children: ReactNode }) {
    return <div className={styles.bar}>{children}</div>;
}
