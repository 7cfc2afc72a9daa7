// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Failure, patch } from '@/api/client';
import { OURS, type User } from '@/api/types';
import { Button } from '@/design/Button';
import { Beside, Form, SelectField, TextField, useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { type Language, language as languageStore } from '@/i18n/language';
import { browserZone, isZone, ZONES, zone } from '@/time/zone';
import { Section } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

const FIELDS = ['displayName', 'email', 'language', 'zone'] as const;

/** The name that others see, where mail goes, language and zone. */
export function Profile({ account }: { account: User }) {
    const t = useText(settingsText);
    const [typed, setTyped] = useState({
        displayName: account.displayName,
        email: account.email,
        language: account.language,
        zone: account.zone,
    });
    // What the form was filled with: somebody else's change meanwhile is not overwritten.
    const [seen, setSeen] = useState(account.revision);
    const sending = useSending(FIELDS);
    const set = (field: (typeof FIELDS)[number]) => (value: string) => {
        setTyped({ ...typed, [field]: value });
        sending.clear();
    };

    async function save(): Promise<void> {
        await sending.run(async () => {
            const now = await patch<User>(`${OURS}/me`, typed, seen).catch((failure: unknown) => {
                if (failure instanceof Failure && failure.status === 412) {
                    setSeen(account.revision);
                }
                throw failure;
            });
            setSeen(now.revision);
            // This browser follows, as far as it knows what was chosen.
            if (now.language === 'en' || now.language === 'ko') {
                languageStore.set(now.language as Language);
            }
            if (now.zone === '' || isZone(now.zone)) {
                zone.set(now.zone);
            }
            tell(t.saved);
        });
    }

    const known = ['', 'en', 'ko'].includes(typed.language);
    return (
        <Section title={t.profile} tools={<span className={styles.tag}>{t.roles[account.role]}</span>}>
            <div className={styles.narrow}>
                <Form onSubmit={() => void save()}>
                    <p className="second">
                        {t.signInAs} <b>{account.name}</b>
                    </p>
                    <TextField
                        label={t.displayName}
                        name="displayName"
                        value={typed.displayName}
                        autoComplete="name"
                        onChange={set('displayName')}
                        fault={sending.at('displayName')}
                    />
                    <TextField
                        label={t.email}
                        name="email"
                        type="email"
                        value={typed.email}
                        autoComplete="email"
                        onChange={set('email')}
                        fault={sending.at('email')}
                    />
                    <Beside>
                        <SelectField
                            label={t.language}
                            name="language"
                            value={typed.language}
                            options={[
                                { id: '', name: t.asBrowser },
                                { id: 'en', name: 'English' },
                                { id: 'ko', name: '한국어' },
                                ...(known ? [] : [{ id: typed.language, name: typed.language }]),
                            ]}
                            onChange={set('language')}
                            fault={sending.at('language')}
                        />
                        <TextField
                            label={t.zone}
                            name="zone"
                            value={typed.zone}
                            list={ZONES}
                            hint={t.zoneHint(browserZone)}
                            onChange={set('zone')}
                            fault={sending.at('zone')}
                        />
                    </Beside>
                    <FaultLine>{sending.fault}</FaultLine>
                    <div>
                        <Button kind="primary" type="submit" busy={sending.busy}>
                            {t.save}
                        </Button>
                    </div>
                </Form>
            </div>
        </Section>
    );
}
