// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { onCallText } from '../text';
import styles from './Schedule.module.css';

export function Legend() {
    const t = useText(onCallText);
    return (
        <p className={styles.legend} aria-hidden="true">
            {(['night', 'foot', 'handoff', 'over', 'gap'] as const).map((kind) => (
                <span key={kind}>
                    <i data-kind={kind} />
                    {t.legend[kind]}
                </span>
            ))}
        </p>
    );
}
