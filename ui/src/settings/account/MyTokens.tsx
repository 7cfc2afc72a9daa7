// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, remove } from '@/api/client';
import { OURS, type Token } from '@/api/types';
import { Button } from '@/design/Button';
import { Once } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { fresh } from '@/session/proof';
import { useMyTokens } from '../queries';
import { Section, Waiting } from '../Section';
import { settingsText } from '../text';
import { TokenForm } from '../tokens/TokenForm';
import { TokenRows } from '../tokens/TokenRows';

/** Tokens that act as oneself. */
export function MyTokens() {
    const t = useText(settingsText);
    const me = useMe();
    const tokens = useMyTokens();
    const [making, setMaking] = useState(false);
    const [made, setMade] = useState<Token | null>(null);
    return (
        <Section
            title={t.myTokens}
            tools={
                making ? null : (
                    <Button icon="plus" onClick={() => setMaking(true)}>
                        {t.makeToken}
                    </Button>
                )
            }
        >
            {made ? <Once what={t.tokenMade(made.name)} text={made.token ?? ''} onDone={() => setMade(null)} /> : null}
            {making ? (
                <TokenForm
                    mayBeEndless={may(me, 'admin')}
                    onClose={() => setMaking(false)}
                    make={async (wish) => {
                        setMade(await fresh(() => post<Token>(`${OURS}/me/tokens`, wish)));
                        setMaking(false);
                    }}
                />
            ) : null}
            {tokens.data ? (
                <TokenRows
                    tokens={tokens.data.items}
                    none={t.noMyTokens}
                    revoke={(id) => remove(`${OURS}/me/tokens/${encodeURIComponent(id)}`)}
                />
            ) : (
                <Waiting for={tokens} />
            )}
        </Section>
    );
}
