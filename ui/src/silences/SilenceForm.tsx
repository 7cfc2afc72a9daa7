// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useId, useMemo, useState } from 'react';
import { useBurning, vocabulary } from '@/alerts/queries';
import { Failure } from '@/api/client';
import { ask } from '@/approvals/queries';
import { Button } from '@/design/Button';
import { Actions, Drawer } from '@/design/Drawer';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { MatcherInput } from '@/matcher/MatcherInput';
import type { Matcher } from '@/matcher/matcher';
import { useMe } from '@/session/me';
import { memory } from '@/store/memory';
import { fromInput, toInput } from '@/time/input';
import { closeSilenceForm, type Draft } from './form';
import { PreviewList } from './PreviewList';
import styles from './Silences.module.css';
import { fromApi, type Refusal, refusals, save } from './silence';
import { silencesText } from './text';
import { usePreview } from './usePreview';
import { Who } from './Who';

const MINUTE_MS = 60_000;
const LENGTHS: readonly { minutes: number; n: number; unit: 'm' | 'h' | 'd' }[] = [
    { minutes: 30, n: 30, unit: 'm' },
    { minutes: 60, n: 1, unit: 'h' },
    { minutes: 120, n: 2, unit: 'h' },
    { minutes: 480, n: 8, unit: 'h' },
    { minutes: 1_440, n: 1, unit: 'd' },
    { minutes: 10_080, n: 7, unit: 'd' },
];
const USUAL_MINUTES = 120;
const MOST_COMMENT_LETTERS = 2_000;

/** Making a silence, changing one, or making an ended one again. */
export default function SilenceForm({ from }: { from: Draft }) {
    const t = useText(silencesText);
    const id = useId();
    const { known } = from;
    const editing = known !== undefined && known.status.state !== 'expired';
    const [matchers, setMatchers] = useState<readonly Matcher[]>(known ? known.matchers.map(fromApi) : from.matchers);
    const [unfinished, setUnfinished] = useState(false);
    const me = useMe();
    const [asking, setAsking] = useState(from.asking ?? false);
    const [refused, setRefused] = useState(false);
    const wishedEnd = Date.parse(from.wish?.endsAt ?? '');
    const wishedStart = Date.parse(from.wish?.startsAt ?? '');
    const [minutes, setMinutes] = useState<number | null>(editing || wishedEnd > 0 ? null : USUAL_MINUTES);
    const [starts, setStarts] = useState(
        editing && known.status.state === 'pending'
            ? toInput(Date.parse(known.startsAt))
            : wishedStart > Date.now()
              ? toInput(wishedStart)
              : '',
    );
    const [ends, setEnds] = useState(
        toInput(editing ? Date.parse(known.endsAt) : wishedEnd || Date.now() + USUAL_MINUTES * MINUTE_MS),
    );
    const [who, setWho] = useState(memory.get('who') ?? known?.createdBy ?? (me?.kind === 'user' ? me.name : ''));
    const [why, setWhy] = useState(known?.comment ?? from.wish?.comment ?? '');
    const [tried, setTried] = useState(false);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');

    const { burning } = useBurning();
    const words = useMemo(() => vocabulary(burning?.catalogue), [burning]);
    const running = editing && known.status.state === 'active';
    const startsNow = starts === '' && !running;
    const now = Date.now();
    const startsAt = starts === '' ? now : fromInput(starts);
    // A length counts from the moment of sending, a time that was chosen is kept.
    const endsAt = minutes !== null ? startsAt + minutes * MINUTE_MS : fromInput(ends);
    const wrong = refusals({ matchers, startsAt, endsAt, createdBy: who, comment: why, asking }, now);
    const preview = usePreview(matchers, !wrong.has('matches-all'));
    const extra = from.meant !== undefined && preview.data ? preview.data.total - from.meant : 0;

    function choose(length: number): void {
        setMinutes(length);
        setEnds(toInput(startsAt + length * MINUTE_MS));
    }

    function fieldFault(...kinds: Refusal[]): string | null {
        const kind = kinds.find((one) => wrong.has(one));
        // What is empty is only a fault once somebody tried to send it.
        return kind && (tried || kind === 'matches-all' || kind === 'ended' || kind === 'ends-before-start')
            ? t.refusals[kind]
            : null;
    }

    async function send(asked: boolean): Promise<void> {
        setTried(true);
        if (wrong.size > 0 || unfinished) {
            return;
        }
        setBusy(true);
        setFault('');
        memory.set('who', who || null);
        const times = {
            startsAt: running ? known.startsAt : new Date(startsAt).toISOString(),
            endsAt: new Date(endsAt).toISOString(),
        };
        try {
            if (asked) {
                await ask({ matchers, ...times, comment: why.trim() });
            } else {
                await save({
                    id: editing ? known.id : undefined,
                    matchers,
                    ...times,
                    createdBy: who.trim(),
                    comment: why.trim(),
                });
            }
            tell(asked ? t.askedFor : editing ? t.changed : t.saved(preview.data?.total ?? null));
            closeSilenceForm();
            refreshNow();
        } catch (failure) {
            const message = failure instanceof Error ? failure.message : String(failure);
            // Behind the first line stands a link to what the button here does.
            setRefused(failure instanceof Failure && failure.code === 'not-your-team');
            setFault(t.notSaved(message.split('\n')[0] ?? message));
        } finally {
            setBusy(false);
        }
    }

    const title = asking ? t.askTitle : editing ? t.editSilence : known ? t.remakeSilence : t.newSilence;
    return (
        <Drawer label={title} onClose={closeSilenceForm}>
            <form
                className={styles.form}
                noValidate
                onSubmit={(event: FormEvent) => {
                    event.preventDefault();
                    void send(asking);
                }}
            >
                {asking ? <p className="second">{t.askHint}</p> : null}
                <fieldset>
                    <legend>{t.matchers}</legend>
                    <MatcherInput
                        label={t.matchers}
                        matchers={matchers}
                        onChange={setMatchers}
                        onDraft={setUnfinished}
                        vocabulary={words}
                    />
                    <FaultLine>{fieldFault('no-matcher', 'matches-all')}</FaultLine>
                    <div className={styles.mutes} role="status">
                        {wrong.has('no-matcher') || wrong.has('matches-all') ? null : preview.error ? (
                            <FaultLine>{preview.error.message}</FaultLine>
                        ) : preview.data ? (
                            <>
                                <b>{t.mutes(preview.data.total)}</b>{' '}
                                {extra > 0 ? <span>{t.mutesMore(extra)}</span> : null}
                                <PreviewList items={preview.data.items} total={preview.data.total} />
                            </>
                        ) : (
                            t.asking
                        )}
                    </div>
                </fieldset>
                <fieldset>
                    <legend>{t.duration}</legend>
                    <div className={styles.lengths}>
                        {LENGTHS.map((length) => (
                            <button
                                key={length.minutes}
                                type="button"
                                aria-pressed={minutes === length.minutes}
                                onClick={() => choose(length.minutes)}
                            >
                                {t.durations[length.unit](length.n)}
                            </button>
                        ))}
                    </div>
                    <div className={styles.times}>
                        {startsNow ? (
                            <div className={styles.start}>
                                <span>{t.starts}</span>
                                <Button title={t.later} onClick={() => setStarts(toInput(now + 60 * MINUTE_MS))}>
                                    {t.startsNow}
                                </Button>
                            </div>
                        ) : (
                            <label>
                                {t.starts}
                                <input
                                    type="datetime-local"
                                    value={running ? toInput(Date.parse(known.startsAt)) : starts}
                                    disabled={running}
                                    onChange={(event) => setStarts(event.target.value)}
                                />
                            </label>
                        )}
                        <label>
                            {t.ends}
                            <input
                                type="datetime-local"
                                name="ends"
                                value={minutes !== null && starts !== '' ? toInput(endsAt) : ends}
                                aria-invalid={wrong.has('ended') || wrong.has('ends-before-start')}
                                aria-describedby={`${id}-ends`}
                                onChange={(event) => {
                                    setMinutes(null);
                                    setEnds(event.target.value);
                                }}
                            />
                        </label>
                    </div>
                    <FaultLine id={`${id}-ends`}>{fieldFault('ended', 'ends-before-start')}</FaultLine>
                </fieldset>
                {asking ? null : <Who value={who} fault={fieldFault('no-author')} onChange={setWho} />}
                <label>
                    {t.why}
                    <textarea
                        name="reason"
                        rows={3}
                        value={why}
                        maxLength={MOST_COMMENT_LETTERS}
                        placeholder={t.whyHint}
                        aria-invalid={fieldFault('no-comment') !== null}
                        aria-describedby={`${id}-why`}
                        onChange={(event) => setWhy(event.target.value)}
                    />
                </label>
                <FaultLine id={`${id}-why`}>{fieldFault('no-comment')}</FaultLine>
                <FaultLine>{fault}</FaultLine>
                <Actions>
                    <Button kind="primary" type="submit" busy={busy}>
                        {asking ? t.askInstead : editing ? t.saveChanges : t.silence}
                    </Button>
                    {refused && !asking ? (
                        <Button
                            icon="hourglass"
                            onClick={() => {
                                setAsking(true);
                                void send(true);
                            }}
                        >
                            {t.askInstead}
                        </Button>
                    ) : null}
                </Actions>
            </form>
        </Drawer>
    );
}
