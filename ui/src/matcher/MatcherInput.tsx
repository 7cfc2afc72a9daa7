// SPDX-License-Identifier: Apache-2.0
import type { Ref } from 'react';
import { useText } from '@/i18n/bilingual';
import { complete, type Vocabulary } from './complete';
import { type Matcher, same, write } from './matcher';
import { type ParseProblem, parse } from './parse';
import { TokenInput } from './TokenInput';
import { matcherText } from './text';

interface Props {
    matchers: readonly Matcher[];
    onChange: (matchers: Matcher[]) => void;
    vocabulary: Vocabulary;
    label?: string;
    /** Tells whether something is typed that is no matcher yet. */
    onDraft?: (unfinished: boolean) => void;
    inputRef?: Ref<HTMLInputElement>;
    shortcut?: string;
}

function read(text: string) {
    const parsed = parse(text);
    return parsed.ok ? { ok: true as const, items: parsed.matchers } : { ok: false as const, problem: parsed.problem };
}

function add(matchers: readonly Matcher[], fresh: readonly Matcher[]): Matcher[] {
    return [...matchers, ...fresh.filter((one) => !matchers.some((other) => same(one, other)))];
}

/** Matchers, typed or completed from what there is. */
export function MatcherInput({ matchers, vocabulary, label, ...rest }: Props) {
    const t = useText(matcherText);
    return (
        <TokenInput<Matcher, ParseProblem>
            {...rest}
            items={matchers}
            write={write}
            read={read}
            say={t.problem}
            add={add}
            complete={(typed) => complete(typed, vocabulary)}
            icon="filter"
            label={label ?? t.label}
            hint={t.hint}
        />
    );
}
