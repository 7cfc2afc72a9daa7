// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Drawer } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useKeys } from '@/keys/useKeys';
import { useDirectory } from '@/oncall/directory';
import { mayAnywhere, useMe } from '@/session/me';
import { relative } from '@/time/format';
import { useSecond } from '@/time/now';
import { useClock } from '@/time/Time';
import { ActionForm } from '../page/ActionForm';
import { pageText } from '../page/text';
import { useActing } from '../page/useActing';
import { annotation, awaited, countdown, fireOf, has, linkOf, titleOf, wants, whereOf } from '../pages';
import { useMyPages } from '../queries';
import type { PageDetail } from '../types';
import { coming, Hops } from './Hops';
import { BigButton, NotSent } from './NotSent';
import styles from './Phone.module.css';
import { phoneText } from './text';
import { useAnswer } from './useAnswer';

function Facts({ page }: { page: PageDetail }) {
    const t = useText(phoneText);
    const p = useText(pageText);
    const means = page.text || annotation(page.alerts, 'impact', 'description', 'message');
    const runbook = linkOf(annotation(page.alerts, 'runbook_url', 'runbook') ?? undefined);
    const impact = page.impact
        ? [
              page.impact.tier === null ? '' : p.tier(page.impact.tier),
              page.impact.affected > 1 ? p.affected(page.impact.affected) : '',
          ].filter(Boolean)
        : [];
    return (
        <dl className={styles.facts}>
            {means ? (
                <div>
                    <dt>{t.means}</dt>
                    <dd>{means}</dd>
                </div>
            ) : null}
            {impact.length > 0 ? (
                <div>
                    <dt>{t.impact}</dt>
                    <dd>{impact.join(', ')}</dd>
                </div>
            ) : null}
            {runbook ? (
                <div>
                    <dt>{t.first}</dt>
                    <dd>
                        <a className="link" href={runbook} target="_blank" rel="noreferrer">
                            {t.runbook}
                        </a>
                    </dd>
                </div>
            ) : null}
        </dl>
    );
}

function Verdict({ title, children }: { title: string; children: ReactNode }) {
    return (
        <div className={styles.mine} role="status">
            <span>
                <Icon name="check" size={22} />
            </span>
            <div>
                <b>{title}</b>
                <p>{children}</p>
            </div>
        </div>
    );
}

/** Who has it, or whom it pages. */
function Standing({ page }: { page: PageDetail }) {
    const t = useText(phoneText);
    const { me, nameOf } = useDirectory();
    const clock = useClock();
    if (page.state === 'resolved') {
        return (
            <Verdict title={t.overTitle}>
                {page.endedBy && page.endedBy !== me ? t.overBy(nameOf(page.endedBy)) : null}
                {page.endedBy ? null : t.overByItself}
            </Verdict>
        );
    }
    if (page.state === 'acknowledged') {
        const took = page.acknowledgedAt ? Date.parse(page.acknowledgedAt) - Date.parse(page.openedAt) : 0;
        const stopped = page.ladder.find(({ state, people }) => state === 'stopped' && people.length > 0);
        return has(page, me) ? (
            <Verdict title={t.youHave}>
                {t.youHaveMore(countdown(took), stopped?.people.map(nameOf).join(', ') ?? '')}
            </Verdict>
        ) : (
            <Verdict title={t.hasIt(page.acknowledgedBy.map(nameOf).join(', '))}>
                {page.acknowledgedAt ? t.hasItMore(clock(page.acknowledgedAt)) : null}
            </Verdict>
        );
    }
    if (page.state === 'snoozed' && page.snoozedUntil) {
        return <p className={styles.wait}>{t.snoozed(clock(page.snoozedUntil))}</p>;
    }
    if (page.state === 'held' && page.heldUntil) {
        return <p className={styles.wait}>{t.held(clock(page.heldUntil))}</p>;
    }
    const others = awaited(page, me);
    return (
        <>
            {others.length > 0 ? (
                <Verdict title={t.answered}>{t.answeredMore(others.map(nameOf).join(', '))}</Verdict>
            ) : null}
            <Hops page={page} />
        </>
    );
}

/** What it is, who is paged, and the buttons where a thumb is. */
export function PhoneScreen({ page }: { page: PageDetail }) {
    const t = useText(phoneText);
    const p = useText(pageText);
    const language = useLanguage();
    const now = useSecond();
    const session = useMe();
    const { me, nameOf, shortOf } = useDirectory();
    const clock = useClock();
    const answer = useAnswer(String(page.id));
    const acting = useActing(page.id);
    const [giving, setGiving] = useState(false);
    const others = useMyPages(me).data?.items.filter((one) => one.id !== page.id && wants(one, me)).length ?? 0;
    const allowed = session === undefined || mayAnywhere(session, 'respond');
    const may = (action: PageDetail['actions'][number]) => allowed && page.actions.includes(action);
    const mine = has(page, me) || awaited(page, me).length > 0;
    const canAcknowledge = may('acknowledge') && page.state !== 'resolved' && !mine;
    const runbook = linkOf(annotation(page.alerts, 'runbook_url', 'runbook') ?? undefined);
    const next = coming(page.ladder)[0]?.people[0];
    const { asking } = acting;
    useKeys(canAcknowledge && !answer.waiting ? { a: () => void answer.give() } : {});
    const details = (
        <Link to="/pages/$id" params={{ id: String(page.id) } as never} search={{} as never}>
            {t.details}
        </Link>
    );
    const over = page.state === 'resolved';
    return (
        <>
            <div className={styles.main}>
                <div className={styles.severity} data-severity={page.severity}>
                    <SeverityMark severity={page.severity} fire={fireOf(page)} size={46} name={false} />
                    <b>{page.severity}</b>
                </div>
                <h1>{titleOf(page)}</h1>
                <p className={styles.where}>
                    {whereOf(page)}
                    <b aria-live="off">
                        {over && page.endedAt
                            ? t.over(clock(page.endedAt))
                            : t.fired(relative(language, page.openedAt, now))}
                    </b>
                </p>
                <Facts page={page} />
                <Standing page={page} />
                <NotSent answer={answer} />
                {allowed ? null : <p className={styles.wait}>{t.read}</p>}
                {others > 0 ? (
                    <Link to="/pages" className={styles.others}>
                        {t.others(others)} <Icon name="arrow" size={16} />
                    </Link>
                ) : null}
                <FaultLine>{asking === null ? acting.sending.fault : null}</FaultLine>
            </div>
            <footer className={styles.foot}>
                {mine ? (
                    <>
                        <div className={styles.three}>
                            {may('add-responder') ? (
                                <button type="button" onClick={() => acting.begin('add-responder')}>
                                    <Icon name="help" size={22} />
                                    {p.actions['add-responder']}
                                </button>
                            ) : null}
                            {may('snooze') ? (
                                <button type="button" onClick={() => acting.begin('snooze')}>
                                    <Icon name="snooze" size={22} />
                                    {p.actions.snooze}
                                </button>
                            ) : null}
                            {may('resolve') ? (
                                <button type="button" onClick={() => acting.begin('resolve')}>
                                    <Icon name="resolved" size={22} />
                                    {p.actions.resolve}
                                </button>
                            ) : null}
                        </div>
                        {runbook ? (
                            <a className={styles.big} data-second href={runbook} target="_blank" rel="noreferrer">
                                {t.openRunbook}
                            </a>
                        ) : (
                            <Link
                                className={styles.big}
                                data-second
                                to="/pages/$id"
                                params={{ id: String(page.id) } as never}
                                search={{} as never}
                            >
                                {t.details}
                            </Link>
                        )}
                        {may('unacknowledge') ? (
                            <button
                                type="button"
                                className={styles.back}
                                disabled={acting.sending.busy}
                                onClick={() => {
                                    if (giving) {
                                        void acting.send('unacknowledge', {}).then(() => setGiving(false));
                                    } else {
                                        setGiving(true);
                                    }
                                }}
                            >
                                {giving ? t.giveBackSure : t.giveBack}
                            </button>
                        ) : null}
                    </>
                ) : canAcknowledge ? (
                    <>
                        <BigButton answer={answer} label={page.state === 'acknowledged' ? t.takeOver : t.acknowledge} />
                        <div className={styles.two}>
                            {answer.waiting ? (
                                <button type="button" onClick={() => void answer.tryAgain()} disabled={answer.busy}>
                                    <Icon name="retry" size={16} />
                                    {t.tryAgain}
                                </button>
                            ) : may('escalate') ? (
                                <button
                                    type="button"
                                    onClick={() => acting.begin('escalate')}
                                    title={nameOf(next ?? '')}
                                >
                                    {next && next !== me ? t.pass(shortOf(next)) : t.passOn}
                                </button>
                            ) : null}
                            {answer.waiting ? (
                                <button type="button" onClick={answer.takeBack}>
                                    {t.takeBack}
                                </button>
                            ) : (
                                details
                            )}
                        </div>
                    </>
                ) : (
                    <div className={styles.two}>{details}</div>
                )}
            </footer>
            {asking === null ? null : (
                <Drawer label={p.actions[asking]} onClose={acting.close} subject={asking}>
                    <ActionForm
                        key={asking}
                        action={asking}
                        sending={acting.sending}
                        onSend={(body) => void acting.send(asking, body)}
                        onCancel={acting.close}
                    />
                </Drawer>
            )}
        </>
    );
}
