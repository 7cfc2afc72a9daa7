// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post } from '@/api/client';
import { OURS, type User } from '@/api/types';
import { Button } from '@/design/Button';
import { Form, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Section } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

const EMPTY = { current: '', password: '', again: '' };

/** A new password, with the one there is; all other sessions end. */
export function Password({ account }: { account: User }) {
    const t = useText(settingsText);
    const [open, setOpen] = useState(false);
    const [typed, setTyped] = useState(EMPTY);
    const [differ, setDiffer] = useState(false);
    const sending = useSending(['password', 'current']);
    const set = (field: keyof typeof EMPTY) => (value: string) => {
        setTyped({ ...typed, [field]: value });
        setDiffer(false);
        sending.clear();
    };
    // A wrong password is said of the field `password` of a proof; here it is the one that was.
    const wrongNow = sending.code === 'wrong-password' ? t.wrongCurrent : sending.at('current');

    async function save(): Promise<void> {
        if (typed.password !== typed.again) {
            setDiffer(true);
            return;
        }
        const { current, password } = typed;
        if (await sending.run(() => post(`${OURS}/me/password`, { current, password }))) {
            tell(t.passwordChanged);
            setTyped(EMPTY);
            setOpen(false);
        }
    }

    return (
        <Section
            title={t.password}
            tools={open ? null : <Button onClick={() => setOpen(true)}>{t.changePassword}</Button>}
        >
            {open ? (
                <div className={styles.narrow}>
                    <Form onSubmit={() => void save()}>
                        <input type="hidden" name="username" autoComplete="username" value={account.name} readOnly />
                        <TextField
                            label={t.currentPassword}
                            name="current"
                            type="password"
                            autoComplete="current-password"
                            value={typed.current}
                            onChange={set('current')}
                            fault={wrongNow}
                        />
                        <TextField
                            label={t.newPassword}
                            name="password"
                            type="password"
                            autoComplete="new-password"
                            hint={t.passwordHint}
                            value={typed.password}
                            onChange={set('password')}
                            fault={wrongNow ? null : sending.at('password')}
                        />
                        <TextField
                            label={t.passwordAgain}
                            name="again"
                            type="password"
                            autoComplete="new-password"
                            value={typed.again}
                            onChange={set('again')}
                            fault={differ ? t.passwordsDiffer : null}
                        />
                        <FaultLine>{sending.fault}</FaultLine>
                        <div>
                            <Button kind="primary" type="submit" busy={sending.busy}>
                                {t.savePassword}
                            </Button>
                        </div>
                    </Form>
                </div>
            ) : (
                <p className="second">{account.hasPassword ? t.hasPassword : t.noPassword}</p>
            )}
        </Section>
    );
}
