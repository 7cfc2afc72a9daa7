// SPDX-License-Identifier: Apache-2.0
import { Link, useParams } from '@tanstack/react-router';
import { Failure } from '@/api/client';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { tell } from '@/design/notices';
import { SeverityMark } from '@/design/Severity';
import { Empty, Fault, FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { DirectoryOf } from '@/oncall/directory';
import { mayAnywhere, useMe } from '@/session/me';
import { PageStateText } from '../PageState';
import { fireOf, isUnacknowledged, titleOf, whereOf } from '../pages';
import { applyPolicy, usePage } from '../queries';
import { Relay } from '../Relay';
import { pagingText } from '../text';
import type { ActionWord, Page, PageDetail, Repeat } from '../types';
import { ActionForm } from './ActionForm';
import { AskedList } from './AskedList';
import { KEYS, ORDER, primaryOf } from './act';
import { Facts } from './Facts';
import styles from './Page.module.css';
import { PageTimeline } from './PageTimeline';
import { pageText } from './text';
import { useActing } from './useActing';

const ICONS: Readonly<Record<ActionWord, IconName>> = {
    acknowledge: 'check',
    escalate: 'escalate',
    snooze: 'snooze',
    'add-responder': 'help',
    reassign: 'swap',
    unacknowledge: 'undo',
    resolve: 'resolved',
};

/** As the lists have it, for what shows both. */
export const asListed = (page: PageDetail): Page => ({
    ...page,
    alerts: page.alerts.map(({ fingerprint }) => fingerprint),
});

function Outdated({ policy }: { policy: string }) {
    const t = useText(pageText);
    const sending = useSending();
    const apply = () =>
        sending.run(async () => {
            const { moved } = await applyPolicy(policy);
            tell(t.applied(moved));
        });
    return (
        <div className={styles.outdated} role="status">
            <Icon name="about" size={16} />
            <span>
                <b>{t.outdated}</b> {t.outdatedMore}
                <FaultLine>{sending.fault}</FaultLine>
            </span>
            <Button small busy={sending.busy} onClick={() => void apply()}>
                {t.apply}
            </Button>
        </div>
    );
}

/** What is left of the rounds, while somebody is still to be asked. */
function roundsLeft({ policyNow, round, state }: PageDetail): Repeat | null {
    return policyNow === null || state === 'acknowledged' || state === 'resolved'
        ? null
        : { ...policyNow.repeat, times: policyNow.repeat.times - round };
}

function Whole({ page }: { page: PageDetail }) {
    const t = useText(pageText);
    const me = useMe();
    const acting = useActing(page.id);
    const allowed = mayAnywhere(me, 'respond');
    const actions = allowed ? ORDER.filter((action) => page.actions.includes(action)) : [];
    const primary = primaryOf(page.state, actions);
    useKeys(
        Object.fromEntries(
            actions.flatMap((action) => (KEYS[action] ? [[KEYS[action], () => acting.begin(action)]] : [])),
        ),
    );
    const { asking } = acting;
    return (
        <div className={styles.page}>
            <header
                className={styles.headline}
                data-alone={isUnacknowledged(page) || undefined}
                data-severity={page.severity}
            >
                <Link to="/pages" className={styles.back}>
                    <Icon name="left" size={14} />
                    {t.back}
                </Link>
                <div className={styles.title}>
                    <SeverityMark severity={page.severity} fire={fireOf(page)} size={22} />
                    <h2>{titleOf(page)}</h2>
                </div>
                <p className={styles.below}>
                    <PageStateText page={asListed(page)} />
                    <span className="quiet">{whereOf(page)}</span>
                </p>
                <div className={styles.actions}>
                    {actions.map((action) => (
                        <Button
                            key={action}
                            icon={ICONS[action]}
                            kind={action === primary ? 'primary' : 'default'}
                            busy={acting.sending.busy && asking === null && action === 'acknowledge'}
                            {...(KEYS[action] ? { shortcut: KEYS[action] } : {})}
                            onClick={() => acting.begin(action)}
                        >
                            {t.actions[action]}
                        </Button>
                    ))}
                    <Link to="/p/$id" params={{ id: String(page.id) } as never} className={styles.phone}>
                        <Icon name="device" size={14} />
                        {t.openPhone}
                    </Link>
                </div>
                <FaultLine>{asking === null ? acting.sending.fault : null}</FaultLine>
            </header>
            {page.outdated ? <Outdated policy={page.policy} /> : null}
            <div className={styles.columns}>
                <div>
                    <section aria-labelledby="about">
                        <h3 id="about">{t.about}</h3>
                        <Facts page={page} />
                    </section>
                    {page.ladder.length > 0 ? (
                        <section aria-labelledby="ladder">
                            <h3 id="ladder">{t.ladder}</h3>
                            <Relay rungs={page.ladder} repeat={roundsLeft(page)} />
                        </section>
                    ) : null}
                </div>
                <div>
                    <section aria-labelledby="asked">
                        <h3 id="asked">{t.asked}</h3>
                        <AskedList asked={page.asked} />
                    </section>
                    <section aria-labelledby="timeline">
                        <h3 id="timeline">{t.timeline}</h3>
                        <PageTimeline id={String(page.id)} />
                    </section>
                </div>
            </div>
            {asking === null ? null : (
                <Drawer label={t.actions[asking]} onClose={acting.close} subject={asking}>
                    <ActionForm
                        key={asking}
                        action={asking}
                        sending={acting.sending}
                        onSend={(body) => void acting.send(asking, body)}
                        onCancel={acting.close}
                    />
                </Drawer>
            )}
        </div>
    );
}

/** Everything about one page. */
export default function PagePage() {
    const t = useText(pageText);
    const p = useText(pagingText);
    const { id = '' } = useParams({ strict: false }) as { id?: string };
    const { data, error, refetch } = usePage(id);
    if (!data) {
        return error instanceof Failure && error.status === 404 ? (
            <Empty icon="search" title={t.missing} action={<Link to="/pages">{p.list}</Link>}>
                {t.missingMore}
            </Empty>
        ) : error ? (
            <Fault error={error} retry={() => void refetch()} />
        ) : (
            <Skeleton />
        );
    }
    const people = [
        ...data.asked.map(({ person }) => person ?? ''),
        ...data.acknowledgedBy,
        ...data.ladder.flatMap((rung) => rung.people),
    ];
    return (
        <DirectoryOf names={people}>
            <Whole key={data.id} page={data} />
        </DirectoryOf>
    );
}
