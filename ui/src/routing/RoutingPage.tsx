// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import styles from './Question.module.css';
import { QuestionPanel } from './QuestionPanel';
import { useDestinations, useRouting } from './queries';
import { questionOf } from './question';
import { RouteDrawer } from './RouteDrawer';
import { RouteTree } from './RouteTree';
import { marksOf } from './tree';

export default function RoutingPage() {
    const view = useView();
    const question = questionOf(view);
    const { tree, error, retry } = useRouting();
    const answer = useDestinations(question);
    const steps = question ? answer.data?.routes : undefined;
    const marks = useMemo(() => (steps ? marksOf(steps) : null), [steps]);
    const shown = view.one('route');
    return (
        <>
            <div className={styles.page}>
                <QuestionPanel view={view} question={question} answer={answer} tree={tree} />
                <div className={styles.tree}>
                    {tree ? (
                        <RouteTree tree={tree} marks={marks} shown={shown} />
                    ) : error ? (
                        <Fault error={error} retry={retry} />
                    ) : (
                        <Skeleton />
                    )}
                </div>
            </div>
            {shown && tree ? <RouteDrawer id={shown} tree={tree} onClose={() => view.change({ route: null })} /> : null}
        </>
    );
}
