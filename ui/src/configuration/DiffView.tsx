// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';
import type { TextDiff } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { configurationText } from './text';

const SIGNS = { same: ' ', added: '+', removed: '−' } as const;

/** What changed, line by line; nothing but the sign and its tint tells old from new. */
export function DiffView({ diff }: { diff: TextDiff }) {
    const t = useText(configurationText);
    if (diff.hunks.length === 0) {
        return <p className="quiet">{t.noDifference}</p>;
    }
    return (
        <>
            <p className={styles.counts}>
                <span>{t.added(diff.added)}</span>
                <span>{t.removed(diff.removed)}</span>
            </p>
            <section className={styles.diff} aria-label={t.difference}>
                <table>
                    <tbody>
                        {diff.hunks.map((hunk) => (
                            <Fragment key={`${hunk[0]?.before}-${hunk[0]?.after}`}>
                                <tr className={styles.gap}>
                                    <td colSpan={4} />
                                </tr>
                                {hunk.map((line) => (
                                    <tr key={`${line.before}-${line.after}`} data-kind={line.kind}>
                                        <td>{line.before || ''}</td>
                                        <td>{line.after || ''}</td>
                                        <td>
                                            <span aria-hidden>{SIGNS[line.kind]}</span>
                                            {line.kind === 'same' ? null : (
                                                <span className="visually-hidden">{t.kinds[line.kind]}</span>
                                            )}
                                        </td>
                                        <td>{line.text}</td>
                                    </tr>
                                ))}
                            </Fragment>
                        ))}
                    </tbody>
                </table>
            </section>
        </>
    );
}
