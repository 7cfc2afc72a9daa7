// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Icon } from '@/design/Icon';
import { Mark } from '@/design/Logo';
import { number, useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useMe } from '@/session/me';
import styles from './Frame.module.css';
import { pagesOf, SECTIONS, type Section } from './pages';
import { SettingsDialog } from './SettingsDialog';
import { frameText } from './text';
import { useCounts, useHealth, useNeeds } from './useCounts';

/** The pages, at the left. With a drawer open it shows their drawings only. */
export function Rail({ thin }: { thin: boolean }) {
    const t = useText(frameText);
    const language = useLanguage();
    const counts = useCounts();
    const mode = useHealth().data?.mode;
    const pages = pagesOf(mode, useMe());
    const needs = useNeeds();
    const [settings, setSettings] = useState(false);
    return (
        <nav className={styles.rail} data-thin={thin || undefined} aria-label={t.navigation}>
            <div className={styles.brand}>
                <Mark />
                <span>Watchfire</span>
            </div>
            {(Object.keys(SECTIONS) as Section[]).map((section) => (
                <section key={section}>
                    {SECTIONS[section] ? <h2>{SECTIONS[section][language]}</h2> : null}
                    {pages
                        .filter((page) => page.section === section)
                        .map((page) => (
                            <Link
                                key={page.path}
                                to={page.path}
                                className={styles.item}
                                activeOptions={{ exact: page.path === '/', includeSearch: false }}
                                activeProps={{ 'aria-current': 'page' }}
                                title={thin ? page.name[language] : undefined}
                            >
                                <Icon name={page.icon} />
                                <span>{page.name[language]}</span>
                                {needs[page.path] ? (
                                    <span className={styles.need} title={needs[page.path]?.says}>
                                        {number(needs[page.path]?.count ?? 0)}
                                        <span className="visually-hidden">{needs[page.path]?.says}</span>
                                    </span>
                                ) : null}
                                {counts[page.path]?.n ? (
                                    <span className={styles.number}>
                                        {number(counts[page.path]?.n ?? 0)}
                                        {counts[page.path]?.more ? '+' : ''}
                                    </span>
                                ) : null}
                            </Link>
                        ))}
                </section>
            ))}
            <section className={styles.foot}>
                {mode === 'observe' ? <p className="quiet">{t.observing}</p> : null}
                <button
                    type="button"
                    className={styles.item}
                    onClick={() => setSettings(true)}
                    title={thin ? t.settings : undefined}
                >
                    <Icon name="user" />
                    <span>{t.settings}</span>
                </button>
            </section>
            {settings ? <SettingsDialog onClose={() => setSettings(false)} /> : null}
        </nav>
    );
}
