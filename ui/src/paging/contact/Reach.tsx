// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { SEVERITIES, type Severity } from '@/api/types';
import { Icon } from '@/design/Icon';
import { FaultLine } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { span } from '@/time/format';
import { useClock } from '@/time/Time';
import { useTypeName } from '../names';
import { useContactPreview } from '../queries';
import type { Contact } from '../types';
import styles from './Contact.module.css';
import { contactText } from './text';

/** When by what somebody would be reached, for each severity. */
export function Reach({ person, contact }: { person: string | null; contact: Contact }) {
    const t = useText(contactText);
    const typeName = useTypeName();
    const language = useLanguage();
    const clock = useClock();
    const [severity, setSeverity] = useState<Severity>('P1');
    const { data, error, dataUpdatedAt } = useContactPreview(person, severity, null);
    const nameOf = (id: string) => {
        const method = contact.methods.find((one) => one.id === id);
        return method?.label || method?.address || '';
    };
    return (
        <section aria-labelledby="reach">
            <h4 id="reach" className={styles.part}>
                {person === null ? t.preview : t.theirPreview}
            </h4>
            <p className="quiet">{t.previewMore}</p>
            <Tabs
                label={t.preview}
                tabs={SEVERITIES.map((id) => ({ id, name: id }))}
                value={severity}
                onChange={setSeverity}
            />
            {error && !data ? <FaultLine>{error.message}</FaultLine> : null}
            {data ? (
                <>
                    {data.quietUntil ? (
                        <p className={styles.quiet}>
                            <Icon name="moon" size={14} />
                            {t.quietUntil(clock(data.quietUntil))}
                        </p>
                    ) : null}
                    {data.items.length === 0 ? <FaultLine>{t.nothing}</FaultLine> : null}
                    <ol className={styles.reach}>
                        {data.items.map((item) => {
                            const away = Date.parse(item.at) - dataUpdatedAt;
                            return (
                                <li key={`${item.method} ${item.at}`}>
                                    <time dateTime={item.at}>{clock(item.at, true)}</time>
                                    <i aria-hidden />
                                    <span>
                                        <b>{typeName(item.type)}</b> {nameOf(item.method)}{' '}
                                        <span className="quiet">
                                            {away < 1_500 ? t.atOnce : t.in(span(language, away + 500))}
                                        </span>
                                        {item.why ? <small>{item.why}</small> : null}
                                    </span>
                                </li>
                            );
                        })}
                    </ol>
                </>
            ) : null}
        </section>
    );
}
