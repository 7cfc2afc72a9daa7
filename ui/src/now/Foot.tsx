// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { Health } from '@/api/types';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useAuditor } from '@/paging/queries';
import { span } from '@/time/format';
import { Time } from '@/time/Time';
import styles from './Now.module.css';
import { nowText } from './text';

/** Whether Watchfire itself works, and whether whoever should be paged is. */
export function Foot({ health }: { health: Health }) {
    const t = useText(nowText);
    const language = useLanguage();
    const auditor = useAuditor().data;
    const problems = auditor?.problems.length ?? 0;
    const overdue = auditor?.oldestOverdueSeconds ?? 0;
    const works = health.status === 'ok';
    return (
        <footer className={styles.foot}>
            <span data-good={works}>
                <Icon name={works ? 'resolved' : 'warn'} size={14} />
                <b>{works ? t.canTell : t.cannotTell}</b>
            </span>
            {auditor ? (
                <span data-good={problems === 0 && overdue === 0 ? undefined : false}>
                    {problems === 0 && overdue === 0 ? null : <Icon name="warn" size={14} />}
                    {t.overdue} <b>{span(language, overdue * 1_000)}</b>
                    {problems > 0 ? (
                        <Link to="/settings/$part" params={{ part: 'about' } as never} className="link">
                            {t.pagingProblems(problems)}
                        </Link>
                    ) : null}
                </span>
            ) : null}
            <span>
                {t.lastRound} <Time at={health.lastRoundAt} seconds />
            </span>
            <span>
                {t.version} <b>{health.version}</b>
            </span>
        </footer>
    );
}
