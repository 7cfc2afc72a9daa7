// SPDX-License-Identifier: Apache-2.0
import type { ServiceSummary } from '@/api/types';
import { SeverityMark } from '@/design/Severity';
import { number, useText } from '@/i18n/bilingual';
import styles from './Services.module.css';
import { servicesText } from './text';

/** How many alerts fire, with the worst of them; nothing where none does. */
export function OpenAlerts({ alerts }: { alerts: ServiceSummary['alerts'] }) {
    const t = useText(servicesText);
    return (
        <span className={styles.alerts}>
            {alerts.active > 0 ? (
                <>
                    {alerts.severity ? <SeverityMark severity={alerts.severity} /> : null}
                    <b title={t.active(alerts.active)}>
                        <span aria-hidden>{number(alerts.active)}</span>
                        <span className="visually-hidden">{t.active(alerts.active)}</span>
                    </b>
                </>
            ) : null}
            {alerts.suppressed > 0 ? <span className="quiet">{t.muted(alerts.suppressed)}</span> : null}
        </span>
    );
}
