// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { useSecond } from '@/time/now';
import { Time, useClock } from '@/time/Time';
import { useLevelName, useTypeName } from './names';
import { pageText } from './page/text';
import { COUNTS_DOWN_MS, countdown } from './pages';
import { policyText } from './policies/text';
import styles from './Relay.module.css';
import { pagingText } from './text';
import type { Repeat, Rung } from './types';

function Until({ at }: { at: string }) {
    const now = useSecond();
    const left = Date.parse(at) - now;
    return left > 0 && left < COUNTS_DOWN_MS ? <span aria-live="off">{countdown(left)}</span> : null;
}

/** What the step names, but for those whose names stand there anyway. */
function others(rung: Rung): string[] {
    return rung.who.filter((word) => !rung.people.includes(word));
}

interface Props {
    rungs: readonly Rung[];
    live?: boolean;
    /** How often it is gone through again, and from where on. */
    repeat?: Repeat | null;
}

/** Who is asked when, step by step, and why it is so. */
export function Relay({ rungs, live = true, repeat = null }: Props) {
    const t = useText(pageText);
    const p = useText(pagingText);
    const { repeats } = useText(policyText);
    const typeName = useTypeName();
    const levelName = useLevelName();
    const { nameOf } = useDirectory();
    const clock = useClock();
    return (
        <>
            <ol className={styles.relay} aria-label={t.ladder}>
                {rungs.map((rung, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a step may occur in several rounds
                    <li key={i} data-state={rung.state} data-path={rung.path}>
                        <i aria-hidden />
                        <div className={styles.head}>
                            <b>
                                {levelName(rung.level)}
                                {rung.path === 'technical' ? null : (
                                    <span className="quiet"> {p.paths[rung.path]}</span>
                                )}
                            </b>
                            <span className={styles.when}>
                                {rung.at ? (
                                    <>
                                        {live && rung.state === 'next' ? <Until at={rung.at} /> : null}{' '}
                                        <Time at={rung.at} />
                                    </>
                                ) : null}
                                {live || rung.state === 'passed' || rung.state === 'stopped' ? (
                                    <span className={styles.tag}>{t.rungs[rung.state]}</span>
                                ) : null}
                            </span>
                        </div>
                        <p className={styles.who}>
                            {rung.people.length > 0 ? (
                                rung.people.map(nameOf).join(', ')
                            ) : rung.state === 'passed' || rung.state === 'stopped' ? null : rung.who.length === 0 ? (
                                <b>{t.nobodyThere}</b>
                            ) : null}
                            {others(rung).length > 0 ? <span className="quiet"> {others(rung).join(', ')}</span> : null}
                        </p>
                        {rung.why ? <p className="quiet">{rung.why}</p> : null}
                        {rung.rings && rung.rings.length > 0 ? (
                            <ul className={styles.rings}>
                                {rung.rings.map((ring) => (
                                    <li key={`${ring.person} ${ring.type} ${ring.at}`} title={ring.why}>
                                        {clock(ring.at, true)} {ring.person ? nameOf(ring.person) : null}{' '}
                                        {typeName(ring.type)}
                                    </li>
                                ))}
                            </ul>
                        ) : null}
                    </li>
                ))}
            </ol>
            {repeat && repeat.times > 0 ? <p className={styles.again}>{repeats(repeat.times, repeat.from)}.</p> : null}
        </>
    );
}
