// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Field } from './Field';
import { OfferPasskey } from './OfferPasskey';
import { fitness } from './passkey';
import styles from './SignIn.module.css';
import { type AboutLink, type Fault, lookAtLink, type NewAccount, openLink } from './signin';
import { sessionText } from './text';
import { lookWho } from './who';

interface Link {
    way: 'setup' | 'links/accept';
    token: string;
}

/** A link that works once: its secret stands behind `#`, where browsers send it to nobody. */
export function linkOf({ pathname, hash }: { pathname: string; hash: string }): Link | null {
    const token = hash.slice(1);
    if (token === '') {
        return null;
    }
    return pathname.endsWith('/setup')
        ? { way: 'setup', token }
        : pathname.endsWith('/accept')
          ? { way: 'links/accept', token }
          : null;
}

/** Makes the account that a link is for, or sets its password. */
export function LinkPage({ way, token }: Link) {
    const t = useText(sessionText);
    const [about, setAbout] = useState<AboutLink | 'over' | 'unreachable' | null>(null);
    const [account, setAccount] = useState({ name: '', displayName: '', password: '' });
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<Fault | null>(null);
    const [made, setMade] = useState(false);
    const look = useCallback(() => {
        setAbout(null);
        void lookAtLink(token).then(setAbout);
    }, [token]);
    useEffect(look, [look]);

    const arrive = () => location.replace(document.baseURI);
    if (made) {
        return <OfferPasskey onDone={arrive} />;
    }
    if (about === null) {
        return null;
    }
    if (about === 'unreachable') {
        return (
            <div className={styles.form} role="alert">
                <b>{t.refusals.unreachable}</b>
                <p className={styles.hint}>{t.linkStays}</p>
                <Button kind="primary" onClick={look}>
                    {t.lookAgain}
                </Button>
            </div>
        );
    }
    if (about === 'over') {
        return (
            <div className={styles.form} role="alert">
                <b>{t.over}</b>
                <p className={styles.hint}>{t.overMore}</p>
                <Button onClick={arrive}>{t.toSignIn}</Button>
            </div>
        );
    }
    const isNew = about.kind !== 'reset';

    async function submit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setBusy(true);
        const typed: NewAccount = isNew
            ? {
                  name: account.name,
                  password: account.password,
                  ...(account.displayName ? { displayName: account.displayName } : {}),
              }
            : { password: account.password };
        const found = await openLink(way, token, typed);
        setFault(found);
        setBusy(false);
        if (!found) {
            const who = await lookWho().catch(() => null);
            if (who && fitness(who.passkeys) === 'available') {
                setMade(true);
            } else {
                arrive();
            }
        }
    }

    const at = (field: string) => (fault?.field === field ? fault.message : null);
    const set = (field: keyof typeof account) => (text: string) => {
        setAccount({ ...account, [field]: text });
        setFault(null);
    };
    const general = fault && !['name', 'displayName', 'password'].includes(fault.field ?? '') ? fault.message : null;
    return (
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
            <h2>{about.kind === 'set-up' ? t.setUp : isNew ? t.invited(about.email) : t.reset(about.user ?? '')}</h2>
            {about.kind === 'set-up' ? <p className={styles.hint}>{t.setUpMore}</p> : null}
            {isNew ? (
                <>
                    <Field
                        name="name"
                        label={t.user}
                        value={account.name}
                        onType={set('name')}
                        autoComplete="username"
                        focus
                        fault={at('name')}
                    />
                    <Field
                        name="displayName"
                        label={t.displayName}
                        value={account.displayName}
                        onType={set('displayName')}
                        autoComplete="name"
                        required={false}
                        fault={at('displayName')}
                    />
                </>
            ) : null}
            <Field
                name="password"
                label={t.newPassword}
                type="password"
                value={account.password}
                onType={set('password')}
                autoComplete="new-password"
                focus={!isNew}
                fault={at('password')}
            />
            <FaultLine>{general === '' ? t.refusals.unreachable : general}</FaultLine>
            <Button kind="primary" type="submit" busy={busy}>
                {isNew ? t.make : t.save}
            </Button>
        </form>
    );
}
