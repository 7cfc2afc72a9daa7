// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from './directory';
import styles from './People.module.css';
import { onCallText } from './text';

export const hueClass = styles.hue;

/** Somebody's circle alone, where there is no room for the name; it is said all the same. */
export function Avatar({ name, role }: { name: string; role: string }) {
    const directory = useDirectory();
    const says = `${role}: ${directory.nameOf(name)}`;
    return (
        <span
            className={`${styles.avatar} ${styles.hue}`}
            data-hue={directory.hueOf(name)}
            role="img"
            aria-label={says}
            title={says}
        >
            {directory.initialsOf(name)}
        </span>
    );
}

/** Somebody: a circle in their hue, and always the name. */
export function Person({ name, children }: { name: string; children?: ReactNode }) {
    const t = useText(onCallText);
    const directory = useDirectory();
    return (
        <span className={styles.person} title={name}>
            <span className={`${styles.avatar} ${styles.hue}`} data-hue={directory.hueOf(name)} aria-hidden="true">
                {directory.initialsOf(name)}
            </span>
            <span className="cut">
                {directory.nameOf(name)}
                {name === directory.me ? <span className={styles.you}> {t.you}</span> : null}
                {children}
            </span>
        </span>
    );
}

/** Where somebody should be. */
export function Nobody({ children }: { children: ReactNode }) {
    return (
        <span className={styles.person}>
            <span className={styles.avatar} data-nobody aria-hidden="true" />
            <span className="cut">{children}</span>
        </span>
    );
}
