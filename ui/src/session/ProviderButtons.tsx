// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { signInThrough } from './providers';
import styles from './SignIn.module.css';
import { providerText } from './text';
import { useWho } from './who';

/** A button for each provider that one can sign in through. */
export function ProviderButtons() {
    const t = useText(providerText);
    const providers = useWho().data?.providers ?? [];
    const [leaving, setLeaving] = useState<string | null>(null);
    const [fault, setFault] = useState<string | null>(null);
    if (providers.length === 0) {
        return null;
    }

    async function go(name: string): Promise<void> {
        setFault(null);
        setLeaving(name);
        try {
            await signInThrough(name);
        } catch (problem) {
            setFault(problem instanceof Error ? problem.message : String(problem));
            setLeaving(null);
        }
    }

    return (
        <div className={styles.form}>
            {providers.map(({ name, label }) => (
                <Button
                    key={name}
                    icon="open"
                    busy={leaving === name}
                    disabled={leaving !== null}
                    onClick={() => void go(name)}
                >
                    {t.with(label)}
                </Button>
            ))}
            <FaultLine>{fault}</FaultLine>
        </div>
    );
}
