// SPDX-License-Identifier: Apache-2.0
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { BigButton, NotSent } from './NotSent';
import styles from './Phone.module.css';
import { phoneText } from './text';
import { useAnswer } from './useAnswer';

/** A page that this phone could not read: it can be acknowledged nevertheless. */
export function Unreached({ id }: { id: string }) {
    const t = useText(phoneText);
    const answer = useAnswer(id);
    return (
        <>
            <div className={styles.main}>
                <h1>{t.cold(id)}</h1>
                <p className={styles.where}>{t.coldMore}</p>
                <NotSent answer={answer} />
            </div>
            <footer className={styles.foot}>
                <BigButton answer={answer} label={t.acknowledge} />
                {answer.waiting ? (
                    <div className={styles.two}>
                        <button type="button" onClick={() => void answer.tryAgain()} disabled={answer.busy}>
                            <Icon name="retry" size={16} />
                            {t.tryAgain}
                        </button>
                        <button type="button" onClick={answer.takeBack}>
                            {t.takeBack}
                        </button>
                    </div>
                ) : null}
            </footer>
        </>
    );
}
