// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import type { SignInFailure } from './providers';
import styles from './SignIn.module.css';
import { providerText, sessionText } from './text';

/** For who comes back from a provider and was not let in: why, and what to do. */
export function SignInFailed({ code, provider }: SignInFailure) {
    const s = useText(sessionText);
    const t = useText(providerText);
    const known = Object.hasOwn(t.failures, code) ? t.failures[code as keyof typeof t.failures] : t.failures.other;
    return (
        <div className={styles.form} role="alert">
            <b>{t.failed(provider)}</b>
            <p className={styles.hint}>{known}</p>
            <Button kind="primary" onClick={() => location.replace(document.baseURI)}>
                {s.toSignIn}
            </Button>
            <code className="quiet">{code}</code>
        </div>
    );
}
