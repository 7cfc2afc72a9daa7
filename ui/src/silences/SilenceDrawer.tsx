// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Silence } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { textNow, useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { write } from '@/matcher/matcher';
import { Time, useClock } from '@/time/Time';
import { openSilenceForm, useMaySilence } from './form';
import { PreviewList } from './PreviewList';
import styles from './Silences.module.css';
import { again, expire, fromApi } from './silence';
import { silencesText } from './text';
import { usePreview } from './usePreview';

function reason(failure: unknown): string {
    return failure instanceof Error ? failure.message : String(failure);
}

/** Ends a silence, and offers to make it again. */
async function expireWithUndo(silence: Silence): Promise<void> {
    await expire(silence);
    const t = textNow(silencesText);
    tell(t.expired, {
        undo: () => {
            again(silence, Date.now())
                .then(
                    () => tell(textNow(silencesText).undone),
                    (failure) => tell(textNow(silencesText).notSaved(reason(failure)), { kind: 'fault' }),
                )
                .finally(refreshNow);
        },
    });
    refreshNow();
}

export function EndOf({ silence }: { silence: Silence }) {
    const t = useText(silencesText);
    const clock = useClock();
    const { state } = silence.status;
    return (
        <>
            {state === 'pending'
                ? t.from(clock(silence.startsAt))
                : state === 'active'
                  ? t.until(clock(silence.endsAt))
                  : t.endedAt(clock(silence.endsAt))}
        </>
    );
}

/** One silence: what it mutes, who made it and why, and what can be done with it. */
export function SilenceDrawer({ silence, onClose }: { silence: Silence; onClose: () => void }) {
    const t = useText(silencesText);
    const [asked, setAsked] = useState(false);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    const maySilence = useMaySilence();
    const over = silence.status.state === 'expired';
    const matchers = silence.matchers.map(fromApi);
    const preview = usePreview(matchers, !over);

    async function end(): Promise<void> {
        setBusy(true);
        setFault('');
        try {
            await expireWithUndo(silence);
            onClose();
        } catch (failure) {
            setFault(t.notExpired(reason(failure)));
        } finally {
            setBusy(false);
            setAsked(false);
        }
    }

    const open = () => openSilenceForm({ matchers, known: silence });
    return (
        <Drawer
            label={silence.comment || t.list}
            subject={silence.id}
            onClose={onClose}
            head={
                <>
                    <Icon name="silence" />
                    <span className="second">{t.states[silence.status.state]}</span>
                </>
            }
        >
            <Headline
                below={
                    <>
                        {silence.createdBy}, <EndOf silence={silence} />
                    </>
                }
            >
                {silence.comment || t.silence}
            </Headline>
            <Actions>
                {!maySilence ? null : over ? (
                    <Button icon="silence" onClick={open}>
                        {t.again}
                    </Button>
                ) : asked ? (
                    <>
                        <Button kind="primary" busy={busy} onClick={() => void end()} autoFocus>
                            {t.expireSure}
                        </Button>
                        <Button onClick={() => setAsked(false)}>{t.keep}</Button>
                    </>
                ) : (
                    <>
                        <Button icon="edit" onClick={open}>
                            {t.edit}
                        </Button>
                        <Button kind="danger" onClick={() => setAsked(true)}>
                            {t.expire}
                        </Button>
                    </>
                )}
            </Actions>
            <FaultLine>{fault}</FaultLine>
            <Section title={t.matchers}>
                <p className={styles.tags}>
                    {matchers.map((matcher) => (
                        <code key={write(matcher)}>{write(matcher)}</code>
                    ))}
                </p>
            </Section>
            {!over && preview.data ? (
                <Section title={t.muted}>
                    <p>{t.mutes(preview.data.total)}</p>
                    <PreviewList items={preview.data.items} total={preview.data.total} />
                    {preview.data.total > 0 ? (
                        <Link to="/alerts" search={{ filter: matchers.map(write) } as never} className="link">
                            {t.showAlerts}
                        </Link>
                    ) : null}
                </Section>
            ) : null}
            <Section title={t.list}>
                <dl className={styles.facts}>
                    <dt>{t.createdBy}</dt>
                    <dd>{silence.createdBy}</dd>
                    <dt>{t.starts}</dt>
                    <dd>
                        <Time at={silence.startsAt} />
                    </dd>
                    <dt>{t.ends}</dt>
                    <dd>
                        <Time at={silence.endsAt} />
                    </dd>
                    <dt>{t.updated}</dt>
                    <dd>
                        <Time at={silence.updatedAt} />
                    </dd>
                    <dt>ID</dt>
                    <dd>
                        <code>{silence.id}</code>
                    </dd>
                </dl>
            </Section>
        </Drawer>
    );
}
