// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { beginThrough } from './providers';
import styles from './SignIn.module.css';
import { providerText } from './text';
import { useWho } from './who';

/**
 * A button for each provider that one can sign in through.
 *
 * @param onReturn where the page must not be left: the provider opens beside it, and this is called when somebody
 * comes back
 */
export function ProviderButtons({ onReturn }: { onReturn?: () => void }) {
    const t = useText(providerText);
    const providers = useWho().data?.providers ?? [];
    const [leaving, setLeaving] = useState<string | null>(null);
    const [fault, setFault] = useState<string | null>(null);
    useEffect(() => {
        if (!onReturn) {
            return undefined;
        }
        window.addEventListener('focus', onReturn);
        return () => window.removeEventListener('focus', onReturn);
    }, [onReturn]);
    if (providers.length === 0) {
        return null;
    }

    async function go(name: string): Promise<void> {
        setFault(null);
        setLeaving(name);
        // Opened by the click itself: browsers block what opens later.
        const beside = onReturn ? window.open('about:blank', '_blank') : null;
        try {
            (beside ?? window).location.assign(await beginThrough(name));
        } catch (problem) {
            beside?.close();
            setFault(problem instanceof Error ? problem.message : String(problem));
            setLeaving(null);
            return;
        }
        if (beside) {
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
