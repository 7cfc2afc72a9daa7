// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '@/i18n/bilingual';
import styles from '@/silences/Silences.module.css';
import { servicesText } from './text';

const PLACES = [
    { id: 'services', to: '/services' },
    { id: 'hours', to: '/services/hours' },
] as const;

/** Between what is looked after, and when people work. */
export function ServicesBar({ children }: { children?: ReactNode }) {
    const t = useText(servicesText);
    return (
        <div className={styles.places}>
            <nav aria-label={t.places.label}>
                {PLACES.map(({ id, to }) => (
                    <Link key={id} to={to} activeOptions={{ exact: true, includeSearch: false }}>
                        {t.places[id]}
                    </Link>
                ))}
            </nav>
            {children}
        </div>
    );
}
