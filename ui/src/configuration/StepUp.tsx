// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Failure } from '@/api/client';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { useText } from '@/i18n/bilingual';
import { Field } from '@/session/Field';
import styles from './Configuration.module.css';
import { proofOf, stepUp } from './queries';
import { configurationText } from './text';

/** Whether somebody only has to prove once more who he is. */
export function needsStepUp(error: unknown): boolean {
    return error instanceof Failure && error.code === 'step-up-needed';
}

/** Asks for the password, or the operator's token, before something that changes what others may. */
export function StepUp({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
    const t = useText(configurationText);
    const { data: proof = 'password' } = useQuery({ queryKey: ['proof'], queryFn: proofOf, gcTime: 0 });
    const [secret, setSecret] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<string | null>(null);
    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        event.stopPropagation();
        setBusy(true);
        setFault(null);
        try {
            await stepUp(proof, secret);
            onDone();
        } catch (error) {
            setFault(error instanceof Error ? error.message : String(error));
        } finally {
            setBusy(false);
        }
    }
    return (
        <Dialog label={t.stepUp} onClose={onClose}>
            <form className={styles.form} onSubmit={(event) => void submit(event)}>
                <p>{t.stepUpWhy}</p>
                <Field
                    key={proof}
                    name="proof"
                    label={t.proofs[proof]}
                    type="password"
                    autoComplete={proof === 'password' ? 'current-password' : 'off'}
                    value={secret}
                    onType={setSecret}
                    fault={fault}
                    focus
                />
                <Button kind="primary" type="submit" busy={busy} disabled={secret === ''}>
                    {t.goOn}
                </Button>
            </form>
        </Dialog>
    );
}
