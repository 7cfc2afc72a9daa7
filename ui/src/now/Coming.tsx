// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { write } from '@/matcher/matcher';
import { fromApi } from '@/silences/silence';
import { Time } from '@/time/Time';
import styles from './Now.module.css';
import type { Coming as Planned } from './summary';
import { nowText } from './text';

/** Which silences begin and end next. */
export function Coming({ planned }: { planned: readonly Planned[] }) {
    const t = useText(nowText);
    return (
        <section className={styles.section} aria-labelledby="coming">
            <header>
                <h2 id="coming">{t.comingUp}</h2>
            </header>
            {planned.length === 0 ? <p className="quiet">{t.noneComing}</p> : null}
            <ol>
                {planned.map(({ at, kind, silence }) => {
                    const what = silence.comment || silence.matchers.map((one) => write(fromApi(one))).join(' ');
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
    );
}
