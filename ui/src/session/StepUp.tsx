// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useCallback, useState } from 'react';
import { Failure, post } from '@/api/client';
import { OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Field } from './Field';
import { ProviderButtons } from './ProviderButtons';
import { fitness, type PasskeyFault, stepUpWithPasskey } from './passkey';
import styles from './SignIn.module.css';
import { passkeyText, sessionText } from './text';
import { lookWho, useWho } from './who';

/** Asks for a proof that is not old. What needs it goes through `fresh`. */
export function StepUp({ onFresh, onClose }: { onFresh: () => void; onClose: () => void }) {
    const t = useText(sessionText);
    const p = useText(passkeyText);
    const who = useWho().data;
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [wrong, setWrong] = useState<string | null>(null);
    const [fault, setFault] = useState<PasskeyFault | null>(null);
    const isOperator = who?.kind === 'operator';
    const hasPassword = isOperator || (who?.user?.hasPassword ?? true);

    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setBusy(true);
        try {
            await post(`${OURS}/session/step-up`, isOperator ? { token: password } : { password });
            onFresh();
        } catch (problem) {
            const failure = problem instanceof Failure ? problem : null;
            setWrong(
                failure?.code === 'wrong-password' ? t.refusals.wrong : (failure?.message ?? t.refusals.unreachable),
            );
            setBusy(false);
        }
    }

    async function withPasskey(): Promise<void> {
        setBusy(true);
        const found = await stepUpWithPasskey();
        setBusy(false);
        setFault(found);
        if (!found) {
            onFresh();
        }
    }

    // Signing in anew beside this page is a proof too.
    const lookAgain = useCallback(() => {
        void lookWho()
            .then(({ freshUntil }) => {
                if (freshUntil && Date.parse(freshUntil) > Date.now()) {
                    onFresh();
                }
            })
            .catch(() => undefined);
    }, [onFresh]);

    return (
        <Dialog label={t.stepUp} onClose={onClose}>
            <p className={styles.kept}>{t.stepUpMore}</p>
            <div className={styles.form}>
                {who && !isOperator && fitness(who.passkeys) === 'available' ? (
                    <>
                        <Button icon="passkey" busy={busy} onClick={() => void withPasskey()}>
                            {p.use}
                        </Button>
                        <FaultLine>{fault ? p.fault(fault) : null}</FaultLine>
                    </>
                ) : null}
                {hasPassword ? (
                    <form className={styles.form} onSubmit={(event) => void submit(event)}>
                        <Field
                            name="step-up"
                            label={isOperator ? t.token : t.password}
                            type="password"
                            value={password}
                            onType={(text) => {
                                setPassword(text);
                                setWrong(null);
                            }}
                            autoComplete="current-password"
                            focus
                            fault={wrong}
                        />
                        <Button kind="primary" type="submit" busy={busy}>
                            {t.goOn}
                        </Button>
                    </form>
                ) : null}
                {isOperator ? null : <ProviderButtons onReturn={lookAgain} />}
            </div>
        </Dialog>
    );
}
