// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { Dialog } from '@/design/Dialog';
import { Mark } from '@/design/Logo';
import { FaultLine } from '@/design/States';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { language as languageStore, useLanguage } from '@/i18n/language';
import { Field } from './Field';
import { LinkPage, linkOf } from './LinkPage';
import { ProviderButtons } from './ProviderButtons';
import { fitness, offerPasskeys, type PasskeyFault, signInWithPasskey } from './passkey';
import { failureIn } from './providers';
import styles from './SignIn.module.css';
import { SignInFailed } from './SignInFailed';
import { session } from './session';
import { type Refusal, signIn } from './signin';
import { passkeyText, sessionText } from './text';
import { lookWho, useWho } from './who';

const LANGUAGES = [
    { id: 'en', name: 'English' },
    { id: 'ko', name: '한국어' },
] as const;

type Way = 'account' | 'token';

/** The one form that lets somebody in. */
function SignInForm({ onReturn }: { onReturn?: () => void }) {
    const t = useText(sessionText);
    const p = useText(passkeyText);
    const [way, setWay] = useState<Way>('account');
    const [user, setUser] = useState('');
    const [secret, setSecret] = useState('');
    const [busy, setBusy] = useState(false);
    const [refusal, setRefusal] = useState<Refusal | null>(null);

    const [fault, setFault] = useState<PasskeyFault | null>(null);
    const said = useWho().data?.passkeys;
    const fit = said ? fitness(said) : null;
    // One question at a time: browsers refuse a second one while the first waits.
    const offers = fit === 'available' && way === 'account' && !busy;
    useEffect(() => (offers ? offerPasskeys(setFault) : undefined), [offers]);

    async function withPasskey(): Promise<void> {
        setBusy(true);
        setFault(await signInWithPasskey());
        setBusy(false);
    }

    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setBusy(true);
        setFault(null);
        setRefusal(await signIn(way === 'account' ? { user, password: secret } : { token: secret }));
        setBusy(false);
    }

    function type(set: (text: string) => void): (text: string) => void {
        return (text) => {
            set(text);
            setRefusal(null);
        };
    }

    return (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
            <Tabs
                label={t.way}
                tabs={[
                    { id: 'account', name: t.ways.account },
                    { id: 'token', name: t.ways.token },
                ]}
                value={way}
                onChange={(chosen) => {
                    setWay(chosen as Way);
                    setSecret('');
                    setRefusal(null);
                }}
            />
            {way === 'account' ? (
                <Field
                    name="user"
                    label={t.user}
                    value={user}
                    onType={type(setUser)}
                    autoComplete="username webauthn"
                    focus
                    wrong={refusal === 'wrong'}
                />
            ) : null}
            <Field
                key={way}
                name={way === 'account' ? 'password' : 'token'}
                label={way === 'account' ? t.password : t.token}
                type="password"
                value={secret}
                onType={type(setSecret)}
                autoComplete="current-password"
                focus={way === 'token'}
                fault={refusal === 'wrong' ? t.refusals.wrong : null}
            />
            <FaultLine>{refusal && refusal !== 'wrong' ? t.refusals[refusal] : null}</FaultLine>
            <Button kind="primary" type="submit" busy={busy}>
                {t.signIn}
            </Button>
            {fit === 'available' && way === 'account' ? (
                <>
                    <Button icon="passkey" busy={busy} onClick={() => void withPasskey()}>
                        {p.signIn}
                    </Button>
                    <FaultLine>{fault ? p.fault(fault) : null}</FaultLine>
                </>
            ) : null}
            {way === 'account' ? <ProviderButtons {...(onReturn ? { onReturn } : {})} /> : null}
            <p className={styles.hint}>{t.hints[way]}</p>
            {fit && fit !== 'available' && way === 'account' ? <p className={styles.hint}>{p.unfit[fit]}</p> : null}
        </form>
    );
}

function Card({ children }: { children: ReactNode }) {
    const language = useLanguage();
    return (
        <main className={styles.page}>
            <div className={styles.card}>
                <Mark size={36} />
                <h1>Watchfire</h1>
                {children}
            </div>
            <Tabs label="Language, 언어" tabs={LANGUAGES} value={language} onChange={(id) => languageStore.set(id)} />
        </main>
    );
}

/** For who comes without a session: the address stays, and is where they arrive. A link that works once leads to more. */
export function SignInPage() {
    const t = useText(sessionText);
    const link = linkOf(location);
    const failure = failureIn(location);
    return (
        <Card>
            {failure ? (
                <SignInFailed {...failure} />
            ) : link ? (
                <LinkPage {...link} />
            ) : (
                <>
                    <p className="visually-hidden">{t.title}</p>
                    <SignInForm />
                </>
            )}
        </Card>
    );
}

/** Somebody may have signed in beside this page. */
function lookAgain(): void {
    void lookWho()
        .then((who) => {
            if (who.signedIn) {
                session.opened();
            }
        })
        .catch(() => undefined);
}

/** For whose session ended under the page: it lies over it, and nothing below is lost. */
export function SignInDialog() {
    const t = useText(sessionText);
    return (
        <Dialog label={t.again}>
            <p className={styles.kept}>{t.kept}</p>
            <SignInForm onReturn={lookAgain} />
        </Dialog>
    );
}
