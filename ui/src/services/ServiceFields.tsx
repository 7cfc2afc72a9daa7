// SPDX-License-Identifier: Apache-2.0
import { useMemo, useState } from 'react';
import { useBurning, vocabulary } from '@/alerts/queries';
import type { ConfigurationObject, ServiceList } from '@/api/types';
import { Findings } from '@/configuration/Findings';
import { removeObject, saveObject } from '@/configuration/queries';
import { useSaving } from '@/configuration/useSaving';
import { write } from '@/configuration/yaml';
import { Button, IconButton } from '@/design/Button';
import { Actions } from '@/design/Drawer';
import { AreaField, Beside, Form, SelectField, TextField } from '@/design/Form';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { MatcherInput } from '@/matcher/MatcherInput';
import { Names } from './Names';
import styles from './Services.module.css';
import { configured, type Draft, type Link } from './services';
import { servicesText } from './text';

const MOST_NAME_LETTERS = 100;
const MOST_COMMENT_LETTERS = 500;
const TIERS = ['1', '2', '3', '4'] as const;
const CURRENCIES = ['KRW', 'USD', 'EUR', 'JPY', 'GBP', 'CNY'];

type Set = <K extends keyof Draft>(name: K, value: Draft[K]) => void;

function Links({ links, onChange }: { links: readonly Link[]; onChange: (links: Link[]) => void }) {
    const t = useText(servicesText);
    const put = (at: number, link: Link) => onChange(links.map((one, i) => (i === at ? link : one)));
    return (
        <fieldset>
            <legend>{t.links}</legend>
            {links.map((link, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a link has no other name until it is typed
                <div key={i} className={styles.link}>
                    <TextField
                        label={t.linkName}
                        name={`link-${i}-name`}
                        value={link.name}
                        onChange={(name) => put(i, { ...link, name })}
                    />
                    <TextField
                        label={t.linkUrl}
                        name={`link-${i}-url`}
                        value={link.url}
                        onChange={(url) => put(i, { ...link, url })}
                    />
                    <IconButton
                        icon="cross"
                        label={t.takeOut(link.name)}
                        onClick={() => onChange(links.filter((_, other) => other !== i))}
                    />
                </div>
            ))}
            <Button small kind="quiet" icon="plus" onClick={() => onChange([...links, { name: '', url: '' }])}>
                {t.addLink}
            </Button>
        </fieldset>
    );
}

function Value({ draft, set }: { draft: Draft; set: Set }) {
    const t = useText(servicesText);
    return (
        <Beside>
            <TextField
                label={t.usersField}
                name="users"
                type="number"
                min={0}
                value={draft.users}
                onChange={(value) => set('users', value)}
            />
            <TextField
                label={t.amount}
                name="amount"
                type="number"
                min={0}
                value={draft.amount}
                onChange={(value) => set('amount', value)}
            />
            <TextField
                label={t.currency}
                name="currency"
                value={draft.currency}
                list={CURRENCIES}
                onChange={(value) => set('currency', value)}
            />
        </Beside>
    );
}

interface Props {
    /** Null for a new one. */
    object: ConfigurationObject | null;
    before: Draft;
    list: ServiceList;
    onClose: () => void;
}

/** The fields of a service, which are saved as an object of the configuration. */
export function ServiceFields({ object, before, list, onClose }: Props) {
    const t = useText(servicesText);
    // What it looked like when the form opened: what others change meanwhile must not be lost.
    const [seen] = useState(object);
    const [draft, setDraft] = useState(before);
    const [comment, setComment] = useState('');
    const [unfinished, setUnfinished] = useState(false);
    const [tried, setTried] = useState(false);
    const [removing, setRemoving] = useState(false);
    const { burning } = useBurning();
    const words = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const set: Set = (name, value) => setDraft((last) => ({ ...last, [name]: value }));
    const name = seen?.name ?? draft.name.trim();
    const others = useMemo(() => list.items.map((one) => one.name).filter((one) => one !== name), [list, name]);
    const taken = seen === null && list.items.some((one) => one.name === name);
    const done = (message: string) => () => {
        tell(message);
        onClose();
    };
    const saving = useSaving(
        () => saveObject('services', name, seen?.revision ?? null, write(configured(draft)), comment.trim()),
        done(t.saved(draft.displayName || name)),
    );
    const taking = useSaving(() => removeObject(seen as ConfigurationObject), done(t.removed(name)));
    const refused = saving.refused ?? taking.refused;
    function submit(): void {
        setTried(true);
        if (name !== '' && !taken && draft.owner !== '' && !unfinished) {
            void saving.run();
        }
    }
    return (
        <Form onSubmit={submit}>
            <Beside>
                {seen ? null : (
                    <TextField
                        label={t.name}
                        name="name"
                        value={draft.name}
                        maxLength={MOST_NAME_LETTERS}
                        hint={t.nameHint}
                        onChange={(value) => set('name', value)}
                        fault={tried && name === '' ? t.needName : taken ? t.taken : null}
                    />
                )}
                <TextField
                    label={t.displayName}
                    name="display-name"
                    value={draft.displayName}
                    maxLength={MOST_NAME_LETTERS}
                    onChange={(value) => set('displayName', value)}
                />
            </Beside>
            <Beside>
                <SelectField
                    label={t.owner}
                    name="owner"
                    value={draft.owner}
                    options={[
                        { id: '', name: t.choose },
                        ...list.teams.map((team) => ({ id: team.name, name: team.name })),
                    ]}
                    onChange={(value) => set('owner', value)}
                    fault={tried && draft.owner === '' ? t.needOwner : null}
                />
                <SelectField
                    label={t.tierField}
                    name="tier"
                    value={draft.tier}
                    options={[
                        { id: '', name: t.noTier },
                        ...TIERS.map((tier) => ({ id: tier as string, name: t.tier(Number(tier)) })),
                    ]}
                    hint={t.tierHint}
                    onChange={(value) => set('tier', value)}
                />
            </Beside>
            <AreaField
                label={t.description}
                name="description"
                value={draft.description}
                onChange={(value) => set('description', value)}
            />
            <fieldset>
                <legend>{t.matchers}</legend>
                <MatcherInput
                    label={t.matchers}
                    matchers={draft.matchers}
                    onChange={(matchers) => set('matchers', matchers)}
                    onDraft={setUnfinished}
                    vocabulary={words}
                />
                <p className={styles.hint}>{t.matchersHint}</p>
                <FaultLine>{tried && unfinished ? t.unfinished : null}</FaultLine>
            </fieldset>
            <Names
                label={t.dependsOn}
                chosen={draft.dependsOn}
                known={others}
                onChange={(names) => set('dependsOn', names)}
            />
            <TextField
                label={t.runbook}
                name="runbook"
                value={draft.runbook}
                onChange={(value) => set('runbook', value)}
            />
            <TextField
                label={t.dashboard}
                name="dashboard"
                value={draft.dashboard}
                onChange={(value) => set('dashboard', value)}
            />
            <Links links={draft.links} onChange={(links) => set('links', links)} />
            <Value draft={draft} set={set} />
            <TextField
                label={t.why}
                name="comment"
                value={comment}
                maxLength={MOST_COMMENT_LETTERS}
                onChange={setComment}
            />
            {seen && /(^|\s)#/.test(seen.yaml) ? <p className="quiet">{t.commentsGo}</p> : null}
            <FaultLine>{refused?.message}</FaultLine>
            <Findings findings={refused?.problems ?? []} severity="error" />
            <Actions>
                <Button kind="primary" type="submit" busy={saving.busy}>
                    {t.save}
                </Button>
                {seen ? (
                    removing ? (
                        <Button kind="danger" busy={taking.busy} onClick={() => void taking.run()}>
                            {t.removeSure(name)}
                        </Button>
                    ) : (
                        <Button kind="quiet" icon="trash" onClick={() => setRemoving(true)}>
                            {t.remove}
                        </Button>
                    )
                ) : null}
            </Actions>
        </Form>
    );
}
