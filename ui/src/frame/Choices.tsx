// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { language as languageStore, useLanguage } from '@/i18n/language';
import { keysSwitch } from '@/keys/keys';
import { keysText } from '@/keys/text';
import { useStore } from '@/store/store';
import { overlay } from './commands';
import { DENSITIES, density } from './density';
import styles from './Frame.module.css';
import { frameText } from './text';
import { THEMES, theme } from './theme';

const LANGUAGES = [
    { id: 'en', name: 'English' },
    { id: 'ko', name: '한국어' },
] as const;

/** How the console looks and listens in this browser. */
export function Choices({ onLeave }: { onLeave?: () => void }) {
    const t = useText(frameText);
    const k = useText(keysText);
    const language = useLanguage();
    const chosen = useStore(theme);
    const rows = useStore(density);
    const keys = useStore(keysSwitch);
    return (
        <div className={styles.choices}>
            <fieldset>
                <legend>{t.language}</legend>
                <Tabs label={t.language} tabs={LANGUAGES} value={language} onChange={(id) => languageStore.set(id)} />
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
                <legend>{t.density}</legend>
                <Tabs
                    label={t.density}
                    tabs={DENSITIES.map((id) => ({ id, name: t.densities[id] }))}
                    value={rows}
                    onChange={(id) => density.set(id)}
                />
            </fieldset>
            <fieldset>
                <legend>{t.keys}</legend>
                <div className={styles.item}>
                    <label className={styles.keys}>
                        <input
                            type="checkbox"
                            checked={keys === 'on'}
                            onChange={(event) => keysSwitch.set(event.target.checked ? 'on' : 'off')}
                        />
                        {k.on}
                    </label>
                    <Button
                        kind="quiet"
                        small
                        onClick={() => {
                            onLeave?.();
                            overlay.set('help');
                        }}
                    >
                        {k.title}
                    </Button>
                </div>
            </fieldset>
        </div>
    );
}
