// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '@/i18n/bilingual';
import { find } from '@/palette/find';
import { useDirectory } from '../directory';
import { Person } from '../Person';
import styles from './Editor.module.css';
import { editorText } from './text';

/** More are no help. */
const MOST_SHOWN = 8;

interface Props {
    label: string;
    onAdd: (name: string) => void;
    /** Who is not offered. */
    without?: readonly string[];
    /** What is said of a name that nobody has here; the editor takes names without an account. */
    other?: (name: string) => string;
    hint?: string;
    small?: boolean;
}

/** Adds a person: of those who have an account by a part of the name, or anybody by the whole of it. */
export function PersonField({ label, onAdd, without = [], other, hint, small = false }: Props) {
    const t = useText(editorText);
    const id = useId();
    const { all } = useDirectory();
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const [at, setAt] = useState(0);
    const name = typed.trim();
    const offered = find(
        all.filter((one) => !without.includes(one.name)),
        (one) => `${one.displayName} ${one.name}`,
        typed,
        MOST_SHOWN,
    ).map((one) => one.name);
    const known = all.some((one) => one.name === name || one.displayName === name);
    const options = [...offered, ...(name !== '' && !known ? [null] : [])];
    const active = Math.min(at, options.length - 1);

    function add(option: string | null | undefined): void {
        if (option === undefined || (option === null && name === '')) {
            return;
        }
        onAdd(option ?? name);
        setTyped('');
        setAt(0);
    }

    function press(event: KeyboardEvent): void {
        if (event.nativeEvent.isComposing) {
            return;
        }
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            setOpen(true);
            const n = options.length;
            setAt(n === 0 ? 0 : (active + (event.key === 'ArrowDown' ? 1 : -1) + n) % n);
        } else if (event.key === 'Enter') {
            event.preventDefault();
            if (name !== '' || open) {
                add(options[active]);
            }
        } else if (event.key === 'Escape' && open) {
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            setOpen(false);
        }
    }

    return (
        <div className={styles.person} data-small={small || undefined}>
            <input
                role="combobox"
                aria-label={label}
                aria-expanded={open}
                aria-controls={`${id}-list`}
                aria-autocomplete="list"
                aria-activedescendant={open && options.length > 0 ? `${id}-${active}` : undefined}
                placeholder={hint ?? label}
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onFocus={() => setOpen(true)}
                onBlur={() => setOpen(false)}
                onChange={(event) => {
                    setTyped(event.target.value);
                    setAt(0);
                    setOpen(true);
                }}
                onKeyDown={press}
            />
            <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!open || options.length === 0}>
                {options.map((option, i) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
                    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
                    <div
                        key={option ?? ''}
                        id={`${id}-${i}`}
                        role="option"
                        aria-selected={i === active}
                        // The field keeps the focus.
                        onPointerDown={(event) => event.preventDefault()}
                        onClick={() => add(option)}
                    >
                        {option === null ? (other ?? t.newName)(name) : <Person name={option} />}
                    </div>
                ))}
            </div>
        </div>
    );
}
