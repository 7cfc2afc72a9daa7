// SPDX-License-Identifier: Apache-2.0
import type { Configuration } from '@/api/types';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { Plain } from './Plain';
import { configurationText } from './text';

/** Who has which key, and the file's text, which is only to be read here. */
export function Keys({ configuration }: { configuration: Configuration }) {
    const t = useText(configurationText);
    const { file, keys } = configuration;
    const ofFile = keys.some((key) => key.owner === 'file');
    const routed = keys.some((key) => key.name === 'route' && key.owner === 'console');
    return (
        <aside className={styles.aside} aria-label={t.keys}>
            <h2>{t.keys}</h2>
            <ul className={styles.keys}>
                {keys.map((key) => (
                    <li key={key.name} data-owner={key.owner}>
                        <code className="cut">{key.name}</code>
                        <span>
                            {key.owner === 'file' ? <Icon name="file" size={14} /> : null}
                            {t.owners[key.owner]}
                        </span>
                    </li>
                ))}
            </ul>
            {file.builtIn ? <p className="quiet">{routed ? t.noFile : t.builtIn}</p> : null}
            {ofFile ? (
                <>
                    <h2>{t.fileOwns}</h2>
                    <p className="quiet">{t.fileOwnsMore(file.name)}</p>
                    <Plain label={file.name}>{file.text}</Plain>
                </>
            ) : null}
        </aside>
    );
}
