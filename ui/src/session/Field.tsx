// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import { FaultLine } from '@/design/States';

interface Props {
    name: string;
    label: string;
    value: string;
    onType: (text: string) => void;
    autoComplete: string;
    type?: 'text' | 'password';
    /** Whether typing starts here. */
    focus?: boolean;
    wrong?: boolean;
    /** What is wrong with what stands here. */
    fault?: string | null;
    required?: boolean;
}

/** A label, something to type, and below it what is wrong with that. */
export function Field({
    name,
    label,
    value,
    onType,
    autoComplete,
    type = 'text',
    focus,
    wrong,
    fault,
    required = true,
}: Props) {
    const id = useId();
    return (
        <>
            <label htmlFor={id}>{label}</label>
            <input
                id={id}
                name={name}
                type={type}
                autoComplete={autoComplete}
                required={required}
                // biome-ignore lint/a11y/noAutofocus: a form of its own page begins here
                autoFocus={focus}
                value={value}
                aria-invalid={wrong || Boolean(fault)}
                aria-describedby={fault ? `${id}-fault` : undefined}
                onChange={(event) => onType(event.target.value)}
            />
            {fault ? <FaultLine id={`${id}-fault`}>{fault}</FaultLine> : null}
        </>
    );
}
