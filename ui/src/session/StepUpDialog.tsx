// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useState } from 'react';
import { OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useStore } from '@/store/store';
import { Field } from './Field';
import { useMe } from './me';
import { type Asked, proof } from './proof';
import styles from './SignIn.module.css';
import { sessionText } from './text';

function Proof({ asked }: { asked: Asked }) {
    const t = useText(sessionText);
    const me = useMe();
    const [secret, setSecret] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<string | null>(null);
    const way = me?.kind === 'operator' ? 'token' : 'password';

    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setBusy(true);
        // Not as other questions are asked: a wrong token is no end of the session.
        const status = await fetch(`${OURS}/session/step-up`, {
            method: 'POST',
            credentials: 'same-origin',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ [way]: secret }),
        }).then(
            (response) => response.status,
            () => 0,
        );
        if (status === 200) {
            asked.proved();
        } else {
            setFault(
                t.refusals[
                    status === 403 || status === 401
                        ? 'wrong'
                        : status === 429
                          ? 'too-many'
                          : status === 0
                            ? 'unreachable'
                            : 'failed'
                ],
            );
            setBusy(false);
        }
    }

    return (
        <Dialog label={t.stepUp} onClose={asked.refused}>
            <p className={styles.kept}>{t.stepUpMore}</p>
            <form className={styles.form} onSubmit={(event) => void submit(event)}>
                <input type="hidden" name="username" autoComplete="username" value={me?.name ?? ''} readOnly />
                <Field
                    name={way}
                    label={way === 'token' ? t.token : t.password}
                    type="password"
                    value={secret}
                    onType={(text) => {
                        setSecret(text);
                        setFault(null);
                    }}
                    autoComplete="current-password"
                    focus
                    wrong={fault !== null}
                />
                <FaultLine>{fault}</FaultLine>
                <Button kind="primary" type="submit" busy={busy}>
                    {t.goOn}
                </Button>
            </form>
        </Dialog>
    );
}

/** Opens where something needs a fresh proof of who asks. */
export function StepUpHost() {
    const asked = useStore(proof);
    return asked ? <Proof asked={asked} /> : null;
}
