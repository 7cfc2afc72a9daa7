// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useBurning } from '@/alerts/queries';
import { ambiguous } from '@/alerts/rows';
import { NeedsYou } from '@/approvals/NeedsYou';
import { DEAD, useDeliveries } from '@/deliveries/queries';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useHealth } from '@/frame/useCounts';
import { useText } from '@/i18n/bilingual';
import { DirectoryOf } from '@/oncall/directory';
import { WantYou } from '@/paging/WantYou';
import { EndingSoon } from '@/silences/EndingSoon';
import { useSilences } from '@/silences/queries';
import { useNow } from '@/time/now';
import { Changes } from './Changes';
import { Coming } from './Coming';
import { Figures } from './Figures';
import { Foot } from './Foot';
import { GroupRow } from './GroupRow';
import styles from './Now.module.css';
import { OnCallNow } from './OnCallNow';
import { changes, coming, STORM_MINUTES, storm } from './summary';
import { nowText } from './text';

const TOP_GROUPS = 12;

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
    const isBurning = groups.some((group) => group.active > 0);
    const asked = groups.flatMap(({ page }) => page?.asked.map(({ person }) => person ?? '') ?? []);
    return (
        <DirectoryOf names={asked}>
            <div className={styles.page}>
                <Figures all={all} groups={groups} health={health} dead={dead} />
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
                        <OnCallNow />
                        <section className={styles.section} aria-labelledby="changed">
                            <header>
                                <h2 id="changed">{t.changed}</h2>
                                <span>{t.lately}</span>
                            </header>
                            <Changes changes={lately} />
                        </section>
                        <Coming planned={coming(silences ?? [])} />
                    </div>
                </div>
                {health ? <Foot health={health} /> : null}
            </div>
        </DirectoryOf>
    );
}
