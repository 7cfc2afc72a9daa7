// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Icon } from '@/design/Icon';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { language as languageStore, useLanguage } from '@/i18n/language';
import { keysSwitch } from '@/keys/keys';
import { keysText } from '@/keys/text';
import { Identities } from '@/session/Identities';
import { Passkeys } from '@/session/Passkeys';
import { signOut } from '@/session/signin';
import { useStore } from '@/store/store';
import { overlay } from './commands';
import styles from './Frame.module.css';
import { pagesOf } from './pages';
import { frameText } from './text';
import { THEMES, theme } from './theme';
import { useHealth } from './useCounts';

const LANGUAGES = [
    { id: 'en', name: 'English' },
    { id: 'ko', name: '한국어' },
] as const;

/** How the console looks and listens in this browser; on a phone also the pages that have no tab. */
export function SettingsDialog({ onClose, withPages = false }: { onClose: () => void; withPages?: boolean }) {
    const mode = useHealth().data?.mode;
    const t = useText(frameText);
    const k = useText(keysText);
    const language = useLanguage();
    const chosen = useStore(theme);
    const keys = useStore(keysSwitch);
    return (
        <Dialog label={withPages ? t.more : t.settings} onClose={onClose}>
            {withPages ? (
                <div className={styles.more}>
                    {pagesOf(mode)
                        .filter((page) => !page.onPhone)
                        .map((page) => (
                            <Link key={page.path} to={page.path} className={styles.item} onClick={onClose}>
                                <Icon name={page.icon} size={22} />
                                <span>{page.name[language]}</span>
                            </Link>
                        ))}
                </div>
            ) : null}
            <div className={styles.choices}>
                <fieldset>
                    <legend>{t.language}</legend>
                    <Tabs
                        label={t.language}
                        tabs={LANGUAGES}
                        value={language}
                        onChange={(id) => languageStore.set(id)}
                    />
                </fieldset>
                <fieldset>
                    <legend>{t.theme}</legend>
                    <Tabs
                        label={t.theme}
                        tabs={THEMES.map((id) => ({ id, name: t.themes[id] }))}
                        value={chosen}
                        onChange={(id) => theme.set(id)}
                    />
                </fieldset>
                <fieldset>
                    <legend>{t.keys}</legend>
                    <label className={styles.item}>
                        <input
                            type="checkbox"
                            checked={keys === 'on'}
                            onChange={(event) => keysSwitch.set(event.target.checked ? 'on' : 'off')}
                        />
                        <span>{k.on}</span>
                        <Button
                            kind="quiet"
                            small
                            onClick={() => {
                                onClose();
                                overlay.set('help');
                            }}
                        >
                            {k.title}
                        </Button>
                    </label>
                </fieldset>
                <Passkeys />
                <Identities />
            </div>
            <div className={styles.signout}>
                <Button icon="out" onClick={() => void signOut()}>
                    {t.signOut}
                </Button>
            </div>
        </Dialog>
    );
}
