// SPDX-License-Identifier: Apache-2.0
import { useMemo, useRef } from 'react';
import { useBurning, vocabulary } from '@/alerts/queries';
import { Failure } from '@/api/client';
import type { Destinations } from '@/api/types';
import { Button } from '@/design/Button';
import { Fault, FaultLine, Skeleton } from '@/design/States';
import type { View } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { WhoWouldBePaged } from '@/paging/WhoWouldBePaged';
import { Answer } from './Answer';
import { LabelInput } from './LabelInput';
import styles from './Question.module.css';
import { pairOf, type Question } from './question';
import { routingText } from './text';
import type { Tree } from './tree';
import { When } from './When';

interface Props {
    view: View;
    question: Question | null;
    answer: { data: Destinations | undefined; error: unknown; refetch: () => unknown };
    tree: Tree | undefined;
}

/** Asks where labels would go, and shows the answer. What is asked stands in the address. */
export function QuestionPanel({ view, question, answer, tree }: Props) {
    const t = useText(routingText);
    const { burning } = useBurning();
    const known = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const field = useRef<HTMLInputElement>(null);
    useKeys({ '/': () => field.current?.focus() });
    const { data, error } = answer;
    const refused = error instanceof Failure && error.status === 400;
    return (
        <section className={styles.panel}>
            <header>
                <h2>{t.ask}</h2>
                {question ? (
                    <Button kind="quiet" small onClick={() => view.change({ label: null, at: null })}>
                        {t.clear}
                    </Button>
                ) : null}
            </header>
            <div className={styles.fields}>
                <LabelInput
                    labels={question?.labels ?? []}
                    onChange={(labels) => view.change({ label: labels.map(pairOf) })}
                    vocabulary={known}
                    inputRef={field}
                />
                <When at={view.one('at')} onChange={(at) => view.change({ at })} />
            </div>
            {!question ? (
                <p className={styles.hint}>{t.askMore}</p>
            ) : refused ? (
                <FaultLine>{error.message}</FaultLine>
            ) : data ? (
                <>
                    <Answer answer={data} tree={tree} />
                    <WhoWouldBePaged question={question} />
                </>
            ) : error ? (
                <Fault error={error} retry={() => void answer.refetch()} />
            ) : (
                <Skeleton />
            )}
        </section>
    );
}
