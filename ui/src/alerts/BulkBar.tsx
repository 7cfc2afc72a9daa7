// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import { useMaySilence } from '@/silences/form';
import styles from './AlertsPage.module.css';
import { alertsText } from './text';

/** What can be done with what is selected. */
export function BulkBar({ count, onSilence, onClear }: { count: number; onSilence: () => void; onClear: () => void }) {
    const t = useText(alertsText);
    return (
        <section className={styles.bulk} aria-label={t.selected(count)}>
            <b role="status">{t.selected(count)}</b>
            {useMaySilence() ? (
                <Button icon="silence" shortcut="s" onClick={onSilence}>
                    {t.silence}
                </Button>
            ) : null}
            <Button kind="quiet" shortcut="Esc" onClick={onClear}>
                {t.clear}
            </Button>
        </section>
    );
}
