// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApprovals } from '@/approvals/queries';
import { number, useText } from '@/i18n/bilingual';
import { useMaintenance } from '@/maintenance/queries';
import styles from './Silences.module.css';
import { silencesText } from './text';

type Place = 'silences' | 'maintenance' | 'approvals';

/** Between silences, what is planned, and what waits for a second pair of eyes. */
export function SilencesBar({ children }: { children?: ReactNode }) {
    const t = useText(silencesText);
    const planned = useMaintenance().data?.items.length ?? 0;
    const open = useApprovals().data?.items.length ?? 0;
    const places: readonly { id: Place; to: string; count: number }[] = [
        { id: 'silences', to: '/silences', count: 0 },
        { id: 'maintenance', to: '/silences/maintenance', count: planned },
        { id: 'approvals', to: '/silences/approvals', count: open },
    ];
    return (
        <div className={styles.places}>
            <nav aria-label={t.places.label}>
                {places.map(({ id, to, count }) => (
                    <Link key={id} to={to} activeOptions={{ exact: true, includeSearch: false }}>
                        {t.places[id]}
                        {count > 0 ? <span>{number(count)}</span> : null}
                    </Link>
                ))}
            </nav>
            {children}
        </div>
    );
}
