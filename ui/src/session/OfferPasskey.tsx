// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { addPasskey, guessedName, type PasskeyFault } from './passkey';
import styles from './SignIn.module.css';
import { passkeyText } from './text';

/** Right after somebody got an account, while nothing has to be proved once more. */
export function OfferPasskey({ onDone }: { onDone: () => void }) {
    const t = useText(passkeyText);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<PasskeyFault | null>(null);

    async function add(): Promise<void> {
        setBusy(true);
        const found = await addPasskey(guessedName(navigator.userAgent) || t.first);
        setBusy(false);
        setFault(found);
        if (!found) {
            onDone();
        }
    }

    return (
        <div className={styles.form}>
            <h2>{t.offer}</h2>
            <p className={styles.hint}>{t.about}</p>
            <FaultLine>{fault ? t.fault(fault) : null}</FaultLine>
            <Button kind="primary" icon="passkey" busy={busy} onClick={() => void add()}>
                {t.add}
            </Button>
            <Button kind="quiet" onClick={onDone}>
                {t.notNow}
            </Button>
        </div>
    );
}
