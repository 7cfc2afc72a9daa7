// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get } from '@/api/client';
import { OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Fault, Skeleton } from '@/design/States';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { type Contract, found, linesOf, type Operation, operationsOf, resolved, typeOf } from './contract';
import styles from './Reference.module.css';
import { referenceText } from './text';

function One({ contract, operation }: { contract: Contract; operation: Operation }) {
    const t = useText(referenceText);
    const parameters = (operation.parameters ?? []).map((one) => resolved(contract, one));
    const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    return (
        <details className={styles.one} id={operation.operationId}>
            <summary>
                <b data-method={operation.method}>{operation.method}</b>
                <code>{operation.path}</code>
                <span>{operation.summary}</span>
            </summary>
            <div className={styles.more}>
                {operation.description ? <p>{operation.description}</p> : null}
                {parameters.length > 0 ? (
                    <>
                        <h3>{t.parameters}</h3>
                        <ul>
                            {parameters.map((one) => (
                                <li key={`${one.in} ${one.name}`}>
                                    <code>{one.name}</code> {one.in}
                                    {one.required ? `, ${t.required}` : ''}
                                    {one.schema ? `, ${typeOf(contract, one.schema)}` : ''}
                                    {one.description ? `. ${one.description}` : ''}
                                </li>
                            ))}
                        </ul>
                    </>
                ) : null}
                {body ? (
                    <>
                        <h3>{t.body}</h3>
                        <pre>{linesOf(contract, body).join('\n')}</pre>
                    </>
                ) : null}
                <h3>{t.answers}</h3>
                {Object.entries(operation.responses).map(([status, answer]) => {
                    const whole = resolved(contract, answer);
                    const [type, content] = Object.entries(whole.content ?? {})[0] ?? [];
                    const isProblem = status === 'default';
                    return (
                        <div key={status}>
                            <p>
                                <b>{isProblem ? t.other : status}</b>{' '}
                                {isProblem ? 'application/problem+json' : (whole.description ?? '')}
                                {type && !isProblem ? <i> {type}</i> : null}
                            </p>
                            {content?.schema && !isProblem ? (
                                <pre>{linesOf(contract, content.schema).join('\n')}</pre>
                            ) : null}
                        </div>
                    );
                })}
            </div>
        </details>
    );
}

/** The contract of our own API, to read. */
export default function ReferencePage() {
    const t = useText(referenceText);
    const view = useView();
    const { data, error, refetch } = useQuery({
        queryKey: ['contract'],
        queryFn: ({ signal }) => get<Contract>(`${OURS}/openapi.json`, {}, signal),
    });
    const operations = useMemo(() => (data ? operationsOf(data) : []), [data]);
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const words = view.one('find') ?? '';
    const tags = found(operations, words);
    return (
        <div className={styles.page}>
            <p className={styles.about}>
                {t.about} <a href={`${OURS}/openapi.json`}>openapi.json</a>,{' '}
                <a href={`${OURS}/openapi.yaml`}>openapi.yaml</a>
            </p>
            <div className={styles.find}>
                <input
                    type="search"
                    aria-label={t.find}
                    placeholder={t.find}
                    value={words}
                    onChange={(event) => view.change({ find: event.target.value || null })}
                />
                <span role="status">{t.operations([...tags.values()].flat().length)}</span>
            </div>
            {tags.size === 0 ? (
                <p>
                    {t.none}{' '}
                    <Button kind="quiet" onClick={() => view.change({ find: null })}>
                        {t.clear}
                    </Button>
                </p>
            ) : null}
            {[...tags].map(([tag, ones]) => (
                <section key={tag} aria-labelledby={`tag-${tag}`}>
                    <h2 id={`tag-${tag}`}>{tag}</h2>
                    {ones.map((one) => (
                        <One key={one.operationId} contract={data} operation={one} />
                    ))}
                </section>
            ))}
        </div>
    );
}
