// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import rowStyles from '@/alerts/Rows.module.css';
import { fireOfGroup, GroupState, pageOf } from '@/alerts/StateText';
import type { Group } from '@/api/types';
import { SeverityMark } from '@/design/Severity';
import { number } from '@/i18n/bilingual';
import { write } from '@/matcher/matcher';
import { isUnacknowledged } from '@/paging/pages';
import { Age } from '@/time/Time';
import styles from './Now.module.css';

/** What burns: how bad, what and where, and who has it. */
export function GroupRow({ group, ambiguous }: { group: Group; ambiguous: boolean }) {
    const title = group.summary || group.labels.alertname || group.commonLabels.alertname || group.receiver;
    const muted = group.active === 0 || group.telling === 'muted' || group.telling === 'held';
    const where = [
        group.commonLabels.service ?? group.commonLabels.job,
        group.commonLabels.region ?? group.commonLabels.cluster,
    ]
        .filter(Boolean)
        .join(' · ');
    const page = pageOf(group);
    const filter = Object.entries(group.labels).map(([name, value]) => write({ name, op: '=', value }));
    return (
        <Link
            to="/alerts"
            search={{ filter, receiver: [group.receiver] } as never}
            className={styles.group}
            data-severity={group.severity}
            data-alone={(page && isUnacknowledged(page)) || undefined}
        >
            <span className={rowStyles.severity}>
                <SeverityMark severity={group.severity} fire={muted ? 'muted' : fireOfGroup(group)} />
            </span>
            <span className={rowStyles.title}>
                <span className="cut">{title}</span>
                <span className={rowStyles.where}>
                    {where}
                    {ambiguous ? ` → ${group.receiver}` : null}
                </span>
            </span>
            <GroupState group={group} />
            <span className={styles.number}>{number(group.active + group.suppressed)}</span>
            <Age since={group.since} className={rowStyles.age} />
        </Link>
    );
}
