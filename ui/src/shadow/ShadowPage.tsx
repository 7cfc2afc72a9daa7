// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import { OURS, type ShadowDifference, type ShadowReport } from '@/api/types';
import { labelsText } from '@/deliveries/State';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { Time } from '@/time/Time';
import styles from './Shadow.module.css';
import { shadowText } from './text';

const PAGE = 100;

function Difference({ item }: { item: ShadowDifference }) {
    const t = useText(shadowText);
    return (
        <li className={styles.difference}>
            <Time at={item.at} seconds />
            <div>
                <b>{t.kinds[item.kind](item.delaySeconds ?? 0)}</b> {item.receiver}{' '}
                <code>{labelsText(item.groupLabels)}</code>
                <p className="quiet">
                    {t.here} {t.side(item.here)}, {t.there} {t.side(item.there)}
                </p>
                {item.why ? <p className="quiet">{item.why}</p> : null}
            </div>
        </li>
    );
}

/** Where this server, which observes, and the Alertmanager beside it do not agree. */
export default function ShadowPage() {
    const t = useText(shadowText);
    const { data, error, refetch } = useLive<ShadowReport>(['shadow'], (signal) =>
        get(`${OURS}/shadow/report`, { limit: PAGE }, signal),
    );
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const different = data.onlyHere + data.onlyThere + data.otherAlerts + data.otherTime;
    const good = data.anyCopy && different === 0;
    return (
        <div className={styles.page}>
            <p className={styles.verdict} data-good={good} role="status">
                <Icon name={good ? 'resolved' : 'warn'} size={22} />
                <b>{data.anyCopy ? t.verdict(data) : t.noCopy}</b>
            </p>
            {data.withoutCopies.length > 0 ? (
                <p className="quiet">{t.without(data.withoutCopies.map((one) => one.receiver).join(', '))}</p>
            ) : null}
            {data.items.length === 0 ? (
                <Empty icon="check" title={t.nothing} />
            ) : (
                <ul className={styles.differences} aria-label={t.differences}>
                    {data.items.map((item) => (
                        <Difference key={`${item.at} ${item.kind} ${item.receiver} ${item.groupKey}`} item={item} />
                    ))}
                </ul>
            )}
            {data.nextCursor ? <p className="quiet">{t.more}</p> : null}
        </div>
    );
}
