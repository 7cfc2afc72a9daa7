// SPDX-License-Identifier: Apache-2.0
import { SEVERITIES } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { replaced, without } from '../contact/rules';
import type { Severity } from '../types';
import type { Fault, WordDraft } from './draft';
import levels from './Severities.module.css';
import styles from './SeveritiesForm.module.css';
import { severitiesFormText } from './text';

const MOST_WORD_LETTERS = 100;

interface Props {
    words: readonly WordDraft[];
    usual: readonly [Severity, readonly string[]][];
    fault: (at: number) => Fault | undefined;
    onChange: (next: WordDraft[]) => void;
}

/** What values of labels mean, beside what they mean anyway. */
export function WordFields({ words, usual, fault, onChange }: Props) {
    const t = useText(severitiesFormText);
    return (
        <fieldset className={styles.list}>
            <legend>{t.words}</legend>
            {words.length === 0 ? <p className="quiet">{t.noWords}</p> : null}
            <ul>
                {words.map((one, i) => {
                    const wrong = fault(i);
                    return (
                        // biome-ignore lint/suspicious/noArrayIndexKey: what is being typed has no other name than its place
                        <li key={i} className={styles.word}>
                            <input
                                aria-label={t.wordOf(i + 1)}
                                name={`word-${i}`}
                                value={one.word}
                                placeholder={t.word}
                                maxLength={MOST_WORD_LETTERS}
                                autoComplete="off"
                                aria-invalid={wrong !== undefined}
                                onChange={(event) => onChange(replaced(words, i, { ...one, word: event.target.value }))}
                            />
                            <select
                                aria-label={t.meansOf(i + 1)}
                                name={`means-${i}`}
                                value={one.severity}
                                onChange={(event) =>
                                    onChange(replaced(words, i, { ...one, severity: event.target.value as Severity }))
                                }
                            >
                                {SEVERITIES.map((id) => (
                                    <option key={id} value={id}>
                                        {id}
                                    </option>
                                ))}
                            </select>
                            <IconButton
                                icon="cross"
                                label={t.removeWord(one.word)}
                                onClick={() => onChange(without(words, i))}
                            />
                            <FaultLine>{wrong ? t.faults[wrong] : null}</FaultLine>
                        </li>
                    );
                })}
            </ul>
            <div>
                <Button icon="plus" onClick={() => onChange([...words, { word: '', severity: 'P3' }])}>
                    {t.addWord}
                </Button>
            </div>
            <p className="quiet">{t.usual}</p>
            <dl className={levels.mapping}>
                {usual.map(([severity, all]) => (
                    <div key={severity}>
                        <dt>
                            <SeverityMark severity={severity} />
                        </dt>
                        <dd>
                            {all.map((word) => (
                                <code key={word}>{word}</code>
                            ))}
                        </dd>
                    </div>
                ))}
            </dl>
        </fieldset>
    );
}
