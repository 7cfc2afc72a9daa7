// SPDX-License-Identifier: Apache-2.0
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from './Phone.module.css';
import { phoneText } from './text';
import type { Answer } from './useAnswer';

/** That an answer has not left this phone, and what can be done meanwhile. */
export function NotSent({ answer }: { answer: Answer }) {
    const t = useText(phoneText);
    if (answer.waiting) {
        return (
            <div className={styles.note} role="alert">
                <Icon name="offline" size={22} />
                <p>
                    <b>{t.notSent}</b> {t.notSentMore}
                </p>
            </div>
        );
    }
    if (answer.dropped) {
        return (
            <div className={styles.note} role="alert">
                <Icon name="warn" size={22} />
                <p>{t.dropped[answer.dropped]}</p>
            </div>
        );
    }
    return answer.fault ? (
        <div className={styles.note} role="alert">
            <Icon name="warn" size={22} />
            <p>{answer.fault}</p>
        </div>
    ) : null;
}

/** The large button: acknowledge, once. */
export function BigButton({ answer, label }: { answer: Answer; label: string }) {
    const t = useText(phoneText);
    return (
        <button
            type="button"
            className={styles.big}
            disabled={answer.waiting || answer.busy || answer.nobody}
            aria-busy={answer.busy || undefined}
            onClick={() => void answer.give()}
        >
            {answer.busy ? <span className={styles.spinner} /> : null}
            {answer.waiting ? t.waiting : label}
        </button>
    );
}
