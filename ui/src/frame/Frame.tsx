// SPDX-License-Identifier: Apache-2.0
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { openDrawers } from '@/design/Drawer';
import { Notices } from '@/design/Notices';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { HelpSheet } from '@/keys/HelpSheet';
import { useKeys } from '@/keys/useKeys';
import { LiveBar } from '@/live/LiveBar';
import { liveState } from '@/live/live';
import { SilenceFormHost } from '@/silences/SilenceFormHost';
import { useStore } from '@/store/store';
import { overlay } from './commands';
import styles from './Frame.module.css';
import { isBare, PAGES, type Page, pageAt } from './pages';
import { Rail } from './Rail';
import { TabBar } from './TabBar';
import { TopBar } from './TopBar';
import { frameText } from './text';

const Palette = lazy(() => import('@/palette/Palette'));

/** The page at a path, without the prefix of the console. */
export function usePage(): Page | undefined {
    return pageAt(useLocation({ select: (location) => location.pathname }));
}

function useGlobalKeys(): void {
    const navigate = useNavigate();
    const going = Object.fromEntries(PAGES.map((page) => [`g ${page.key}`, () => void navigate({ to: page.path })]));
    useKeys({ ...going, '?': () => overlay.set('help') });
    useEffect(() => {
        const press = (event: KeyboardEvent) => {
            if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
                event.preventDefault();
                overlay.set(overlay.get() === 'palette' ? 'none' : 'palette');
            }
        };
        document.addEventListener('keydown', press);
        return () => document.removeEventListener('keydown', press);
    }, []);
}

/** What stands around every page. */
export function Frame() {
    const t = useText(frameText);
    const page = usePage();
    const language = useLanguage();
    const drawers = useStore(openDrawers);
    const { live, known } = useStore(liveState);
    const over = useStore(overlay);
    const bare = isBare(useLocation({ select: (location) => location.pathname }));
    useGlobalKeys();
    useEffect(() => {
        if (bare) {
            return;
        }
        document.title = page ? `${page.name[language]} · Watchfire` : 'Watchfire';
    }, [page, language, bare]);
    if (bare) {
        return (
            <main id="page" tabIndex={-1} className={styles.bare}>
                <Outlet />
            </main>
        );
    }
    return (
        <div className={styles.app} data-drawer={drawers > 0 || undefined}>
            <a className={styles.skip} href="#page">
                {t.skip}
            </a>
            <Rail thin={drawers > 0} />
            <div className={styles.column}>
                <TopBar page={page} />
                <LiveBar />
                <main id="page" tabIndex={-1} className={styles.page} data-old={(known && !live) || undefined}>
                    <Outlet />
                </main>
            </div>
            <TabBar />
            <SilenceFormHost />
            <Notices />
            {over === 'palette' ? (
                <Suspense>
                    <Palette />
                </Suspense>
            ) : null}
            {over === 'help' ? <HelpSheet /> : null}
        </div>
    );
}
