// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '@/design/Icon';
import { number, useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import styles from './Frame.module.css';
import { PAGES } from './pages';
import { SettingsDialog } from './SettingsDialog';
import { frameText } from './text';
import { useCounts, useNeeds } from './useCounts';

const BADGE_LIMIT = 999;

/** The pages, at the bottom of a phone. */
export function TabBar() {
    const t = useText(frameText);
    const language = useLanguage();
    const counts = useCounts();
    const needs = useNeeds();
    const [more, setMore] = useState(false);
    return (
        <nav className={styles.tabs} aria-label={t.navigation}>
            {PAGES.filter((page) => page.onPhone).map((page) => (
                <Link
                    key={page.path}
                    to={page.path}
                    className={styles.tab}
                    activeOptions={{ exact: page.path === '/', includeSearch: false }}
                    activeProps={{ 'aria-current': 'page' }}
                >
                    <Icon name={page.icon} size={22} />
                    {page.name[language]}
                    {/* What waits for who looks comes before what there is. */}
                    {needs[page.path] ? (
                        <span className={styles.badge} data-need title={needs[page.path]?.says}>
                            {number(Math.min(BADGE_LIMIT, needs[page.path]?.count ?? 0))}
                            <span className="visually-hidden">{needs[page.path]?.says}</span>
                        </span>
                    ) : counts[page.path]?.n ? (
                        <span className={styles.badge}>
                            {number(Math.min(BADGE_LIMIT, counts[page.path]?.n ?? 0))}
                            {counts[page.path]?.more || (counts[page.path]?.n ?? 0) > BADGE_LIMIT ? '+' : ''}
                        </span>
                    ) : null}
                </Link>
            ))}
            <button type="button" className={styles.tab} onClick={() => setMore(true)}>
                <Icon name="more" size={22} />
                {t.more}
            </button>
            {more ? <SettingsDialog withPages onClose={() => setMore(false)} /> : null}
        </nav>
    );
}
