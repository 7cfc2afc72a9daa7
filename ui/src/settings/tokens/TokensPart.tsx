// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, remove } from '@/api/client';
import { OURS, type Role, type Token } from '@/api/types';
import { Button } from '@/design/Button';
import { Beside, Once, SelectField } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { useServiceTokens, useTeams } from '../queries';
import { Section, Waiting } from '../Section';
import { settingsText } from '../text';
import { IntakeKeys } from './IntakeKeys';
import { TokenForm } from './TokenForm';
import { TokenRows } from './TokenRows';

const ROLES: readonly Role[] = ['viewer', 'responder', 'manager', 'admin'];

function ServiceTokens() {
    const t = useText(settingsText);
    const tokens = useServiceTokens();
    const teams = useTeams().data ?? [];
    const [making, setMaking] = useState(false);
    const [made, setMade] = useState<Token | null>(null);
    const [role, setRole] = useState<Role>('viewer');
    const [team, setTeam] = useState('');
    return (
        <Section
            title={t.serviceTokens}
            tools={
                making ? null : (
                    <Button icon="plus" onClick={() => setMaking(true)}>
                        {t.makeToken}
                    </Button>
                )
            }
        >
            <p className="second">{t.serviceTokensMore}</p>
            {made ? <Once what={t.tokenMade(made.name)} text={made.token ?? ''} onDone={() => setMade(null)} /> : null}
            {making ? (
                <TokenForm
                    mayBeEndless
                    fields={['role', 'team']}
                    onClose={() => setMaking(false)}
                    make={async (wish) => {
                        const body = { ...wish, role, ...(team ? { team } : {}) };
                        setMade(await fresh(() => post<Token>(`${OURS}/service-tokens`, body)));
                        setMaking(false);
                    }}
                >
                    <Beside>
                        <SelectField
                            label={t.role}
                            name="role"
                            value={role}
                            options={ROLES.map((id) => ({ id, name: t.roles[id] }))}
                            onChange={setRole}
                        />
                        <SelectField
                            label={t.onlyTeam}
                            name="team"
                            value={team}
                            options={[
                                { id: '', name: t.allTeams },
                                ...teams.map(({ slug, name }) => ({ id: slug, name: name || slug })),
                            ]}
                            onChange={setTeam}
                        />
                    </Beside>
                </TokenForm>
            ) : null}
            {tokens.data ? (
                <TokenRows
                    tokens={tokens.data}
                    none={t.noServiceTokens}
                    revoke={(id) => fresh(() => remove(`${OURS}/service-tokens/${encodeURIComponent(id)}`))}
                />
            ) : (
                <Waiting for={tokens} />
            )}
        </Section>
    );
}

/** What programs sign in with, and with which keys sources bring alerts. */
export default function TokensPart() {
    return (
        <>
            <ServiceTokens />
            <IntakeKeys />
        </>
    );
}
