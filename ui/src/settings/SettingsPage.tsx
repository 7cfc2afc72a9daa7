// SPDX-License-Identifier: Apache-2.0
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Icon } from '@/design/Icon';
import { Empty, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useMe } from '@/session/me';
import { PARTS } from './parts';
import styles from './Settings.module.css';
import { settingsText } from './text';

/** What can be set, part by part; each has an address. */
export default function SettingsPage() {
    const t = useText(settingsText);
    const language = useLanguage();
    const me = useMe();
    const { part: asked } = useParams({ strict: false }) as { part?: string };
    if (!me) {
        return <Skeleton />;
    }
    const mine = PARTS.filter((part) => part.isFor(me));
    const shown = asked ? mine.find((part) => part.id === asked) : mine[0];
    const Shown = shown?.component;
    return (
        <div className={styles.page}>
            <nav className={styles.nav} aria-label={t.parts}>
                {mine.map((part) => (
                    <Link
                        key={part.id}
                        to="/settings/$part"
                        params={{ part: part.id } as never}
                        search={{} as never}
                        aria-current={part === shown ? 'page' : undefined}
                        activeProps={{}}
                    >
                        <Icon name={part.icon} />
                        {part.name[language]}
                    </Link>
                ))}
            </nav>
            <div className={styles.part}>
                {Shown && shown ? (
                    <Suspense fallback={<Skeleton />}>
                        <h2 className={styles.title}>{shown.name[language]}</h2>
                        <Shown />
                    </Suspense>
                ) : (
                    <Empty icon="shield" title={t.notForYou}>
                        {t.notForYouMore}
                    </Empty>
                )}
            </div>
        </div>
    );
}
