// SPDX-License-Identifier: Apache-2.0
import { Icon } from '@/design/Icon';
import { Mark } from '@/design/Logo';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { LiveMark } from '@/live/LiveBar';
import { clock, exact } from '@/time/format';
import { useSecond } from '@/time/now';
import { useReader } from '@/time/zone';
import { overlay } from './commands';
import styles from './Frame.module.css';
import type { Page } from './pages';
import { frameText } from './text';

const MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

function Clock() {
    const reader = useReader();
    const now = useSecond();
    return (
        <time className={styles.clock} dateTime={new Date(now).toISOString()} title={exact(reader, now, now)}>
            {clock(reader, now, now, true)}
        </time>
    );
}

export function TopBar({ page }: { page: Page | undefined }) {
    const t = useText(frameText);
    const language = useLanguage();
    return (
        <header className={styles.top}>
            <span className={styles.logo}>
                <Mark size={24} />
            </span>
            <h1 className="cut">{page ? page.name[language] : 'Watchfire'}</h1>
            <div className={styles.tools}>
                <button type="button" className={styles.search} onClick={() => overlay.set('palette')}>
                    <Icon name="search" />
                    <span>{t.search}</span>
                    <kbd aria-hidden>{MAC ? '⌘K' : 'Ctrl K'}</kbd>
                </button>
                <LiveMark />
                <Clock />
            </div>
        </header>
    );
}
