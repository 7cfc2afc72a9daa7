// SPDX-License-Identifier: Apache-2.0
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '@/api/client';
import { OURS } from '@/api/types';
import { TextField } from '@/design/Form';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Section } from '@/settings/Section';
import type { Classified, Criterion, Factor } from '../types';
import styles from './Severities.module.css';
import { FACTORS } from './severities';
import { severitiesText } from './text';

/** A criterion as people say it. */
export function useCriterionWords(): (criterion: Criterion) => string {
    const t = useText(severitiesText);
    return (criterion) => (typeof criterion === 'string' ? t.factors[criterion] : t.users(criterion.users));
}

/** Questions about an outage, and how bad that makes it. */
export function Classify() {
    const t = useText(severitiesText);
    const words = useCriterionWords();
    const [factors, setFactors] = useState<readonly Factor[]>([]);
    const [share, setShare] = useState('');
    const users = share.trim() === '' ? null : Math.min(100, Math.max(0, Number(share)));
    const { data, error } = useQuery<Classified>({
        queryKey: ['classify', factors, users],
        queryFn: () => post(`${OURS}/severities/classify`, { factors, ...(users === null ? {} : { users }) }),
        placeholderData: keepPreviousData,
    });
    return (
        <Section title={t.classify}>
            <p className="second">{t.classifyMore}</p>
            <div className={styles.classify}>
                <fieldset className={styles.factors} aria-label={t.factorsLabel}>
                    {FACTORS.map((factor) => (
                        <label key={factor}>
                            <input
                                type="checkbox"
                                checked={factors.includes(factor)}
                                onChange={(event) =>
                                    setFactors(
                                        FACTORS.filter((one) =>
                                            one === factor ? event.target.checked : factors.includes(one),
                                        ),
                                    )
                                }
                            />
                            {t.factors[factor]}
                        </label>
                    ))}
                    <TextField
                        label={t.share}
                        name="users"
                        type="number"
                        min={0}
                        max={100}
                        value={share}
                        onChange={setShare}
                    />
                </fieldset>
                <div className={styles.verdict} role="status">
                    {data ? (
                        <>
                            <SeverityMark severity={data.severity} size={28} name={false} />
                            <div>
                                <b>{t.itIs(data.severity)}</b>
                                <p className="second">
                                    {data.because.length > 0
                                        ? t.because(data.because.map(words).join(', '))
                                        : t.becauseNothing}
                                </p>
                            </div>
                        </>
                    ) : null}
                    <FaultLine>{error?.message}</FaultLine>
                </div>
            </div>
        </Section>
    );
}
