// SPDX-License-Identifier: Apache-2.0
import type { CSSProperties } from 'react';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '../directory';
import { Person } from '../Person';
import type { Fairness } from '../types';
import panels from '../view/Panels.module.css';
import styles from './Changes.module.css';
import { PARTS, partsOf, verdictOf } from './fairness';
import { changesText } from './text';

/** Beyond this the median's name stands left of its line, for the columns that follow. */
const FAR = 0.7;

function Verdict({ fairness }: { fairness: Fairness }) {
    const t = useText(changesText);
    const { nameOf } = useDirectory();
    const verdict = verdictOf(fairness);
    if (verdict.kind === 'none') {
        return null;
    }
    return (
        <p className={styles.verdict} data-uneven={verdict.kind === 'uneven' || undefined}>
            <Icon name={verdict.kind === 'even' ? 'resolved' : 'warn'} size={14} />
            {verdict.kind === 'even'
                ? t.even(verdict.percent)
                : t.uneven(
                      nameOf(verdict.most.person),
                      verdict.morePercent,
                      nameOf(verdict.least.person),
                      verdict.lessPercent,
                  )}
        </p>
    );
}

/** Who had how much, in hours that count more at night, on weekends and on holidays. */
export function FairnessStrip({ fairness, about }: { fairness: Fairness; about: string }) {
    const t = useText(changesText);
    const { items, weights, median } = fairness;
    const sorted = items.toSorted((a, b) => b.total - a.total);
    const most = Math.max(1, median, ...items.map(({ total }) => total));
    const place = { '--median': `${(median / most) * 100}%` } as CSSProperties;
    return (
        <section className={panels.panel} aria-label={t.fairness}>
            <header>
                <h2>{t.fairness}</h2>
                <span className="quiet">{about}</span>
            </header>
            {items.length === 0 ? (
                <p className="second">{t.noFairness}</p>
            ) : (
                <>
                    <div className={styles.fairHead} aria-hidden="true">
                        <span />
                        <span className={styles.medianName}>
                            <span
                                style={{ left: `${Math.max(12, (median / most) * 100)}%` }}
                                data-far={median / most > FAR || undefined}
                            >
                                {t.median(median)}
                            </span>
                        </span>
                        <span>{t.total}</span>
                        <span>{t.ahead}</span>
                    </div>
                    <ul className={styles.rows} style={place}>
                        {sorted.map((item) => (
                            <li key={item.person} className={styles.fair}>
                                <Person name={item.person} />
                                <span
                                    className={styles.bar}
                                    role="img"
                                    aria-label={PARTS.filter((part) => item[part] > 0)
                                        .map((part) => t.partHours(t.parts[part], item[part]))
                                        .join(', ')}
                                    title={PARTS.filter((part) => item[part] > 0)
                                        .map((part) => t.partHours(t.parts[part], item[part]))
                                        .join(', ')}
                                >
                                    {partsOf(item, weights).map(({ part, weighted }) => (
                                        <i
                                            key={part}
                                            data-part={part}
                                            style={{ width: `${(weighted / most) * 100}%` }}
                                        />
                                    ))}
                                </span>
                                <b>{t.hours(item.total)}</b>
                                <span className="quiet">{t.plus(item.ahead)}</span>
                            </li>
                        ))}
                    </ul>
                    <p className={styles.key} aria-hidden="true">
                        {PARTS.map((part) => (
                            <span key={part}>
                                <i data-part={part} />
                                {t.weight(t.parts[part], weights[part])}
                            </span>
                        ))}
                    </p>
                    <Verdict fairness={fairness} />
                </>
            )}
        </section>
    );
}
