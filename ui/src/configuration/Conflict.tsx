// SPDX-License-Identifier: Apache-2.0
import type { Configuration } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { Plain } from './Plain';
import { configurationText } from './text';

interface Props {
    configuration: Configuration;
    mine: string;
    goOn: () => void;
    discard: () => void;
}

/** Somebody else saved meanwhile: both texts beside each other, and nothing that was typed is lost. */
export function Conflict({ configuration, mine, goOn, discard }: Props) {
    const t = useText(configurationText);
    const { version, text } = configuration;
    return (
        <section className={styles.conflict} aria-label={t.conflict}>
            <p>
                <Icon name="warn" size={16} /> <b>{t.conflictBy(version?.author.name ?? '', version?.id ?? 0)}</b>
                {version?.comment ? ` “${version.comment}”` : null}
            </p>
            <div className={styles.sides}>
                <div>
                    <h3>{t.theirs}</h3>
                    <Plain label={t.theirs}>{text}</Plain>
                </div>
                <div>
                    <h3>{t.mine}</h3>
                    <Plain label={t.mine}>{mine}</Plain>
                </div>
            </div>
            <div className={styles.choices}>
                <Button onClick={goOn}>{t.keepMine}</Button>
                <Button onClick={discard}>{t.takeTheirs}</Button>
                <span className="quiet">{t.conflictHint}</span>
            </div>
        </section>
    );
}
