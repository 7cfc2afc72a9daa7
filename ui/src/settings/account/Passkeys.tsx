// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Failure, remove } from '@/api/client';
import { OURS, type Passkey } from '@/api/types';
import { Button } from '@/design/Button';
import { FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { addPasskey, fitness, guessedName, listPasskeys, type PasskeyFault, renamePasskey } from '@/session/passkey';
import { fresh, NotProved } from '@/session/proof';
import { passkeyText } from '@/session/text';
import { useWho } from '@/session/who';
import { Ago } from '@/time/Time';
import { Section } from '../Section';
import styles from './Passkeys.module.css';

/** One's own passkeys: those that there are, and a new one. Shows nothing to whoever has no account. */
export function Passkeys() {
    const t = useText(passkeyText);
    const who = useWho().data;
    const { data, error, refetch } = useQuery({
        queryKey: ['passkeys', who?.user?.id],
        queryFn: ({ signal }) => listPasskeys(signal),
        enabled: who?.kind === 'user',
    });
    const [name, setName] = useState(() => guessedName(navigator.userAgent));
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<string | null>(null);

    if (who?.kind !== 'user') {
        return null;
    }
    const fit = fitness(who.passkeys);

    async function run(work: () => Promise<unknown>): Promise<void> {
        setFault(null);
        setBusy(true);
        try {
            await fresh(work);
            await refetch();
        } catch (problem) {
            if (!(problem instanceof NotProved)) {
                setFault(problem instanceof Error ? problem.message : String(problem));
            }
        }
        setBusy(false);
    }

    async function add(): Promise<void> {
        await run(async () => {
            const found: PasskeyFault | null = await addPasskey(name);
            if (found?.kind === 'said') {
                throw found.error;
            }
            if (found) {
                throw new Failure(0, found.kind, t.fault(found));
            }
        });
    }

    return (
        <Section title={t.title}>
            <div className={styles.passkeys}>
                <p className={styles.hint}>{t.about}</p>
                {data ? (
                    <ul>
                        {data.map((passkey) => (
                            <One
                                key={passkey.id}
                                passkey={passkey}
                                busy={busy}
                                onRename={(to) => void run(() => renamePasskey(passkey.id, to))}
                                onRemove={() =>
                                    void run(() => remove(`${OURS}/me/passkeys/${encodeURIComponent(passkey.id)}`))
                                }
                            />
                        ))}
                        {data.length === 0 ? <li className={styles.hint}>{t.none}</li> : null}
                    </ul>
                ) : error ? (
                    <FaultLine>{error.message}</FaultLine>
                ) : (
                    <Skeleton />
                )}
                {fit === 'available' ? (
                    <form
                        className={styles.add}
                        onSubmit={(event: FormEvent) => {
                            event.preventDefault();
                            void add();
                        }}
                    >
                        <input
                            name="passkey"
                            aria-label={t.name}
                            required
                            maxLength={64}
                            value={name}
                            onChange={(event) => setName(event.target.value)}
                        />
                        <Button icon="plus" type="submit" busy={busy}>
                            {t.add}
                        </Button>
                    </form>
                ) : (
                    <p className={styles.hint}>{t.unfit[fit]}</p>
                )}
                <FaultLine>{fault}</FaultLine>
            </div>
        </Section>
    );
}

interface OneProps {
    passkey: Passkey;
    busy: boolean;
    onRename: (name: string) => void;
    onRemove: () => void;
}

function One({ passkey, busy, onRename, onRemove }: OneProps) {
    const t = useText(passkeyText);
    const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing');
    const [name, setName] = useState(passkey.name);
    if (doing === 'renaming') {
        return (
            <li>
                <form
                    className={styles.add}
                    onSubmit={(event) => {
                        event.preventDefault();
                        setDoing('nothing');
                        onRename(name);
                    }}
                >
                    <input
                        aria-label={t.name}
                        required
                        maxLength={64}
                        value={name}
                        onChange={(event) => setName(event.target.value)}
                    />
                    <Button type="submit">{t.save}</Button>
                    <Button kind="quiet" onClick={() => setDoing('nothing')}>
                        {t.cancel}
                    </Button>
                </form>
            </li>
        );
    }
    return (
        <li>
            <div className={styles.one}>
                <b className="cut">{passkey.name}</b>
                <span className={styles.hint}>
                    {t.for(passkey.relyingParty)}, {passkey.lastUsedAt ? null : t.unused}
                    {passkey.lastUsedAt ? (
                        <>
                            {t.used} <Ago at={passkey.lastUsedAt} />
                        </>
                    ) : null}
                    {passkey.backedUp ? `, ${t.backedUp}` : null}
                </span>
            </div>
            {doing === 'removing' ? (
                <>
                    <Button
                        kind="danger"
                        small
                        busy={busy}
                        onClick={() => {
                            setDoing('nothing');
                            onRemove();
                        }}
                    >
                        {t.removeIt}
                    </Button>
                    <Button kind="quiet" small onClick={() => setDoing('nothing')}>
                        {t.cancel}
                    </Button>
                </>
            ) : (
                <>
                    <Button kind="quiet" small onClick={() => setDoing('renaming')}>
                        {t.rename}
                    </Button>
                    <Button kind="quiet" small onClick={() => setDoing('removing')}>
                        {t.remove}
                    </Button>
                </>
            )}
        </li>
    );
}
