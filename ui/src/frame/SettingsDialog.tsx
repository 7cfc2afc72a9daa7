// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useMe } from '@/session/me';
import { signOut } from '@/session/signin';
import { Choices } from './Choices';
import styles from './Frame.module.css';
import { pagesOf } from './pages';
import { frameText } from './text';
import { useHealth } from './useCounts';

/** How the console looks and listens in this browser; on a phone also the pages that have no tab. */
export function SettingsDialog({ onClose, withPages = false }: { onClose: () => void; withPages?: boolean }) {
    const mode = useHealth().data?.mode;
    const me = useMe();
    const t = useText(frameText);
    const language = useLanguage();
    return (
        <Dialog label={withPages ? t.more : t.settings} onClose={onClose}>
            {withPages ? (
                <div className={styles.more}>
                    {pagesOf(mode, me)
                        .filter((page) => !page.onPhone)
                        .map((page) => (
                            <Link key={page.path} to={page.path} className={styles.item} onClick={onClose}>
                                <Icon name={page.icon} size={22} />
                                <span>{page.name[language]}</span>
                            </Link>
                        ))}
                </div>
            ) : null}
            <Choices onLeave={onClose} />
            <div className={styles.signout}>
                <Button icon="out" onClick={() => void signOut()}>
                    {t.signOut}
                </Button>
            </div>
        </Dialog>
    );
}
