// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { post, remove } from '@/api/client';
import { type IntakeKey, OURS } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions } from '@/design/Drawer';
import { Beside, Form, Once, Sure, TextField, useSending } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { number, useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { Ago, useClock } from '@/time/Time';
import { useIntakeKeys } from '../queries';
import { Section, Waiting } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

function KeyForm({ onMade, onClose }: { onMade: (key: IntakeKey) => void; onClose: () => void }) {
    const t = useText(settingsText);
    const [source, setSource] = useState('');
    const [limit, setLimit] = useState('0');
    const sending = useSending(['source', 'requestsPerMinute']);
    async function make(): Promise<void> {
        const body = { source: source.trim(), requestsPerMinute: Number(limit) || 0 };
        await sending.run(async () => onMade(await fresh(() => post<IntakeKey>(`${OURS}/intake-keys`, body))));
    }
    return (
        <div className={styles.narrow}>
            <Form label={t.makeKey} onSubmit={() => void make()}>
                <Beside>
                    <TextField
                        label={t.source}
                        name="source"
                        value={source}
                        hint={t.sourceHint}
                        onChange={(text) => {
                            setSource(text);
                            sending.clear();
                        }}
                        fault={sending.at('source')}
                    />
                    <TextField
                        label={t.perMinute}
                        name="perMinute"
                        type="number"
                        min={0}
                        value={limit}
                        hint={t.perMinuteHint}
                        onChange={setLimit}
                        fault={sending.at('requestsPerMinute')}
                    />
                </Beside>
                <FaultLine>{sending.fault}</FaultLine>
                <Actions>
                    <Button kind="primary" type="submit" busy={sending.busy}>
                        {t.makeKey}
                    </Button>
                    <Button onClick={onClose}>{t.cancel}</Button>
                </Actions>
            </Form>
        </div>
    );
}

function KeyRow({ known, onRotated }: { known: IntakeKey; onRotated: (key: IntakeKey) => void }) {
    const t = useText(settingsText);
    const clock = useClock();
    const path = `${OURS}/intake-keys/${encodeURIComponent(known.id)}`;
    const two = known.previousUntil !== null && Date.parse(known.previousUntil) > Date.now();
    return (
        <div className={styles.row} data-testid="key">
            <span className="cut">
                <b>{known.source}</b> <code className="quiet">{known.hint}…</code>
            </span>
            <span className="second">
                {two && known.previousUntil ? t.twoKeys(clock(known.previousUntil)) : t.oneKey}
            </span>
            <span className="quiet">
                {known.requestsPerMinute > 0 ? `${t.limited(number(known.requestsPerMinute))}; ` : ''}
                {known.lastUsedAt ? (
                    <>
                        {t.used} <Ago at={known.lastUsedAt} />
                    </>
                ) : (
                    t.neverUsed
                )}
            </span>
            <Actions>
                <Sure
                    small
                    ask={t.rotate}
                    sure={t.rotateSure}
                    run={async () => onRotated(await fresh(() => post<IntakeKey>(`${path}/rotate`)))}
                />
                <Sure small ask={t.revoke} sure={t.revokeSure} run={() => fresh(() => remove(path))} />
            </Actions>
        </div>
    );
}

/** Keys with which sources bring alerts. */
export function IntakeKeys() {
    const t = useText(settingsText);
    const keys = useIntakeKeys();
    const [making, setMaking] = useState(false);
    const [made, setMade] = useState<IntakeKey | null>(null);
    return (
        <Section
            title={t.intakeKeys}
            tools={
                making ? null : (
                    <Button icon="plus" onClick={() => setMaking(true)}>
                        {t.makeKey}
                    </Button>
                )
            }
        >
            <p className="second">{t.intakeKeysMore}</p>
            {made ? <Once what={t.keyMade(made.source)} text={made.key ?? ''} onDone={() => setMade(null)} /> : null}
            {making ? (
                <KeyForm
                    onClose={() => setMaking(false)}
                    onMade={(key) => {
                        setMade(key);
                        setMaking(false);
                    }}
                />
            ) : null}
            {!keys.data ? (
                <Waiting for={keys} />
            ) : keys.data.length === 0 ? (
                <p className="second">{t.noKeys}</p>
            ) : (
                <div className={styles.rows}>
                    {keys.data.map((key) => (
                        <KeyRow key={key.id} known={key} onRotated={setMade} />
                    ))}
                </div>
            )}
        </Section>
    );
}
