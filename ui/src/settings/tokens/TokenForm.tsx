// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react';
import type { Permission } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions } from '@/design/Drawer';
import { Beside, Form, SelectField, TextField, useSending } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

const SCOPES: readonly Permission[] = ['read', 'ingest', 'respond', 'manage', 'admin'];
const LIVES = ['30', '90', '366', 'never'] as const;
type Life = (typeof LIVES)[number];
const DAY_MS = 86_400_000;

export interface Wish {
    name: string;
    scopes: Permission[];
    expiresAt: string | null;
}

interface Props {
    mayBeEndless: boolean;
    make: (wish: Wish) => Promise<unknown>;
    onClose: () => void;
    /** Further fields. */
    children?: ReactNode;
    fields?: readonly string[];
}

/** What a new token may, and for how long. */
export function TokenForm({ mayBeEndless, make, onClose, children, fields = [] }: Props) {
    const t = useText(settingsText);
    const [name, setName] = useState('');
    const [scopes, setScopes] = useState<readonly Permission[]>(['read']);
    const [life, setLife] = useState<Life>('90');
    const sending = useSending(['name', 'scopes', 'expiresAt', ...fields]);

    function wish(): Wish {
        return {
            name: name.trim(),
            scopes: SCOPES.filter((one) => scopes.includes(one)),
            expiresAt: life === 'never' ? null : new Date(Date.now() + Number(life) * DAY_MS).toISOString(),
        };
    }

    return (
        <div className={styles.narrow}>
            <Form label={t.makeToken} onSubmit={() => void sending.run(() => make(wish()))}>
                <TextField
                    label={t.tokenName}
                    name="token-name"
                    value={name}
                    hint={t.tokenNameHint}
                    onChange={(text) => {
                        setName(text);
                        sending.clear();
                    }}
                    fault={sending.at('name')}
                />
                {children}
                <fieldset>
                    <legend>{t.may}</legend>
                    <div className={styles.checks}>
                        {SCOPES.map((scope) => (
                            <label key={scope}>
                                <input
                                    type="checkbox"
                                    name={`scope-${scope}`}
                                    checked={scopes.includes(scope)}
                                    onChange={(event) =>
                                        setScopes(
                                            event.target.checked
                                                ? [...scopes, scope]
                                                : scopes.filter((one) => one !== scope),
                                        )
                                    }
                                />
                                {t.scopes[scope]}
                            </label>
                        ))}
                    </div>
                    <FaultLine>{sending.at('scopes')}</FaultLine>
                </fieldset>
                <Beside>
                    <SelectField
                        label={t.expires}
                        name="expires"
                        value={life}
                        options={LIVES.filter((one) => one !== 'never' || mayBeEndless).map((id) => ({
                            id,
                            name: t.lives[id],
                        }))}
                        onChange={setLife}
                        fault={sending.at('expiresAt')}
                    />
                </Beside>
                <FaultLine>{sending.fault}</FaultLine>
                <Actions>
                    <Button kind="primary" type="submit" busy={sending.busy}>
                        {t.makeToken}
                    </Button>
                    <Button onClick={onClose}>{t.cancel}</Button>
                </Actions>
            </Form>
        </div>
    );
}
