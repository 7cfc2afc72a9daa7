// SPDX-License-Identifier: Apache-2.0
import type { Alert } from '@/api/types';
import { SeverityMark } from '@/design/Severity';
import { useText } from '@/i18n/bilingual';
import styles from './Silences.module.css';
import { silencesText } from './text';

/** A few of the alerts that are muted, so that a number is not only a number. */
export function PreviewList({ items, total }: { items: readonly Alert[]; total: number }) {
    const t = useText(silencesText);
    return (
        <ul className={styles.preview}>
            {items.map((alert) => (
                <li key={alert.fingerprint}>
                    <SeverityMark severity={alert.severity} />
                    <span className="cut">
                        {alert.annotations.summary || alert.labels.alertname || alert.fingerprint}
                    </span>
                    <span className="cut quiet">{alert.labels.instance ?? alert.labels.service ?? ''}</span>
                </li>
            ))}
            {total > items.length ? <li className="quiet">{t.andMore(total - items.length)}</li> : null}
        </ul>
    );
}
