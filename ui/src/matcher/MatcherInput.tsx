// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { Icon } from '@/design/Icon';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { type Completion, complete, type Vocabulary } from './complete';
import styles from './MatcherInput.module.css';
import { type Matcher, same, write } from './matcher';
import { type ParseProblem, parse } from './parse';
import { matcherText } from './text';

interface Props {
    matchers: readonly Matcher[];
    onChange: (matchers: Matcher[]) => void;
    vocabulary: Vocabulary;
    label?: string;
    /** Tells whether something is typed that is no matcher yet. */
    onDraft?: (unfinished: boolean) => void;
    inputRef?: Ref<HTMLInputElement>;
    shortcut?: string;
}

/** Matchers as tags, and a field that completes names and values and says what is wrong where it is. */
export function MatcherInput({ matchers, onChange, vocabulary, label, onDraft, inputRef, shortcut }: Props) {
    const t = useText(matcherText);
    const id = useId();
    const [text, setText] = useState('');
    const [problem, setProblem] = useState<ParseProblem | null>(null);
    const [open, setOpen] = useState(false);
    const [active, setActive] = useState(-1);
    const own = useRef<HTMLInputElement | null>(null);
    const completions = open ? complete(text, vocabulary) : [];

    function type(next: string): void {
        setText(next);
        setProblem(null);
        setActive(-1);
        onDraft?.(next.trim() !== '');
    }

    function add(found: readonly Matcher[]): void {
        const fresh = found.filter((one) => !matchers.some((other) => same(one, other)));
        if (fresh.length > 0) {
            onChange([...matchers, ...fresh]);
        }
        type('');
    }

    /** False where what was typed is no matcher. */
    function commit(whole: string): boolean {
        const parsed = parse(whole);
        if (parsed.ok) {
            add(parsed.matchers);
        } else {
            setProblem(parsed.problem);
            setOpen(false);
        }
        return parsed.ok;
    }

    function take(completion: Completion): void {
        if (completion.kind === 'name') {
            type(`${completion.insert}=`);
            setOpen(true);
        } else {
            commit(completion.insert);
        }
        own.current?.focus();
    }

    function press(event: KeyboardEvent): void {
        const chosen = completions[active];
        if (event.nativeEvent.isComposing) {
            return;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
            const n = completions.length;
            if (n > 0) {
                const step = event.key === 'ArrowDown' ? 1 : -1;
                setActive(active < 0 ? (step > 0 ? 0 : n - 1) : (active + step + n) % n);
            }
        } else if (event.key === 'Enter') {
            event.preventDefault();
            if (chosen) {
                take(chosen);
            } else if (text.trim() !== '') {
                commit(text);
            }
        } else if (event.key === 'Tab' && !event.shiftKey && text.trim() !== '' && completions.length > 0) {
            const first = chosen ?? completions[0];
            if (first && first.insert !== text) {
                event.preventDefault();
                take(first);
            }
        } else if (event.key === 'Escape') {
            if (open && completions.length > 0) {
                setOpen(false);
            } else if (text !== '') {
                type('');
            } else {
                own.current?.blur();
                return;
            }
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
        } else if (event.key === 'Backspace' && text === '' && matchers.length > 0) {
            event.preventDefault();
            edit(matchers.length - 1);
        }
    }

    function edit(index: number): void {
        const matcher = matchers[index];
        if (matcher) {
            onChange(matchers.filter((_, i) => i !== index));
            type(write(matcher));
            setOpen(false);
            own.current?.focus();
        }
    }

    return (
        <div className={styles.whole}>
            <div className={styles.box} data-bad={problem !== null || undefined}>
                <Icon name="filter" size={14} />
                {matchers.map((matcher, i) => (
                    <span key={write(matcher)} className={styles.token}>
                        <button type="button" aria-label={t.edit(write(matcher))} onClick={() => edit(i)}>
                            <code>{write(matcher)}</code>
                        </button>
                        <button
                            type="button"
                            aria-label={t.remove(write(matcher))}
                            onClick={() => onChange(matchers.filter((_, other) => other !== i))}
                        >
                            <Icon name="cross" size={12} />
                        </button>
                    </span>
                ))}
                <input
                    ref={(element) => {
                        own.current = element;
                        if (typeof inputRef === 'function') {
                            inputRef(element);
                        } else if (inputRef) {
                            inputRef.current = element;
                        }
                    }}
                    value={text}
                    placeholder={matchers.length === 0 ? t.hint : ''}
                    role="combobox"
                    aria-label={label ?? t.label}
                    aria-expanded={completions.length > 0}
                    aria-controls={`${id}-list`}
                    aria-autocomplete="list"
                    aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
                    aria-invalid={problem !== null}
                    aria-describedby={`${id}-problem`}
                    autoComplete="off"
                    autoCapitalize="off"
                    spellCheck={false}
                    onChange={(event) => {
                        type(event.target.value);
                        setOpen(true);
                    }}
                    onFocus={() => setOpen(true)}
                    onBlur={() => {
                        setOpen(false);
                        if (text.trim() !== '') {
                            commit(text);
                        }
                    }}
                    onKeyDown={press}
                />
                {shortcut && text === '' ? <kbd aria-hidden>{shortcut}</kbd> : null}
            </div>
            <div
                id={`${id}-list`}
                role="listbox"
                aria-label={t.suggestions}
                className={styles.list}
                hidden={completions.length === 0}
            >
                {completions.map((one, i) => (
                    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                    <div
                        key={one.insert}
                        id={`${id}-${i}`}
                        role="option"
                        aria-selected={i === active}
                        onMouseDown={(event) => event.preventDefault()}
                        onClick={() => take(one)}
                    >
                        <code>{one.label === '' ? '""' : one.label}</code>
                        <span>{one.kind === 'name' ? t.values(one.count) : t.alerts(one.count)}</span>
                    </div>
                ))}
            </div>
            <FaultLine id={`${id}-problem`}>{problem ? t.problem(problem) : null}</FaultLine>
        </div>
    );
}
