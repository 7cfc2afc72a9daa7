// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '@/api/client';
import { OURS, SEVERITIES, type Severity } from '@/api/types';
import { Beside, SelectField, TextField } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useServices } from '@/services/queries';
import { fromInput, toInput } from '@/time/input';
import { useClock } from '@/time/Time';
import { Relay } from '../Relay';
import type { Coverage, PolicyPreview, Repeat } from '../types';
import { useRested } from '../useRested';
import styles from './Policies.module.css';
import { policyText } from './text';

/** Gaps that are shown: more say nothing more. */
const MOST_GAPS = 5;

/** When a policy would reach nobody in the days to come. */
function Gaps({ coverage: { gaps, to } }: { coverage: Coverage }) {
    const t = useText(policyText);
    const clock = useClock();
    if (gaps.length === 0) {
        return <p className={styles.tail}>{t.noGaps(clock(to))}</p>;
    }
    return (
        <div className={styles.gaps} role="status">
            <Icon name="warn" size={14} />
            <div>
                <b>{t.gaps}</b>
                <ul>
                    {gaps.slice(0, MOST_GAPS).map(({ start, end }) => (
                        <li key={start}>{t.gap(clock(start), clock(end))}</li>
                    ))}
                </ul>
                {gaps.length > MOST_GAPS ? <p>{t.moreGaps(gaps.length - MOST_GAPS)}</p> : null}
            </div>
        </div>
    );
}

interface Props {
    yaml: string;
    ready: boolean;
    /** Of the policy; a preview is one round of it. */
    repeat: Repeat;
}

/** Who would be asked by a policy, and when, if a page began at some time. */
export function Preview({ yaml, ready, repeat }: Props) {
    const t = useText(policyText);
    const services = useServices().data?.items ?? [];
    const [severity, setSeverity] = useState<Severity>('P1');
    const [service, setService] = useState('');
    const [at, setAt] = useState('');
    const instant = at === '' ? null : fromInput(at);
    const rested = useRested(yaml);
    const { data, error } = useQuery<PolicyPreview>({
        queryKey: ['policy-preview', rested, severity, service, instant],
        queryFn: () =>
            post(`${OURS}/escalation-policies/preview`, {
                policy: rested,
                severity,
                ...(service === '' ? {} : { service }),
                ...(instant === null || Number.isNaN(instant) ? {} : { at: new Date(instant).toISOString() }),
            }),
        placeholderData: keepPreviousData,
        // Who is on call changes: an answer is not kept for long.
        staleTime: 0,
        enabled: ready,
    });
    return (
        <section className={styles.preview} aria-labelledby="policy-preview">
            <h3 id="policy-preview">{t.preview}</h3>
            <p className="quiet">{t.previewHint}</p>
            <Beside>
                <SelectField
                    label={t.severity}
                    name="preview-severity"
                    value={severity}
                    options={SEVERITIES.map((id) => ({ id, name: id }))}
                    onChange={setSeverity}
                />
                <SelectField
                    label={t.at}
                    name="preview-when"
                    value={at === '' ? 'now' : 'then'}
                    options={[
                        { id: 'now', name: t.now },
                        { id: 'then', name: t.anotherTime },
                    ]}
                    onChange={(which) => setAt(which === 'now' ? '' : toInput(Date.now()))}
                />
                {services.length > 0 ? (
                    <SelectField
                        label={t.service}
                        name="preview-service"
                        value={service}
                        options={[
                            { id: '', name: t.anyService },
                            ...services.map(({ name, displayName }) => ({ id: name, name: displayName || name })),
                        ]}
                        onChange={setService}
                    />
                ) : null}
            </Beside>
            {at === '' ? null : (
                <TextField label={t.anotherTime} name="preview-at" type="datetime-local" value={at} onChange={setAt} />
            )}
            {!ready ? (
                <p className="quiet">{t.nothingYet}</p>
            ) : (
                <>
                    <FaultLine>{error?.message}</FaultLine>
                    {data ? (
                        <>
                            <ul className={styles.problems}>
                                {data.problems.map((problem) => (
                                    <li key={`${problem.path} ${problem.message}`}>
                                        <Icon name="warn" size={14} />
                                        <span>{problem.message}</span>
                                    </li>
                                ))}
                            </ul>
                            <Relay rungs={data.ladder} live={false} repeat={repeat} />
                            {data.coverage ? <Gaps coverage={data.coverage} /> : null}
                        </>
                    ) : error ? null : (
                        <Skeleton />
                    )}
                </>
            )}
        </section>
    );
}
