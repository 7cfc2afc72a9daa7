// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import styles from './Editor.module.css';
import { STARTS, type Start } from './templates';
import { editorText } from './text';

/** How a turn of each kind looks, by day: the letters are people. */
const PICTURES: Readonly<Record<Start, readonly string[]>> = {
    week: ['aaaaaaabbbbbbbccccccc'],
    daysAndNights: ['a.a.a.a.a.a.a.b.b.b.b', '.c.c.c.c.c.c.c.d.d.d.'],
    sun: ['a..a..a..a..a..a..a..', '.b..b..b..b..b..b..b.', '..c..c..c..c..c..c..c'],
    weekends: ['aaaaa..bbbbb..aaaaa..', '.....cc.....dd.....cc'],
};

function Picture({ rows }: { rows: readonly string[] }) {
    return (
        <span className={styles.picture} aria-hidden="true">
            {rows.map((row) => (
                <span key={row}>
                    {[...row].map((one, i) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing
                        <i key={i} data-who={one === '.' ? undefined : one} />
                    ))}
                </span>
            ))}
        </span>
    );
}

/** With what a new schedule begins. */
export function StartPage({ onChoose }: { onChoose: (start: Start) => void }) {
    const t = useText(editorText);
    return (
        <section className={styles.starts} aria-label={t.begin}>
            <h2>{t.begin}</h2>
            <p className="second">{t.beginMore}</p>
            <ul>
                {STARTS.map((start) => (
                    <li key={start}>
                        <button type="button" onClick={() => onChoose(start)}>
                            <Picture rows={PICTURES[start]} />
                            <b>{t.starts[start]}</b>
                            <span className="second">{t.startsMore[start]}</span>
                        </button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
