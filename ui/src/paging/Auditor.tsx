// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Icon } from '@/design/Icon';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { span } from '@/time/format';
import { Ago } from '@/time/Time';
import styles from './Auditor.module.css';
import { useAuditor } from './queries';
import { auditorText } from './text';

/** Somebody counts after: whether each page that should have left did. */
export function Auditor() {
    const t = useText(auditorText);
    const language = useLanguage();
    const { data, error } = useAuditor();
    const good = data !== undefined && data.problems.length === 0 && data.oldestOverdueSeconds === 0;
    return (
        <section aria-labelledby="auditor">
            <h2 id="auditor">{t.title}</h2>
            <p className="second">{t.about}</p>
            {data ? (
                <>
                    <p className={styles.verdict} data-good={good}>
                        <Icon name={good ? 'resolved' : 'warn'} size={16} />
                        <b>{good ? t.good : t.bad(data.problems.length)}</b>
                        <span className="quiet">
                            {data.checkedAt ? (
                                <>
                                    {t.checked} <Ago at={data.checkedAt} />
                                </>
                            ) : (
                                t.never
                            )}
                        </span>
                    </p>
                    {data.oldestOverdueSeconds > 0 ? (
                        <p>{t.overdue(span(language, data.oldestOverdueSeconds * 1_000))}</p>
                    ) : null}
                    <ul>
                        {data.problems.map((problem) => (
                            <li key={`${problem.kind} ${problem.page} ${problem.delivery} ${problem.text}`}>
                                <Icon name="warn" size={14} />
                                <span className="wrap-anywhere">
                                    {problem.text}{' '}
                                    <span className="quiet">
                                        <Ago at={problem.since} />
                                    </span>{' '}
                                    {problem.page ? (
                                        <Link
                                            to="/pages/$id"
                                            params={{ id: String(problem.page) } as never}
                                            search={{} as never}
                                            className="link"
                                        >
                                            {t.toPage}
                                        </Link>
                                    ) : problem.delivery ? (
                                        <Link
                                            to="/deliveries"
                                            search={{ id: [String(problem.delivery)] } as never}
                                            className="link"
                                        >
                                            {t.toDelivery}
                                        </Link>
                                    ) : null}
                                </span>
                            </li>
                        ))}
                    </ul>
                </>
            ) : (
                <FaultLine>{error?.message}</FaultLine>
            )}
        </section>
    );
}
