// SPDX-License-Identifier: Apache-2.0
import { Dialog } from '@/design/Dialog';
import { overlay } from '@/frame/commands';
import { PAGES } from '@/frame/pages';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useStore } from '@/store/store';
import styles from './HelpSheet.module.css';
import { keysSwitch } from './keys';
import { keysText } from './text';

const LIST: readonly [keys: string, name: keyof (typeof keysText)['en']['list']][] = [
    ['Ctrl K', 'palette'],
    ['j k', 'move'],
    ['Enter', 'open'],
    ['x', 'select'],
    ['a', 'acknowledge'],
    ['e', 'escalate'],
    ['t', 'snooze'],
    ['r', 'resolve'],
    ['s', 'silence'],
    ['o', 'override'],
    ['w', 'why'],
    ['/', 'filter'],
    ['z', 'undo'],
    ['Esc', 'close'],
    ['?', 'help'],
];

/** Which key does what, and the switch that turns them off. */
export function HelpSheet() {
    const t = useText(keysText);
    const language = useLanguage();
    const keys = useStore(keysSwitch);
    const rows = [
        ...LIST.map(([press, name]) => ({ press, does: t.list[name] })),
        ...PAGES.map((page) => ({ press: `g ${page.key}`, does: t.go(page.name[language]) })),
    ];
    return (
        <Dialog label={t.title} onClose={() => overlay.set('none')}>
            <dl className={styles.keys}>
                {rows.map(({ press, does }) => (
                    <div key={press}>
                        <dt>
                            {press.split(' ').map((key) => (
                                <kbd key={key}>{key}</kbd>
                            ))}
                        </dt>
                        <dd>{does}</dd>
                    </div>
                ))}
            </dl>
            <label className={styles.toggle}>
                <input
                    type="checkbox"
                    checked={keys === 'on'}
                    onChange={(event) => keysSwitch.set(event.target.checked ? 'on' : 'off')}
                />
                {keys === 'on' ? t.on : t.off}
            </label>
        </Dialog>
    );
}
