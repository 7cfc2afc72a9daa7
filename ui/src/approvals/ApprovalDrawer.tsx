// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SilenceRequest } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline, Section } from '@/design/Drawer';
import { AreaField, Form, Remark, Sure, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { matchersOf } from '@/maintenance/plan';
import { mayAnywhere, useMe } from '@/session/me';
import { PreviewList } from '@/silences/PreviewList';
import styles from '@/silences/Silences.module.css';
import { silencesText } from '@/silences/text';
import { usePreview } from '@/silences/usePreview';
import { Time, useClock } from '@/time/Time';
import { decide, type Verdict } from './queries';
import { approvalsText } from './text';

const MOST_ANSWER_LETTERS = 2_000;

function Decision({ request }: { request: SilenceRequest }) {
    const t = useText(approvalsText);
    const [answer, setAnswer] = useState('');
    const [verdict, setVerdict] = useState<Verdict>('approved');
    const sending = useSending();
    async function send(which: Verdict): Promise<void> {
        setVerdict(which);
        if (await sending.run(() => decide(request, which, answer.trim()))) {
            tell(t.done[which]);
        }
    }
    return (
        <Form label={t.list} onSubmit={() => void send('approved')}>
            <AreaField
                label={t.answer}
                name="answer"
                value={answer}
                maxLength={MOST_ANSWER_LETTERS}
                hint={t.answerHint(request.requestedBy)}
                onChange={setAnswer}
            />
            <FaultLine>{sending.fault}</FaultLine>
            <Actions>
                <Button kind="primary" type="submit" busy={sending.busy && verdict === 'approved'}>
                    {t.approve}
                </Button>
                <Button
                    kind="danger"
                    busy={sending.busy && verdict === 'declined'}
                    onClick={() => void send('declined')}
                >
                    {t.decline}
                </Button>
            </Actions>
        </Form>
    );
}

/** One request: who wants what and why, what it would mute now, and what can be said to it. */
export function ApprovalDrawer({ request, onClose }: { request: SilenceRequest; onClose: () => void }) {
    const t = useText(approvalsText);
    const s = useText(silencesText);
    const clock = useClock();
    const me = useMe();
    const open = request.verdict === 'open';
    const preview = usePreview(matchersOf(request), open);
    return (
        <Drawer
            label={request.comment || t.list}
            subject={request.id}
            onClose={onClose}
            head={
                <>
                    <Icon name="hourglass" />
                    <span className="second">{t.verdicts[request.verdict]}</span>
                </>
            }
        >
            <Headline
                below={
                    <>
                        {t.asked(request.requestedBy)}, {t.from(clock(request.startsAt), clock(request.endsAt))}
                    </>
                }
            >
                {request.comment || s.silence}
            </Headline>
            {open ? null : (
                <Actions>
                    <Remark>
                        {request.decidedBy
                            ? t.by(t.verdicts[request.verdict], request.decidedBy)
                            : t.verdicts[request.verdict]}
                        {request.answer ? `: ${request.answer}` : ''}
                    </Remark>
                    {request.silence ? (
                        <Link to="/silences" search={{ id: [request.silence] } as never} className="link">
                            {t.toSilence}
                        </Link>
                    ) : null}
                </Actions>
            )}
            {open && request.mine ? (
                <Actions>
                    <Remark>{t.own}</Remark>
                    <Sure
                        ask={t.withdraw}
                        sure={t.withdrawSure}
                        run={async () => {
                            await decide(request, 'withdrawn', '');
                            tell(t.done.withdrawn);
                        }}
                    />
                </Actions>
            ) : null}
            {open && !request.mine && !request.mayDecide && mayAnywhere(me, 'respond') ? (
                <Actions>
                    <Remark>{t.notYours}</Remark>
                </Actions>
            ) : null}
            <Section title={s.matchers}>
                <p className={styles.tags}>
                    {request.matchers.map((matcher) => (
                        <code key={matcher}>{matcher}</code>
                    ))}
                </p>
            </Section>
            {open && preview.data ? (
                <Section title={t.would}>
                    <p>{s.mutes(preview.data.total)}</p>
                    <PreviewList items={preview.data.items} total={preview.data.total} />
                </Section>
            ) : null}
            {request.reasons.length > 0 ? (
                <Section title={t.why}>
                    {request.reasons.map((reason) => (
                        <p key={reason} className="second wrap-anywhere">
                            {reason}
                        </p>
                    ))}
                </Section>
            ) : null}
            {open && request.mayDecide ? (
                <Section title={t.answer}>
                    <Decision request={request} />
                </Section>
            ) : null}
            <Section title={t.times}>
                <dl className={styles.facts}>
                    <dt>{s.starts}</dt>
                    <dd>
                        <Time at={request.startsAt} />
                    </dd>
                    <dt>{s.ends}</dt>
                    <dd>
                        <Time at={request.endsAt} />
                    </dd>
                    <dt>{s.createdBy}</dt>
                    <dd>
                        {request.requestedBy}, <Time at={request.requestedAt} />
                    </dd>
                </dl>
            </Section>
        </Drawer>
    );
}
