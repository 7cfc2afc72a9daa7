// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useBurning } from '@/alerts/queries';
import { Dialog } from '@/design/Dialog';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { overlay } from '@/frame/commands';
import { PAGES } from '@/frame/pages';
import { theme } from '@/frame/theme';
import { useText } from '@/i18n/bilingual';
import { language as languageStore, useLanguage } from '@/i18n/language';
import { write } from '@/matcher/matcher';
import { parse } from '@/matcher/parse';
import { may, mayAnywhere, useMe } from '@/session/me';
import { signOut } from '@/session/signin';
import { openSilenceForm } from '@/silences/form';
import { useSilences } from '@/silences/queries';
import { fromApi } from '@/silences/silence';
import { useStore } from '@/store/store';
import { find } from './find';
import styles from './Palette.module.css';
import { paletteText } from './text';

const MOST_OF_A_KIND = 6;

interface Entry {
    id: string;
    section: 'run' | 'go' | 'alerts' | 'silences';
    name: string;
    more?: string;
    icon: IconName;
    shortcut?: string;
    run: () => void;
}

function useEntries(typed: string): Entry[] {
    const t = useText(paletteText);
    const language = useLanguage();
    const navigate = useNavigate();
    const { burning } = useBurning();
    const silences = useSilences().data;
    const me = useMe();
    const chosen = useStore(theme);
    const go = (to: string, search: Record<string, string[]> = {}) => void navigate({ to, search: search as never });
    const nextTheme = chosen === 'dark' ? 'light' : 'dark';

    const runs: Entry[] = [
        ...(mayAnywhere(me, 'respond')
            ? [
                  {
                      id: 'silence',
                      section: 'run' as const,
                      name: t.newSilence,
                      icon: 'silence' as const,
                      run: () => openSilenceForm({ matchers: [] }),
                  },
                  {
                      id: 'page',
                      section: 'run' as const,
                      name: t.pageSomebody,
                      icon: 'page' as const,
                      run: () => go('/pages', { new: ['yes'] }),
                  },
              ]
            : []),
        ...(may(me, 'manage')
            ? [
                  {
                      id: 'schedule',
                      section: 'run' as const,
                      name: t.newSchedule,
                      icon: 'person' as const,
                      run: () => go('/oncall/edit'),
                  },
              ]
            : []),
        {
            id: 'test',
            section: 'run',
            name: t.testReceiver,
            icon: 'test',
            run: () => go('/deliveries', { test: ['yes'] }),
        },
        {
            id: 'theme',
            section: 'run',
            name: t.theme[nextTheme],
            icon: nextTheme === 'dark' ? 'moon' : 'sun',
            run: () => theme.set(nextTheme),
        },
        { id: 'auto', section: 'run', name: t.theme.auto, icon: 'auto', run: () => theme.set('auto') },
        {
            id: 'language',
            section: 'run',
            name: t.language,
            icon: 'language',
            run: () => languageStore.set(language === 'en' ? 'ko' : 'en'),
        },
        { id: 'keys', section: 'run', name: t.keys, icon: 'keyboard', shortcut: '?', run: () => overlay.set('help') },
        { id: 'out', section: 'run', name: t.signOut, icon: 'out', run: () => void signOut() },
    ];
    const pages: Entry[] = PAGES.filter((page) => !page.need || may(me, page.need)).map((page) => ({
        id: page.path,
        section: 'go',
        name: page.name[language],
        icon: page.icon,
        shortcut: `g ${page.key}`,
        run: () => go(page.path),
    }));
    const parsed = parse(typed);
    const matchers = parsed.ok ? parsed.matchers.map(write) : [];
    const filters: Entry[] =
        matchers.length > 0
            ? [
                  {
                      id: 'filter',
                      section: 'go',
                      name: t.filterBy(matchers.join(', ')),
                      icon: 'filter',
                      run: () => go('/alerts', { filter: matchers }),
                  },
              ]
            : [];
    const inText = (entry: Entry) => `${entry.name} ${entry.more ?? ''}`;
    if (typed.trim() === '') {
        return [...pages, ...runs];
    }
    const alerts = find(
        burning?.catalogue.all ?? [],
        ({ alert }) => `${alert.annotations.summary ?? ''} ${Object.values(alert.labels).join(' ')}`,
        typed,
        MOST_OF_A_KIND,
    ).map(
        ({ alert }): Entry => ({
            id: alert.fingerprint,
            section: 'alerts',
            name: alert.annotations.summary || alert.labels.alertname || alert.fingerprint,
            more: [alert.labels.service, alert.labels.instance ?? alert.labels.region].filter(Boolean).join(' · '),
            icon: 'flame',
            run: () => go('/alerts', { alert: [alert.fingerprint] }),
        }),
    );
    const muting = find(
        silences ?? [],
        (silence) => `${silence.comment} ${silence.createdBy} ${silence.matchers.map((one) => one.value).join(' ')}`,
        typed,
        MOST_OF_A_KIND,
    ).map(
        (silence): Entry => ({
            id: silence.id,
            section: 'silences',
            name: silence.comment || silence.id,
            more: silence.matchers.map((one) => write(fromApi(one))).join(' '),
            icon: 'silence',
            run: () => go('/silences', { id: [silence.id] }),
        }),
    );
    return [
        ...find(runs, inText, typed, MOST_OF_A_KIND),
        ...filters,
        ...find(pages, inText, typed, MOST_OF_A_KIND),
        ...alerts,
        ...muting,
    ];
}

/** Finds pages, actions, alerts and silences, and opens or does them. */
export default function Palette() {
    const t = useText(paletteText);
    const id = useId();
    const [typed, setTyped] = useState('');
    const [at, setAt] = useState(0);
    const entries = useEntries(typed);
    const active = entries[Math.min(at, entries.length - 1)];

    function run(entry: Entry): void {
        overlay.set('none');
        entry.run();
    }

    function press(event: KeyboardEvent): void {
        if (event.nativeEvent.isComposing) {
            return;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const n = entries.length;
            setAt(n === 0 ? 0 : (Math.min(at, n - 1) + (event.key === 'ArrowDown' ? 1 : -1) + n) % n);
        } else if (event.key === 'Enter' && active) {
            event.preventDefault();
            run(active);
        }
    }

    return (
        <Dialog label={t.label} place="top" bare onClose={() => overlay.set('none')}>
            <div className={styles.field}>
                <Icon name="search" />
                <input
                    role="combobox"
                    aria-label={t.label}
                    aria-expanded
                    aria-controls={`${id}-list`}
                    aria-activedescendant={active ? `${id}-${active.section}-${active.id}` : undefined}
                    placeholder={t.hint}
                    autoComplete="off"
                    spellCheck={false}
                    autoFocus
                    value={typed}
                    onChange={(event) => {
                        setTyped(event.target.value);
                        setAt(0);
                    }}
                    onKeyDown={press}
                />
                <kbd>Esc</kbd>
            </div>
            <div id={`${id}-list`} role="listbox" aria-label={t.label} className={styles.list}>
                {entries.map((entry, i) => (
                    <div key={`${entry.section} ${entry.id}`} role="presentation">
                        {entries[i - 1]?.section === entry.section ? null : (
                            <p className={styles.section}>{t.groups[entry.section]}</p>
                        )}
                        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys */}
                        {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option */}
                        <div
                            id={`${id}-${entry.section}-${entry.id}`}
                            role="option"
                            aria-selected={entry === active}
                            className={styles.entry}
                            ref={(element) => {
                                if (entry === active) {
                                    element?.scrollIntoView({ block: 'nearest' });
                                }
                            }}
                            onClick={() => run(entry)}
                        >
                            <Icon name={entry.icon} />
                            <span className="cut">{entry.name}</span>
                            {entry.more ? <span className="cut quiet">{entry.more}</span> : null}
                            {entry.shortcut ? <kbd aria-hidden>{entry.shortcut}</kbd> : null}
                        </div>
                    </div>
                ))}
            </div>
            {entries.length === 0 ? <p className={styles.nothing}>{t.nothing(typed)}</p> : null}
        </Dialog>
    );
}
