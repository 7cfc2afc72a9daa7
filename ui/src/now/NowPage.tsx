// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useBurning } from '@/alerts/queries';
import rowStyles from '@/alerts/Rows.module.css';
import { ambiguous } from '@/alerts/rows';
import { GroupState } from '@/alerts/StateText';
import type { Group } from '@/api/types';
import { NeedsYou } from '@/approvals/NeedsYou';
import { DEAD, useDeliveries } from '@/deliveries/queries';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useHealth } from '@/frame/useCounts';
import { number, useText } from '@/i18n/bilingual';
import { write } from '@/matcher/matcher';
import { WantYou } from '@/paging/WantYou';
import { EndingSoon } from '@/silences/EndingSoon';
import { useSilences } from '@/silences/queries';
import { fromApi } from '@/silences/silence';
import { useNow } from '@/time/now';
import { Age, Time } from '@/time/Time';
import { Changes } from './Changes';
import { Figures } from './Figures';
import styles from './Now.module.css';
import { changes, coming, STORM_MINUTES, storm } from './summary';
import { nowText } from './text';

const TOP_GROUPS = 12;

function GroupRow({ group, ambiguous }: { group: Group; ambiguous: boolean }) {
    const title = group.summary || group.labels.alertname || group.commonLabels.alertname || group.receiver;
    const muted = group.active === 0 || group.telling === 'muted' || group.telling === 'held';
    const where = [
        group.commonLabels.service ?? group.commonLabels.job,
        group.commonLabels.region ?? group.commonLabels.cluster,
    ]
        .filter(Boolean)
        .join(' · ');
    const filter = Object.entries(group.labels).map(([name, value]) => write({ name, op: '=', value }));
    return (
        <Link to="/alerts" search={{ filter, receiver: [group.receiver] } as never} className={styles.group}>
            <span className={rowStyles.severity}>
                <SeverityMark severity={group.severity} fire={muted ? 'muted' : 'burning'} />
            </span>
            <span className={rowStyles.title}>
                <span className="cut">{title}</span>
                <span className={rowStyles.where}>
                    {where}
                    {ambiguous ? ` → ${group.receiver}` : null}
                </span>
            </span>
            <GroupState group={group} />
            <span className={styles.number}>{number(group.active + group.suppressed)}</span>
            <Age since={group.since} className={rowStyles.age} />
        </Link>
    );
}

/** What burns, what is kept from people, what changed, and whether telling works. */
export default function NowPage() {
    const t = useText(nowText);
    const now = useNow();
    const { burning, error, retry } = useBurning();
    const silences = useSilences().data;
    const dead = useDeliveries('dead', null, 50).data;
    const health = useHealth().data;
    if (!burning) {
        return error ? <Fault error={error} retry={retry} /> : <Skeleton />;
    }
    const { all } = burning.catalogue;
    const groups = burning.groups.filter((group) => group.active + group.suppressed > 0);
    const twice = ambiguous(groups);
    const raging = storm(all, now);
    const muted = all.filter((one) => one.standing === 'silenced' || one.standing === 'inhibited').length;
    const lately = changes(
        groups,
        silences ?? [],
        dead?.items.filter((one) => DEAD.includes(one.state)) ?? [],
        health,
        now,
    );
    const planned = coming(silences ?? []);
    const isBurning = groups.some((group) => group.active > 0);
    return (
        <div className={styles.page}>
            <Figures all={all} health={health} dead={dead} />
            <div className={styles.columns}>
                <div className={styles.left}>
                    <section className={styles.section} aria-labelledby="burning">
                        <header>
                            <h2 id="burning">{t.burning}</h2>
                            <span>{t.counts(groups.length, all.length)}</span>
                            <span className={styles.aside}>{t.order}</span>
                        </header>
                        {raging === null ? null : (
                            <p className={styles.storm} role="status">
                                <Icon name="storm" />
                                <b>{t.storm(raging, STORM_MINUTES)}</b>
                            </p>
                        )}
                        {isBurning ? null : <Empty title={t.nothing}>{t.nothingMore(muted)}</Empty>}
                        {groups.slice(0, TOP_GROUPS).map((group) => (
                            <GroupRow key={group.id} group={group} ambiguous={twice.has(group.id)} />
                        ))}
                        {groups.length > TOP_GROUPS ? (
                            <Link to="/alerts" className={styles.more}>
                                {t.moreGroups(groups.length - TOP_GROUPS)}
                                <Icon name="arrow" size={14} />
                            </Link>
                        ) : null}
                    </section>
                </div>
                <div className={styles.right}>
                    <WantYou />
                    <NeedsYou />
                    <EndingSoon />
                    <section className={styles.section} aria-labelledby="changed">
                        <header>
                            <h2 id="changed">{t.changed}</h2>
                            <span>{t.lately}</span>
                        </header>
                        <Changes changes={lately} />
                    </section>
                    <section className={styles.section} aria-labelledby="coming">
                        <header>
                            <h2 id="coming">{t.comingUp}</h2>
                        </header>
                        {planned.length === 0 ? <p className="quiet">{t.noneComing}</p> : null}
                        <ol>
                            {planned.map(({ at, kind, silence }) => {
                                const what =
                                    silence.comment || silence.matchers.map((one) => write(fromApi(one))).join(' ');
                                return (
                                    <li key={`${silence.id} ${kind}`} className={styles.event}>
                                        <Time at={at} />
                                        <Icon name={kind === 'ends' ? 'bell' : 'silence'} size={14} />
                                        <Link to="/silences" search={{ id: [silence.id] } as never} className="cut">
                                            {kind === 'ends' ? t.silenceEnds(what) : t.silenceBegins(what)}
                                        </Link>
                                        <span className="cut quiet">{silence.createdBy}</span>
                                    </li>
                                );
                            })}
                        </ol>
                    </section>
                </div>
            </div>
            {health ? (
                <footer className={styles.foot}>
                    <span data-good={health.status === 'ok'}>
                        <Icon name={health.status === 'ok' ? 'resolved' : 'warn'} size={14} />
                        <b>{health.status === 'ok' ? t.canTell : t.cannotTell}</b>
                    </span>
                    <span>
                        {t.lastRound} <Time at={health.lastRoundAt} seconds />
                    </span>
                    <span>
                        {t.version} <b>{health.version}</b>
                    </span>
                </footer>
            ) : null}
        </div>
    );
}
