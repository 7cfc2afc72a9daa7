// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { Configuration } from '@/api/types';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { Findings } from './Findings';
import { numberOf } from './queries';
import { configurationText } from './text';

function Notice({ children }: { children: ReactNode }) {
    return (
        <div className={styles.notice} role="status">
            <Icon name="warn" size={16} />
            <div>{children}</div>
        </div>
    );
}

/** What is not as it should be with what runs; nothing where all is well. */
export function Standing({ configuration }: { configuration: Configuration }) {
    const t = useText(configurationText);
    const { file, load, missingSecrets, runningVersion, version } = configuration;
    return (
        <>
            {load.refusal ? (
                <Notice>
                    <b>{t.refused}</b> {load.refusal}
                    <Findings findings={load.problems} severity="error" />
                </Notice>
            ) : null}
            {runningVersion !== numberOf(version) ? <Notice>{t.otherRuns(runningVersion)}</Notice> : null}
            {missingSecrets ? (
                <Notice>
                    <b>{t.missing}</b> {missingSecrets}
                </Notice>
            ) : null}
            {file.onDisk === 'changed' ? <Notice>{t.fileChanged(file.name)}</Notice> : null}
            {file.onDisk === 'unreadable' ? <Notice>{t.fileUnreadable(file.name)}</Notice> : null}
            {file.onDisk === 'refused' && !load.refusal ? (
                <Notice>
                    {t.fileRefused(file.name)}
                    <Findings findings={file.problems} severity="error" />
                </Notice>
            ) : null}
        </>
    );
}
