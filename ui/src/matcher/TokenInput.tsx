// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import type { Completion } from './complete';
import styles from './MatcherInput.module.css';
import { matcherText } from './text';

interface Props<T, P> {
    items: readonly T[];
    onChange: (items: T[]) => void;
    /** As it is shown, and as `read` reads it; no two items are written alike. */
    write: (item: T) => string;
    /** Makes items of what was typed, or says what is wrong with it. */
    read: (text: string) => { ok: true; items: readonly T[] } | { ok: false; problem: P };
    say: (problem: P) => string;
    /** With some more. */
    add: (items: readonly T[], fresh: readonly T[]) => T[];
    complete: (typed: string) => Completion[];
    icon: IconName;
    label: string;
    hint: string;
    /** Tells whether something is typed that is no matcher yet. */
    onDraft?: (unfinished: boolean) => void;
    inputRef?: Ref<HTMLInputElement>;
    shortcut?: string;
}

/** Matchers or labels as tags, and a field that completes names and values and says what is wrong where it is. */
export function TokenInput<T, P>({
    items,
    onChange,
    write,
    read,
    say,
    add,
    complete,
    icon,
    label,
    hint,
    onDraft,
    inputRef,
    shortcut,
}: Props<T, P>) {
    const t = useText(matcherText);
    const id = useId();
    const [text, setText] = useState('');
    const [problem, setProblem] = useState<{ is: P } | null>(null);
    const [open, setOpen] = useState(false);
    const [active, setActive] = useState(-1);
    const own = useRef<HTMLInputElement | null>(null);
    const completions = open ? complete(text) : [];

    function type(next: string): void {
        setText(next);
        setProblem(null);
        setActive(-1);
        onDraft?.(next.trim() !== '');
    }

    function commit(whole: string): void {
        const found = read(whole);
        if (found.ok) {
            if (found.items.length > 0) {
                onChange(add(items, found.items));
            }
            type('');
        } else {
            setProblem({ is: found.problem });
            setOpen(false);
        }
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
        } else if (event.key === 'Backspace' && text === '' && items.length > 0) {
            event.preventDefault();
            edit(items.length - 1);
        }
    }

    function edit(index: number): void {
        const item = items[index];
        if (item !== undefined) {
            onChange(items.filter((_, i) => i !== index));
            type(write(item));
            setOpen(false);
            own.current?.focus();
        }
    }

    return (
        <div className={styles.whole}>
            <div className={styles.box} data-bad={problem !== null || undefined}>
                <Icon name={icon} size={14} />
                {items.map(write).map((token, i) => (
                    <span key={token} className={styles.token}>
                        <button type="button" aria-label={t.edit(token)} onClick={() => edit(i)}>
                            <code>{token}</code>
                        </button>
                        <button
                            type="button"
                            aria-label={t.remove(token)}
                            onClick={() => onChange(items.filter((_, other) => other !== i))}
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
                    placeholder={items.length === 0 ? hint : ''}
                    role="combobox"
                    aria-label={label}
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
            <FaultLine id={`${id}-problem`}>{problem ? say(problem.is) : null}</FaultLine>
        </div>
    );
}
