// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post } from '@/api/client';
import { Button, IconButton } from '@/design/Button';
import { Beside, SelectField, TextField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Section, Waiting } from '@/settings/Section';
import { browserZone, ZONES } from '@/time/zone';
import { useTypeName } from '../names';
import { contactPath, saveContact, useContact } from '../queries';
import type { Contact, DayWindow } from '../types';
import styles from './Contact.module.css';
import { Methods } from './Methods';
import { Reach } from './Reach';
import { Rules } from './Rules';
import { isSame, methodName, NIGHT, replaced, sorted, type Wish, wishOf, without } from './rules';
import { contactText } from './text';
import { WindowFields } from './Windows';

function Quiet({ quiet, onChange }: { quiet: readonly DayWindow[]; onChange: (quiet: DayWindow[]) => void }) {
    const t = useText(contactText);
    return (
        <div>
            <h4 className={styles.part}>{t.quiet}</h4>
            <p className="second">{t.quietMore}</p>
            {quiet.length === 0 ? <p className="quiet">{t.noQuiet}</p> : null}
            <ul>
                {quiet.map((one, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: quiet hours have no other name than their place
                    <li key={i} className={styles.quietRow}>
                        <WindowFields value={one} onChange={(next) => onChange(replaced(quiet, i, next))} />
                        <IconButton icon="cross" label={t.removeQuiet} onClick={() => onChange(without(quiet, i))} />
                    </li>
                ))}
            </ul>
            <Button icon="plus" onClick={() => onChange([...quiet, NIGHT])}>
                {t.addQuiet}
            </Button>
        </div>
    );
}

function Wishes({ person, contact }: { person: string | null; contact: Contact }) {
    const t = useText(contactText);
    const typeName = useTypeName();
    const [wish, setWish] = useState<Wish>(() => wishOf(contact));
    const [seen, setSeen] = useState(() => wishOf(contact));
    const sending = useSending(['language', 'zone', 'quiet', 'rules', 'reminders']);
    const known = wishOf(contact);
    // What is saved elsewhere is shown, unless something is being changed here.
    if (!isSame(known, seen) && isSame(wish, seen)) {
        setSeen(known);
        setWish(known);
    }
    const changed = !isSame(wish, seen);
    const set = <K extends keyof Wish>(field: K, value: Wish[K]) => {
        setWish({ ...wish, [field]: value });
        sending.clear();
    };
    async function save(): Promise<void> {
        const next = { ...wish, rules: wish.rules.map(sorted) };
        if (await sending.run(() => saveContact(person, next))) {
            setWish(next);
            setSeen(next);
            tell(t.saved);
        }
    }
    return (
        <form
            noValidate
            aria-label={t.rules}
            className={styles.wishes}
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            <Rules rules={wish.rules} methods={contact.methods} onChange={(rules) => set('rules', rules)} />
            <FaultLine>{sending.at('rules')}</FaultLine>
            <Quiet quiet={wish.quiet} onChange={(quiet) => set('quiet', quiet)} />
            <FaultLine>{sending.at('quiet')}</FaultLine>
            <SelectField
                label={t.reminders}
                name="reminders"
                value={wish.reminders}
                options={[
                    { id: '', name: t.remindersByThemselves },
                    ...contact.methods
                        .filter(({ id, type }) => type !== 'voice' || id === wish.reminders)
                        .map((method) => ({ id: method.id, name: methodName(typeName(method.type), method) })),
                ]}
                onChange={(reminders) => set('reminders', reminders)}
                fault={sending.at('reminders')}
            />
            <Beside>
                <SelectField
                    label={t.language}
                    name="message-language"
                    value={wish.language}
                    options={[
                        { id: 'en', name: 'English' },
                        { id: 'ko', name: '한국어' },
                        ...(['en', 'ko'].includes(wish.language) ? [] : [{ id: wish.language, name: wish.language }]),
                    ]}
                    onChange={(language) => set('language', language)}
                    fault={sending.at('language')}
                />
                <TextField
                    label={t.zone}
                    name="rules-zone"
                    value={wish.zone}
                    list={ZONES}
                    placeholder={browserZone}
                    onChange={(zone) => set('zone', zone)}
                    fault={sending.at('zone')}
                />
            </Beside>
            <FaultLine>{sending.fault}</FaultLine>
            <div className={styles.buttons}>
                <Button kind="primary" type="submit" busy={sending.busy} disabled={!changed}>
                    {t.keep}
                </Button>
                {changed ? <span className="second">{t.unsaved}</span> : null}
            </div>
        </form>
    );
}

function TestMe() {
    const t = useText(contactText);
    const sending = useSending();
    const test = async () => {
        if (await sending.run(() => post(`${contactPath(null)}/test`))) {
            tell(t.tested);
        }
    };
    return (
        <>
            <FaultLine>{sending.fault}</FaultLine>
            <Button icon="test" busy={sending.busy} onClick={() => void test()}>
                {t.testAll}
            </Button>
        </>
    );
}

/** How somebody is reached: by what, when, and what that means. Without a name it is who looks. */
export function ContactSection({ person = null }: { person?: string | null }) {
    const t = useText(contactText);
    const contact = useContact(person);
    const title = person === null ? t.title : t.others(person);
    if (!contact.data) {
        return (
            <Section title={title}>
                <Waiting for={contact} />
            </Section>
        );
    }
    return (
        <Section title={title} tools={person === null ? <TestMe /> : null}>
            {contact.data.problem ? (
                <p className={styles.problem} role="status">
                    <Icon name="warn" size={16} />
                    <span>
                        <b>{person === null ? t.problem : t.theirProblem(person)}</b> {contact.data.problem}
                    </span>
                </p>
            ) : null}
            <div className={styles.parts}>
                <Methods person={person} contact={contact.data} />
                <Wishes person={person} contact={contact.data} />
                <Reach person={person} contact={contact.data} />
            </div>
        </Section>
    );
}
