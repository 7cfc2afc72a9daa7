// SPDX-License-Identifier: Apache-2.0
import type { Ref } from 'react';
import { useText } from '@/i18n/bilingual';
import type { Vocabulary } from '@/matcher/complete';
import { TokenInput } from '@/matcher/TokenInput';
import { completeLabel, type Label, read, withLabels, writeLabel } from './question';
import { routingText } from './text';

interface Props {
    labels: readonly Label[];
    onChange: (labels: Label[]) => void;
    vocabulary: Vocabulary;
    inputRef?: Ref<HTMLInputElement>;
}

/** Labels of an alert, typed or completed from the alerts that there are. */
export function LabelInput({ labels, onChange, vocabulary, inputRef }: Props) {
    const t = useText(routingText);
    return (
        <TokenInput<Label, string>
            items={labels}
            onChange={onChange}
            write={writeLabel}
            read={read}
            say={t.badLabel}
            add={withLabels}
            complete={(typed) => completeLabel(typed, vocabulary)}
            icon="tags"
            label={t.labels}
            hint={t.labelsHint}
            shortcut="/"
            {...(inputRef ? { inputRef } : {})}
        />
    );
}
