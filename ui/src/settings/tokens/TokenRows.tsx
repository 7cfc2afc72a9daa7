// SPDX-License-Identifier: Apache-2.0
import type { Role, Token } from '@/api/types';
import { Sure } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { Ago, useClock } from '@/time/Time';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

interface Props {
    tokens: readonly Token[];
    none: string;
    revoke: (id: string) => Promise<unknown>;
}

/** Tokens, each with what it may and until when. */
export function TokenRows({ tokens, none, revoke }: Props) {
    const t = useText(settingsText);
    const clock = useClock();
    if (tokens.length === 0) {
        return <p className="second">{none}</p>;
    }
    return (
        <div className={styles.rows}>
            {tokens.map((one) => (
                <div key={one.id} className={styles.row} data-testid="token">
                    <span className="cut">
                        <b>{one.name}</b> <code className="quiet">{one.hint}…</code>
                    </span>
                    <span className="cut second">
                        {[
                            one.role ? t.roles[one.role as Role] : null,
                            one.team,
                            one.scopes.map((s) => t.scopes[s]).join(', '),
                        ]
                            .filter(Boolean)
                            .join(' · ')}
                    </span>
                    <span className="quiet">
                        {one.expiresAt ? t.until(clock(one.expiresAt)) : t.endless}
                        {'; '}
                        {one.lastUsedAt ? (
                            <>
                                {t.used} <Ago at={one.lastUsedAt} />
                            </>
                        ) : (
                            t.neverUsed
                        )}
                    </span>
                    <Sure small ask={t.revoke} sure={t.revokeSure} run={() => revoke(one.id)} />
                </div>
            ))}
        </div>
    );
}
