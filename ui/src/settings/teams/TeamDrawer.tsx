// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { put, remove } from '@/api/client';
import { OURS, type Role, type Team } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Beside, Form, SelectField, Sure, TextField, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { may, mayIn, useMe } from '@/session/me';
import { fresh } from '@/session/proof';
import silence from '@/silences/Silences.module.css';
import { useUsers } from '../queries';
import styles from '../Settings.module.css';
import { settingsText } from '../text';
import { TeamForm } from './TeamForm';

const ROLES: readonly Role[] = ['viewer', 'responder', 'manager', 'admin'];
/** Names that are offered while somebody types one. */
const OFFERED = 100;

function Member({ team, member, mayChange }: { team: Team; member: Team['members'][number]; mayChange: boolean }) {
    const t = useText(settingsText);
    const sending = useSending();
    const path = `${OURS}/teams/${team.id}/members/${encodeURIComponent(member.id)}`;
    return (
        <li className={styles.member} data-testid="member">
            <span className="cut">
                {member.displayName || member.name}{' '}
                {member.displayName ? <span className="quiet">{member.name}</span> : null}
                <FaultLine>{sending.fault}</FaultLine>
            </span>
            {mayChange ? (
                <>
                    <SelectField
                        bare
                        label={t.roleOf(member.name)}
                        name={`role-${member.name}`}
                        value={member.role}
                        disabled={sending.busy}
                        options={ROLES.map((id) => ({ id, name: t.roles[id] }))}
                        onChange={(role) => void sending.run(() => fresh(() => put(path, { role })))}
                    />
                    <Sure small ask={t.takeOut} sure={t.takeOutSure} run={() => fresh(() => remove(path))} />
                </>
            ) : (
                <span className={styles.tag}>{t.roles[member.role]}</span>
            )}
        </li>
    );
}

function AddMember({ team }: { team: Team }) {
    const t = useText(settingsText);
    const [name, setName] = useState('');
    const [role, setRole] = useState<Role>('responder');
    const users = useUsers('', OFFERED).data?.items ?? [];
    const sending = useSending(['role', 'name']);
    const there = new Set(team.members.map((member) => member.name));
    async function add(): Promise<void> {
        const wanted = name.trim();
        if (wanted === '') {
            return;
        }
        const path = `${OURS}/teams/${team.id}/members/${encodeURIComponent(wanted)}`;
        if (await sending.run(() => fresh(() => put(path, { role })))) {
            setName('');
        }
    }
    return (
        <Form label={t.addMember} onSubmit={() => void add()}>
            <Beside>
                <TextField
                    label={t.userName}
                    name="member"
                    value={name}
                    list={users.filter((user) => !there.has(user.name)).map((user) => user.name)}
                    onChange={(text) => {
                        setName(text);
                        sending.clear();
                    }}
                    fault={sending.fault}
                />
                <SelectField
                    label={t.roleThere}
                    name="memberRole"
                    value={role}
                    options={ROLES.map((id) => ({ id, name: t.roles[id] }))}
                    onChange={setRole}
                    fault={sending.at('role')}
                />
            </Beside>
            <div>
                <Button type="submit" icon="plus" busy={sending.busy}>
                    {t.addMember}
                </Button>
            </div>
        </Form>
    );
}

/** One team: who is in it and which alerts are its. */
export function TeamDrawer({ team, onClose }: { team: Team; onClose: () => void }) {
    const t = useText(settingsText);
    const me = useMe();
    const isAdmin = may(me, 'admin');
    const mayChange = mayIn(me, team.id, 'manage');
    return (
        <Drawer
            label={team.name || team.slug}
            subject={team.id}
            onClose={onClose}
            head={
                <>
                    <Icon name="group" />
                    <span className="second">{team.slug}</span>
                </>
            }
        >
            <Headline below={t.members(team.members.length)}>{team.name || team.slug}</Headline>
            <Section title={t.membersTitle}>
                <ul>
                    {team.members.map((member) => (
                        <Member key={member.id} team={team} member={member} mayChange={mayChange} />
                    ))}
                </ul>
                {team.members.length === 0 ? <p className="quiet">{t.noMembers}</p> : null}
            </Section>
            {mayChange ? (
                <Section title={t.addMember}>
                    <AddMember team={team} />
                </Section>
            ) : null}
            {isAdmin ? (
                <Section title={t.team}>
                    <TeamForm known={team} onSaved={() => undefined} />
                </Section>
            ) : (
                <Section title={t.teamMatchers}>
                    <p className={silence.tags}>
                        {team.matchers.map((matcher) => (
                            <code key={matcher}>{matcher}</code>
                        ))}
                    </p>
                </Section>
            )}
            {isAdmin ? (
                <Section title={t.removeTeam}>
                    <p className="second">{t.removeTeamMore}</p>
                    <Actions>
                        <Sure
                            ask={t.removeTeam}
                            sure={t.removeTeamSure}
                            run={async () => {
                                await fresh(() => remove(`${OURS}/teams/${team.id}`));
                                tell(t.teamRemoved(team.slug));
                                onClose();
                            }}
                        />
                    </Actions>
                </Section>
            ) : null}
        </Drawer>
    );
}
