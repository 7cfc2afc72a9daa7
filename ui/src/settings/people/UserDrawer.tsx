// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Failure, patch, post, remove } from '@/api/client';
import { OURS, type Role, type User } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Form, Once, SelectField, Sure, TextField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { Empty, FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { ContactSection } from '@/paging/contact/ContactSection';
import { may, useMe } from '@/session/me';
import { fresh } from '@/session/proof';
import { Time } from '@/time/Time';
import { SessionRows } from '../account/Sessions';
import { useSessionsOf, useUser } from '../queries';
import { Waiting } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

const ROLES: readonly Role[] = ['viewer', 'responder', 'manager', 'admin'];

function Edit({ user }: { user: User }) {
    const t = useText(settingsText);
    const [typed, setTyped] = useState({ displayName: user.displayName, email: user.email, role: user.role });
    const [seen, setSeen] = useState(user.revision);
    const sending = useSending(['displayName', 'email', 'role']);
    async function save(): Promise<void> {
        const saved = await sending.run(async () => {
            const now = await fresh(() => patch<User>(`${OURS}/users/${user.id}`, typed, seen));
            setSeen(now.revision);
        });
        if (saved) {
            tell(t.saved);
        }
    }
    const stale = sending.code === 'changed-meanwhile';
    return (
        <Form onSubmit={() => void save()}>
            <TextField
                label={t.displayName}
                name="displayName"
                value={typed.displayName}
                onChange={(displayName) => setTyped({ ...typed, displayName })}
                fault={sending.at('displayName')}
            />
            <TextField
                label={t.email}
                name="email"
                type="email"
                value={typed.email}
                onChange={(email) => setTyped({ ...typed, email })}
                fault={sending.at('email')}
            />
            <SelectField
                label={t.roleEverywhere}
                name="role"
                value={typed.role}
                options={ROLES.map((id) => ({ id, name: t.roles[id] }))}
                hint={t.roleHints[typed.role]}
                onChange={(role) => setTyped({ ...typed, role })}
                fault={sending.at('role')}
            />
            <FaultLine>{stale ? t.changedMeanwhile : sending.fault}</FaultLine>
            <Actions>
                <Button kind="primary" type="submit" busy={sending.busy}>
                    {t.save}
                </Button>
                {stale ? (
                    <Button
                        onClick={() => {
                            setTyped({ displayName: user.displayName, email: user.email, role: user.role });
                            setSeen(user.revision);
                            sending.clear();
                        }}
                    >
                        {t.takeTheirs}
                    </Button>
                ) : null}
            </Actions>
        </Form>
    );
}

function Access({ user, onGone }: { user: User; onGone: () => void }) {
    const t = useText(settingsText);
    const [link, setLink] = useState<string | null>(null);
    const sending = useSending();
    const path = `${OURS}/users/${user.id}`;
    const setDisabled = (disabled: boolean) => fresh(() => patch(path, { disabled }, user.revision));
    return (
        <Section title={t.access}>
            {link ? <Once what={t.resetLink(user.name)} text={link} onDone={() => setLink(null)} /> : null}
            <FaultLine>{sending.fault}</FaultLine>
            <Actions>
                <Button
                    icon="key"
                    busy={sending.busy}
                    onClick={() =>
                        void sending.run(async () =>
                            setLink((await fresh(() => post<{ url: string }>(`${path}/reset-link`))).url),
                        )
                    }
                >
                    {t.makeResetLink}
                </Button>
                {user.disabled ? (
                    <Button onClick={() => void sending.run(() => setDisabled(false))}>{t.enable}</Button>
                ) : (
                    <Sure ask={t.disable} sure={t.disableSure} run={() => setDisabled(true)} />
                )}
                <Sure
                    ask={t.removeUser}
                    sure={t.removeUserSure}
                    run={async () => {
                        await fresh(() => remove(path));
                        tell(t.userRemoved(user.name));
                        onGone();
                    }}
                />
            </Actions>
        </Section>
    );
}

function SessionsOf({ user }: { user: User }) {
    const t = useText(settingsText);
    const sessions = useSessionsOf(user.id, true).data?.items ?? [];
    return (
        <Section title={t.sessions}>
            {sessions.length === 0 ? <p className="quiet">{t.noSessions}</p> : <SessionRows sessions={sessions} />}
            {sessions.length > 0 ? (
                <Actions>
                    <Sure
                        ask={t.endAll}
                        sure={t.endAllSure}
                        run={() => fresh(() => remove(`${OURS}/users/${user.id}/sessions`))}
                    />
                </Actions>
            ) : null}
        </Section>
    );
}

/** Somebody's account, for administrators to change and for managers to look at. */
export function UserDrawer({ id, onClose }: { id: string; onClose: () => void }) {
    const t = useText(settingsText);
    const isAdmin = may(useMe(), 'admin');
    const answer = useUser(id);
    const user = answer.data;
    if (!user) {
        const missing = answer.error instanceof Failure && answer.error.status === 404;
        return (
            <Drawer label={t.people} onClose={onClose}>
                {missing ? <Empty icon="user" title={t.noSuchUser} /> : <Waiting for={answer} />}
            </Drawer>
        );
    }
    return (
        <Drawer
            label={user.displayName || user.name}
            subject={user.id}
            onClose={onClose}
            head={
                <>
                    <Icon name="user" />
                    <span className="second">{user.disabled ? t.disabled : t.roles[user.role]}</span>
                </>
            }
        >
            <Headline
                below={
                    <>
                        {user.name}, {t.since} <Time at={user.createdAt} />
                    </>
                }
            >
                {user.displayName || user.name}
            </Headline>
            {isAdmin ? (
                <Section title={t.profile}>
                    <Edit user={user} />
                </Section>
            ) : null}
            <Section title={t.teams}>
                {user.teams.length === 0 ? <p className="quiet">{t.inNoTeam}</p> : null}
                <div className={styles.checks}>
                    {user.teams.map((team) => (
                        <span key={team.id} className={styles.tag}>
                            {team.name || team.slug}: {t.roles[team.role]}
                        </span>
                    ))}
                </div>
            </Section>
            {isAdmin ? (
                <details className={styles.folded}>
                    <summary>{t.reached}</summary>
                    <ContactSection person={user.name} />
                </details>
            ) : null}
            {isAdmin ? <Access user={user} onGone={onClose} /> : null}
            {isAdmin ? <SessionsOf user={user} /> : null}
        </Drawer>
    );
}
