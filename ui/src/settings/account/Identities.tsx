// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, remove } from '@/api/client';
import { type Identity, OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { fresh, NotProved } from '@/session/proof';
import { connect } from '@/session/providers';
import { passkeyText, providerText } from '@/session/text';
import { useWho } from '@/session/who';
import { Ago } from '@/time/Time';
import { Section } from '../Section';
import styles from './Passkeys.module.css';

/** The providers through which one signs in, and those that can be connected. Nothing where there are none. */
export function Identities() {
    const t = useText(providerText);
    const p = useText(passkeyText);
    const who = useWho().data;
    const { data, refetch } = useQuery({
        queryKey: ['identities', who?.user?.id],
        queryFn: async ({ signal }) => (await get<{ items: Identity[] }>(`${OURS}/me/identities`, {}, signal)).items,
        enabled: who?.kind === 'user',
    });
    const [fault, setFault] = useState<string | null>(null);
    const providers = who?.providers ?? [];
    if (who?.kind !== 'user' || !data || (data.length === 0 && providers.length === 0)) {
        return null;
    }
    const label = (name: string) => providers.find((provider) => provider.name === name)?.label ?? name;
    const free = providers.filter(({ name }) => !data.some(({ provider }) => provider === name));

    async function run(work: () => Promise<unknown>): Promise<void> {
        setFault(null);
        try {
            await fresh(work);
            await refetch();
        } catch (problem) {
            if (!(problem instanceof NotProved)) {
                setFault(problem instanceof Error ? problem.message : String(problem));
            }
        }
    }

    return (
        <Section title={t.title}>
            <div className={styles.passkeys}>
                <ul>
                    {data.map((identity) => (
                        <li key={identity.id}>
                            <div className={styles.one}>
                                <b className="cut">{label(identity.provider)}</b>
                                <span className={styles.hint}>
                                    {identity.email ? `${identity.email}, ` : null}
                                    {p.used} <Ago at={identity.lastUsedAt} />
                                </span>
                            </div>
                            <Button
                                kind="quiet"
                                small
                                onClick={() =>
                                    void run(() => remove(`${OURS}/me/identities/${encodeURIComponent(identity.id)}`))
                                }
                            >
                                {t.disconnect}
                            </Button>
                        </li>
                    ))}
                    {free.map(({ name, label: shown }) => (
                        <li key={name}>
                            <Button icon="open" small onClick={() => void run(() => connect(name))}>
                                {t.connect(shown)}
                            </Button>
                        </li>
                    ))}
                </ul>
                <FaultLine>{fault}</FaultLine>
            </div>
        </Section>
    );
}
