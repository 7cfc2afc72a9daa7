// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, remove } from '@/api/client';
import { Button } from '@/design/Button';
import { Form, SelectField, Sure, TextField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { useTypeName } from '../names';
import { contactPath } from '../queries';
import type { Contact, ContactMethod } from '../types';
import styles from './Contact.module.css';
import { addThisBrowser, pushFault } from './push';
import { contactText } from './text';

const MOST_ADDRESS_LETTERS = 300;
const MOST_LABEL_LETTERS = 60;
const CODE_DIGITS = 6;

/** The id of the address of the account, which is no means of its own. */
const ACCOUNT_MAIL = 'account-mail';

const pathOf = (person: string | null, id: string) => `${contactPath(person)}/methods/${encodeURIComponent(id)}`;

function Code({ person, method }: { person: string | null; method: ContactMethod }) {
    const t = useText(contactText);
    const [code, setCode] = useState('');
    const sending = useSending(['code']);
    const check = async () => {
        if (await sending.run(() => post(`${pathOf(person, method.id)}/verify`, { code }))) {
            tell(t.verifiedNow);
        }
    };
    const again = async () => {
        if (await sending.run(() => post(`${pathOf(person, method.id)}/code`))) {
            tell(t.sentAgain);
        }
    };
    return (
        <form
            className={styles.code}
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                void check();
            }}
        >
            <input
                name="code"
                aria-label={t.code}
                placeholder={t.verify}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={CODE_DIGITS}
                value={code}
                aria-invalid={sending.at('code') !== null || undefined}
                onChange={(event) => {
                    setCode(event.target.value.replace(/\D/g, ''));
                    sending.clear();
                }}
            />
            <Button type="submit" busy={sending.busy} disabled={code.length < CODE_DIGITS}>
                {t.check}
            </Button>
            <Button kind="quiet" onClick={() => void again()}>
                {t.sendAgain}
            </Button>
            <FaultLine>{sending.at('code') ?? sending.fault}</FaultLine>
        </form>
    );
}

function Method({ person, method }: { person: string | null; method: ContactMethod }) {
    const t = useText(contactText);
    const typeName = useTypeName();
    const sending = useSending();
    const name = method.label || method.address;
    const works = method.verifiedAt !== null && method.problem === '';
    const test = async () => {
        if (await sending.run(() => post(`${contactPath(person)}/test`, { method: method.id }))) {
            tell(t.tested);
        }
    };
    return (
        <li className={styles.method} data-testid="contact-method">
            <div className={styles.methodHead}>
                <span className={styles.what}>
                    <b>{typeName(method.type)}</b>
                    <span className="wrap-anywhere">{method.address}</span>
                    {method.label && method.label !== method.address ? (
                        <span className="quiet wrap-anywhere">{method.label}</span>
                    ) : null}
                </span>
                <span className={styles.standing} data-works={works || undefined}>
                    <Icon name={works ? 'check' : 'warn'} size={14} />
                    {method.problem || (method.verifiedAt === null ? t.unverified : t.verified)}
                </span>
                {works && person === null ? (
                    <Button small kind="quiet" busy={sending.busy} onClick={() => void test()}>
                        {t.test}
                    </Button>
                ) : null}
                {method.id === ACCOUNT_MAIL ? null : (
                    <Sure
                        small
                        ask={t.remove}
                        sure={t.removeSure(name)}
                        run={() => fresh(() => remove(pathOf(person, method.id)))}
                    />
                )}
            </div>
            {method.id === ACCOUNT_MAIL ? (
                <p className="quiet">{person === null ? t.accountMail : t.theirMail}</p>
            ) : null}
            {method.verifiedAt === null && person === null ? <Code person={person} method={method} /> : null}
            <FaultLine>{sending.fault}</FaultLine>
        </li>
    );
}

function NewMethod({ person, types, onDone }: { person: string | null; types: readonly string[]; onDone: () => void }) {
    const t = useText(contactText);
    const typeName = useTypeName();
    const sending = useSending(['type', 'address', 'label']);
    const [wish, setWish] = useState({ type: types[0] ?? '', address: '', label: '' });
    const set = (field: keyof typeof wish) => (value: string) => {
        setWish({ ...wish, [field]: value });
        sending.clear();
    };
    async function add(): Promise<void> {
        if (await sending.run(() => fresh(() => post(`${contactPath(person)}/methods`, wish)))) {
            tell(t.added);
            onDone();
        }
    }
    return (
        <div className={styles.adding}>
            <Form onSubmit={() => void add()} label={t.add}>
                <SelectField
                    label={t.type}
                    name="type"
                    value={wish.type}
                    options={types.map((id) => ({ id, name: typeName(id) }))}
                    onChange={set('type')}
                    fault={sending.at('type')}
                />
                <TextField
                    label={t.address}
                    name="address"
                    value={wish.address}
                    maxLength={MOST_ADDRESS_LETTERS}
                    hint={t.addressOf[wish.type]}
                    onChange={set('address')}
                    fault={sending.at('address')}
                />
                <TextField
                    label={t.label}
                    name="label"
                    value={wish.label}
                    maxLength={MOST_LABEL_LETTERS}
                    onChange={set('label')}
                    fault={sending.at('label')}
                />
                <FaultLine>{sending.fault}</FaultLine>
                <div className={styles.buttons}>
                    <Button kind="primary" type="submit" busy={sending.busy} disabled={wish.address.trim() === ''}>
                        {t.save}
                    </Button>
                    <Button onClick={onDone}>{t.cancel}</Button>
                </div>
            </Form>
        </div>
    );
}

function ThisBrowser({ types }: { types: readonly string[] }) {
    const t = useText(contactText);
    const sending = useSending();
    const [said, setSaid] = useState<string | null>(null);
    const fault = pushFault(types);
    const add = () =>
        sending.run(async () => {
            const problem = await fresh(addThisBrowser);
            setSaid(problem === null ? null : t.pushNo[problem]);
            if (problem === null) {
                tell(t.pushAdded);
            }
        });
    return fault === null ? (
        <>
            <Button icon="device" busy={sending.busy} onClick={() => void add()}>
                {t.addPush}
            </Button>
            <FaultLine>{said ?? sending.fault}</FaultLine>
        </>
    ) : (
        <p className="quiet">{t.pushNo[fault]}</p>
    );
}

/** By what somebody can be reached: proved by a code before it is used. */
export function Methods({ person, contact }: { person: string | null; contact: Contact }) {
    const t = useText(contactText);
    const [adding, setAdding] = useState(false);
    const types = contact.types.filter((type) => type !== 'push');
    return (
        <div>
            <h4 className={styles.part}>{person === null ? t.methods : t.theirMethods}</h4>
            {contact.methods.length === 0 ? (
                <p className="second">{person === null ? t.noMethods : t.noneOfTheirs}</p>
            ) : null}
            <ul>
                {contact.methods.map((method) => (
                    <Method key={method.id} person={person} method={method} />
                ))}
            </ul>
            {adding ? <NewMethod person={person} types={types} onDone={() => setAdding(false)} /> : null}
            <div className={styles.buttons}>
                {adding || types.length === 0 ? null : (
                    <Button icon="plus" onClick={() => setAdding(true)}>
                        {t.add}
                    </Button>
                )}
                {person === null ? <ThisBrowser types={contact.types} /> : null}
            </div>
        </div>
    );
}
