// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post } from '@/api/client';
import { type Invitation, OURS, type Role } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer } from '@/design/Drawer';
import { Beside, Form, Once, SelectField, TextField, useSending } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { useTeams } from '../queries';
import { settingsText } from '../text';

const ROLES: readonly Role[] = ['viewer', 'responder', 'manager', 'admin'];

/** A link that makes one account; it is handed over by whoever makes it. */
export function InviteDrawer({ onClose }: { onClose: () => void }) {
    const t = useText(settingsText);
    const teams = useTeams().data ?? [];
    const [email, setEmail] = useState('');
    const [role, setRole] = useState<Role>('viewer');
    const [team, setTeam] = useState('');
    const [teamRole, setTeamRole] = useState<Role>('responder');
    const [made, setMade] = useState<Invitation | null>(null);
    const sending = useSending(['email', 'role', 'teams']);
    const roles = ROLES.map((id) => ({ id, name: t.roles[id] }));

    async function invite(): Promise<void> {
        const body = { email: email.trim(), role, teams: team ? [{ team, role: teamRole }] : [] };
        await sending.run(async () => setMade(await fresh(() => post<Invitation>(`${OURS}/invitations`, body))));
    }

    return (
        <Drawer label={t.invite} onClose={onClose}>
            {made ? (
                <Once what={t.invited(made.email)} text={made.url ?? ''} onDone={onClose} />
            ) : (
                <Form onSubmit={() => void invite()}>
                    <p className="second">{t.inviteMore}</p>
                    <TextField
                        label={t.email}
                        name="email"
                        type="email"
                        value={email}
                        hint={t.inviteEmailHint}
                        onChange={(text) => {
                            setEmail(text);
                            sending.clear();
                        }}
                        fault={sending.at('email')}
                    />
                    <SelectField
                        label={t.roleEverywhere}
                        name="role"
                        value={role}
                        options={roles}
                        hint={t.roleHints[role]}
                        onChange={setRole}
                        fault={sending.at('role')}
                    />
                    {teams.length > 0 ? (
                        <Beside>
                            <SelectField
                                label={t.inTeam}
                                name="team"
                                value={team}
                                options={[
                                    { id: '', name: t.noTeam },
                                    ...teams.map(({ slug, name }) => ({ id: slug, name: name || slug })),
                                ]}
                                onChange={setTeam}
                                fault={sending.at('teams')}
                            />
                            <SelectField
                                label={t.roleThere}
                                name="teamRole"
                                value={teamRole}
                                options={roles}
                                disabled={team === ''}
                                onChange={setTeamRole}
                            />
                        </Beside>
                    ) : null}
                    <FaultLine>{sending.fault}</FaultLine>
                    <Actions>
                        <Button kind="primary" type="submit" busy={sending.busy}>
                            {t.makeLink}
                        </Button>
                    </Actions>
                </Form>
            )}
        </Drawer>
    );
}
