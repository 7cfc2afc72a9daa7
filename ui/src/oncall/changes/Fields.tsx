// SPDX-License-Identifier: Apache-2.0
import { IconButton } from '@/design/Button';
import { Beside, TextField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fromInput, toInput } from '@/time/input';
import { PersonField } from '../editor/PersonField';
import type { Stretch } from '../lanes';
import { Person } from '../Person';
import styles from './Changes.module.css';
import { changesText } from './text';

/** From when to when, as two fields on the reader's wall clock have it. */
export interface Typed {
    start: string;
    end: string;
}

export const typedOf = ({ from, to }: Stretch): Typed => ({ start: toInput(from), end: toInput(to) });

/** Null where it is no stretch of time. */
export function stretchTyped({ start, end }: Typed): Stretch | null {
    const [from, to] = [fromInput(start), fromInput(end)];
    return Number.isNaN(from) || Number.isNaN(to) || from >= to ? null : { from, to };
}

interface RangeProps {
    value: Typed;
    onChange: (next: Typed) => void;
    at: (field: string) => string | null;
}

export function RangeFields({ value, onChange, at }: RangeProps) {
    const t = useText(changesText);
    return (
        <Beside>
            <TextField
                label={t.from}
                name="start"
                type="datetime-local"
                value={value.start}
                onChange={(start) => onChange({ ...value, start })}
                fault={at('start')}
            />
            <TextField
                label={t.to}
                name="end"
                type="datetime-local"
                value={value.end}
                onChange={(end) => onChange({ ...value, end })}
                fault={at('end')}
            />
        </Beside>
    );
}

interface ChoiceProps {
    label: string;
    value: string;
    onChange: (name: string) => void;
    fault?: string | null;
    without?: readonly string[];
}

/** One person. */
export function PersonChoice({ label, value, onChange, fault, without = [] }: ChoiceProps) {
    const t = useText(changesText);
    return (
        <fieldset className={styles.choice}>
            <legend>{label}</legend>
            {value ? (
                <span className={styles.chosen}>
                    <Person name={value} />
                    <IconButton icon="cross" label={t.change} onClick={() => onChange('')} />
                </span>
            ) : (
                <PersonField label={label} hint={t.choose} onAdd={onChange} without={without} other={t.byName} />
            )}
            <FaultLine>{fault}</FaultLine>
        </fieldset>
    );
}
