// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useId } from 'react';
import { Fault, Skeleton } from '@/design/States';
import styles from './Settings.module.css';

/** A part of a part, with a title and what can be done with it. */
export function Section({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
    const id = useId();
    return (
        <section className={styles.section} aria-labelledby={id}>
            <header>
                <h3 id={id}>{title}</h3>
                {tools}
            </header>
            {children}
        </section>
    );
}

interface Answer {
    data?: unknown;
    error: unknown;
    refetch: () => unknown;
}

/** What stands in place of a list that is not there yet. */
export function Waiting({ for: answer }: { for: Answer }) {
    return answer.error ? <Fault error={answer.error} retry={() => void answer.refetch()} /> : <Skeleton />;
}
