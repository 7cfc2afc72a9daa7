// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { duration } from '@/routing/duration';
import { useLevelName } from '../names';
import { pagingText } from '../text';
import { PATIENCE, type PolicyDraft, repeatOf, type StepDraft, starts, waitOf } from './draft';
import styles from './Policies.module.css';
import { policyText } from './text';
import { useConditionWords, useLength, useTargetWords } from './words';

function Step({ step, at }: { step: StepDraft; at: number }) {
    const t = useText(policyText);
    const p = useText(pagingText);
    const levelName = useLevelName();
    const language = useLanguage();
    const target = useTargetWords();
    const condition = useConditionWords();
    const length = useLength();
    const only = condition(step.when);
    const notes = [
        step.roundRobin ? t.round : '',
        step.allMustAcknowledge ? t.all : '',
        step.unless === 'resolved' ? t.unlessResolved : '',
        only === '' ? '' : t.onlyWhen(only),
        step.atOnce === 'always'
            ? t.atOnceAlways
            : step.atOnce === 'when'
              ? t.atOnceWhen(condition(step.atOnceWhen))
              : '',
    ].filter(Boolean);
    return (
        <li>
            <span className={styles.at}>
                {Number.isNaN(at) ? '' : at === 0 ? t.start : t.later(duration(language, at))}
            </span>
            <i aria-hidden />
            <div>
                <b>
                    {levelName(step.level)}
                    {step.path === 'technical' ? null : <span className="quiet"> {p.paths[step.path]}</span>}
                </b>
                <p>{step.notify.map(target).join(', ') || t.asksNone}</p>
                <p className={styles.note}>
                    {t.waits(Number.isNaN(waitOf(step)) ? step.wait : length(step.wait || PATIENCE[step.level]))}
                </p>
                {notes.map((note) => (
                    <p key={note} className={styles.note}>
                        {note}
                    </p>
                ))}
            </div>
        </li>
    );
}

/** A policy as a ladder: who is asked how long after the page began. */
export function PolicyLadder({ draft }: { draft: PolicyDraft }) {
    const t = useText(policyText);
    const target = useTargetWords();
    const length = useLength();
    const at = starts(draft.steps);
    const { times, from } = repeatOf(draft);
    return (
        <>
            <ol className={styles.ladder} aria-label={t.steps}>
                {draft.steps.map((step, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its place
                    <Step key={i} step={step} at={at[i] ?? Number.NaN} />
                ))}
            </ol>
            <p className={styles.tail}>
                {times > 0 ? `${t.repeats(times, from)}. ` : null}
                {t.ends}
            </p>
            {draft.ifNobody.length > 0 ? (
                <p className={styles.tail}>{t.ifNobody(draft.ifNobody.map(target).join(', '))}</p>
            ) : null}
            {draft.acknowledgeTimeout ? (
                <p className={styles.tail}>{t.reminded(length(draft.acknowledgeTimeout))}</p>
            ) : null}
        </>
    );
}
