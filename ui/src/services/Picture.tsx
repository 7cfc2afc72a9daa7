// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Service, ServiceSummary } from '@/api/types';
import { changed, type Search } from '@/frame/search';
import { useText } from '@/i18n/bilingual';
import { OpenAlerts } from './OpenAlerts';
import styles from './Services.module.css';
import { servicesText } from './text';

/** As many stand beside the service; the others come when asked for. */
const MOST_AT_ONCE = 6;

function Side({ label, services, side }: { label: string; services: readonly ServiceSummary[]; side: 'in' | 'out' }) {
    const t = useText(servicesText);
    const [all, setAll] = useState(false);
    const shown = all ? services : services.slice(0, MOST_AT_ONCE);
    const left = services.length - shown.length;
    return (
        <div className={styles.side} data-side={side} data-empty={services.length === 0 || undefined}>
            <span className={styles.sideName}>{label}</span>
            <ul aria-label={label}>
                {shown.map((service) => (
                    <li key={service.name}>
                        <Link
                            to="."
                            search={((before: Search) => changed(before, { name: service.name })) as never}
                            className={styles.node}
                            data-firing={service.alerts.active > 0 || undefined}
                            resetScroll={false}
                            title={service.displayName}
                        >
                            <span className="cut">{service.displayName}</span>
                            <OpenAlerts alerts={{ ...service.alerts, suppressed: 0 }} />
                        </Link>
                    </li>
                ))}
                {left > 0 ? (
                    <li>
                        <button type="button" className={styles.node} onClick={() => setAll(true)}>
                            {t.more(left)}
                        </button>
                    </li>
                ) : null}
                {services.length === 0 ? <li className="quiet">{t.nothing}</li> : null}
            </ul>
        </div>
    );
}

/** What needs the service on the left, what it needs on the right. */
export function Picture({ service }: { service: Service }) {
    const t = useText(servicesText);
    return (
        <div className={styles.picture}>
            <Side label={t.neededBy} services={service.dependents} side="in" />
            <div className={styles.middle}>
                <b className={styles.node} title={service.displayName}>
                    <span className="cut">{service.displayName}</span>
                </b>
            </div>
            <Side label={t.needs} services={service.dependsOn} side="out" />
        </div>
    );
}
