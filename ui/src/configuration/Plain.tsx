// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import styles from './Configuration.module.css';

/** A text as it is written, only to be read. */
export function Plain({ label, children }: { label: string; children: ReactNode }) {
    return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is reached by keys
        <section className={styles.plain} aria-label={label} tabIndex={0}>
            <pre>{children}</pre>
        </section>
    );
}
