// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Mark } from '@/design/Logo';
import { FaultLine } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { language as languageStore, useLanguage } from '@/i18n/language';
import styles from './SignIn.module.css';
import { type Refusal, signIn } from './signin';
import { sessionText } from './text';

const LANGUAGES = [
    { id: 'en', name: 'English' },
    { id: 'ko', name: '한국어' },
] as const;

/** The one form that lets somebody in. */
function SignInForm() {
    const t = useText(sessionText);
    const id = useId();
    const [token, setToken] = useState('');
    const [busy, setBusy] = useState(false);
    const [refusal, setRefusal] = useState<Refusal | null>(null);

    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setBusy(true);
        setRefusal(await signIn(token));
        setBusy(false);
    }

    return (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
            <label htmlFor={id}>{t.token}</label>
            <input
                id={id}
                name="token"
                type="password"
                autoComplete="current-password"
                required
                // biome-ignore lint/a11y/noAutofocus: it is all there is to do here
                autoFocus
                value={token}
                aria-invalid={refusal === 'wrong'}
                aria-describedby={`${id}-fault`}
                onChange={(event) => {
                    setToken(event.target.value);
                    setRefusal(null);
                }}
            />
            <FaultLine id={`${id}-fault`}>{refusal ? t.refusals[refusal] : null}</FaultLine>
            <Button kind="primary" type="submit" busy={busy}>
                {t.signIn}
            </Button>
            <p className={styles.hint}>{t.hint}</p>
        </form>
    );
}

/** For who comes without a session: the address stays, and is where they arrive. */
export function SignInPage() {
    const t = useText(sessionText);
    const language = useLanguage();
    return (
        <main className={styles.page}>
            <div className={styles.card}>
                <Mark size={36} />
                <h1>Watchfire</h1>
                <p className="visually-hidden">{t.title}</p>
                <SignInForm />
            </div>
            <Tabs label="Language, 언어" tabs={LANGUAGES} value={language} onChange={(id) => languageStore.set(id)} />
        </main>
    );
}

/** For whose session ended under the page: it lies over it, and nothing below is lost. */
export function SignInDialog() {
    const t = useText(sessionText);
    return (
        <Dialog label={t.again}>
            <p className={styles.kept}>{t.kept}</p>
            <SignInForm />
        </Dialog>
    );
}
