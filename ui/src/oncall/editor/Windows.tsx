// SPDX-License-Identifier: Apache-2.0
import { Button, IconButton } from '@/design/Button';
import { SelectField, TextField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import styles from './Editor.module.css';
import { DAYS, nextKey, type WeekDay, type Window } from './plan';
import { editorText } from './text';

const KINDS = ['days', 'week'] as const;

function Days({ chosen, onChange }: { chosen: readonly WeekDay[]; onChange: (days: WeekDay[]) => void }) {
    const t = useText(editorText);
    return (
        <div className={styles.days}>
            {DAYS.map((day) => (
                <button
                    key={day}
                    type="button"
                    aria-pressed={chosen.includes(day)}
                    title={t.days[day]}
                    onClick={() =>
                        onChange(DAYS.filter((one) => (one === day ? !chosen.includes(one) : chosen.includes(one))))
                    }
                >
                    <span className="visually-hidden">{t.days[day]}</span>
                    <span aria-hidden="true">{t.shortDays[day]}</span>
                </button>
            ))}
        </div>
    );
}

interface OneProps {
    window: Window;
    onChange: (next: Window | null) => void;
    at: (field: string) => string | null;
}

function One({ window, onChange, at }: OneProps) {
    const t = useText(editorText);
    const set = <K extends keyof Window>(name: K, value: Window[K]) => onChange({ ...window, [name]: value });
    const days = DAYS.map((id) => ({ id, name: t.days[id] }));
    return (
        <li>
            <div className={styles.windowKind}>
                <SelectField
                    bare
                    label={t.windowKind}
                    name="kind"
                    value={window.kind}
                    options={KINDS.map((id) => ({ id, name: t.windowKinds[id] }))}
                    onChange={(kind) => set('kind', kind)}
                />
                {window.kind === 'days' ? <Days chosen={window.days} onChange={(next) => set('days', next)} /> : null}
                <IconButton icon="trash" label={t.removeWindow} onClick={() => onChange(null)} />
            </div>
            <div className={styles.times}>
                {window.kind === 'week' ? (
                    <SelectField
                        label={t.fromDay}
                        name="fromDay"
                        value={window.fromDay}
                        options={days}
                        onChange={(day) => set('fromDay', day)}
                    />
                ) : null}
                <TextField
                    label={t.from}
                    name="from"
                    type="time"
                    value={window.from}
                    onChange={(value) => set('from', value)}
                    fault={at('from')}
                />
                {window.kind === 'week' ? (
                    <SelectField
                        label={t.toDay}
                        name="toDay"
                        value={window.toDay}
                        options={days}
                        onChange={(day) => set('toDay', day)}
                    />
                ) : null}
                <TextField
                    label={t.to}
                    name="to"
                    type="time"
                    // A field for times has no 24:00; written, both are the same midnight.
                    value={window.to === '24:00' ? '00:00' : window.to}
                    onChange={(value) => set('to', value)}
                    fault={at('to')}
                />
            </div>
            <FaultLine>{at('')}</FaultLine>
        </li>
    );
}

/** Office hours, nights, weekends: when a layer has duty at all. */
export function Windows({
    windows,
    onChange,
    at,
}: {
    windows: readonly Window[];
    onChange: (windows: Window[]) => void;
    at: (index: number, field: string) => string | null;
}) {
    const t = useText(editorText);
    const usual: Window = {
        key: nextKey(),
        kind: 'days',
        days: DAYS.slice(0, 5),
        fromDay: 'fri',
        from: '09:00',
        toDay: 'mon',
        to: '18:00',
    };
    return (
        <fieldset className={styles.windows}>
            <legend>{t.restrictions}</legend>
            {windows.length === 0 ? <span className="second">{t.always}</span> : null}
            {windows.length > 0 ? <span className="second">{t.only}</span> : null}
            <ul>
                {windows.map((window, i) => (
                    <One
                        key={window.key}
                        window={window}
                        at={(field) => at(i, field)}
                        onChange={(next) => onChange(next ? windows.with(i, next) : windows.toSpliced(i, 1))}
                    />
                ))}
            </ul>
            <Button small kind="quiet" icon="plus" onClick={() => onChange([...windows, usual])}>
                {windows.length === 0 ? t.only : t.addWindow}
            </Button>
        </fieldset>
    );
}
