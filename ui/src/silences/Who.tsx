// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { silencesText } from './text';

const MOST_NAME_LETTERS = 100;

interface Props {
    value: string;
    fault: string | null;
    onChange: (value: string) => void;
}

/** Who silences. */
export function Who({ value, fault, onChange }: Props) {
    const t = useText(silencesText);
    const id = useId();
    return (
        <>
            <label>
                {t.who}
                <input
                    name="who"
                    value={value}
                    maxLength={MOST_NAME_LETTERS}
                    autoComplete="name"
                    placeholder={t.whoHint}
                    aria-invalid={fault !== null}
                    aria-describedby={id}
                    onChange={(event) => onChange(event.target.value)}
                />
            </label>
            <FaultLine id={id}>{fault}</FaultLine>
        </>
    );
}
