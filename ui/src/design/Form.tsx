// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Failure } from '@/api/client';
import { useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { NotProved } from '@/session/proof';
import { Button } from './Button';
import styles from './Form.module.css';
import { Icon } from './Icon';
import { FaultLine } from './States';
import { designText } from './text';

export interface Sending {
    busy: boolean;
    /** What is wrong that belongs to no field. */
    fault: string | null;
    /** The stable name of what is wrong. */
    code: string | null;
    /** What is wrong with a field. */
    at(field: string): string | null;
    /** Does it. What is refused is said beside its field; what was typed stays. True where it was done. */
    run(action: () => Promise<unknown>): Promise<boolean>;
    clear(): void;
}

/** Sending a form, and what came of it. */
export function useSending(fields: readonly string[] = []): Sending {
    const t = useText(designText);
    const [busy, setBusy] = useState(false);
    const [failure, setFailure] = useState<unknown>(null);
    const by = failure instanceof Failure ? failure.fields : {};
    const named = fields.some((field) => by[field]);
    return {
        busy,
        fault:
            failure === null || named
                ? null
                : failure instanceof Failure && failure.isUnreachable
                  ? t.unreachable
                  : failure instanceof Error
                    ? failure.message
                    : String(failure),
        code: failure instanceof Failure ? failure.code : null,
        at: (field) => by[field] ?? null,
        clear: () => setFailure(null),
        async run(action) {
            setBusy(true);
            setFailure(null);
            try {
                await action();
                refreshNow();
                return true;
            } catch (problem) {
                if (!(problem instanceof NotProved)) {
                    setFailure(problem);
                }
                return false;
            } finally {
                setBusy(false);
            }
        },
    };
}

/** Fields one below the other. */
export function Form({ onSubmit, label, children }: { onSubmit: () => void; label?: string; children: ReactNode }) {
    return (
        <form
            className={styles.form}
            noValidate
            aria-label={label}
            onSubmit={(event: FormEvent) => {
                event.preventDefault();
                onSubmit();
            }}
        >
            {children}
        </form>
    );
}

interface FieldProps {
    label: string;
    name: string;
    value: string;
    onChange: (value: string) => void;
    fault?: string | null;
    hint?: string | undefined;
    type?: 'text' | 'password' | 'email' | 'number' | 'date' | 'time' | 'datetime-local' | 'search';
    autoComplete?: string;
    maxLength?: number;
    placeholder?: string;
    list?: readonly string[];
    mono?: boolean;
    min?: number;
    max?: number;
}

/** One line of text, with what is wrong with it below. */
export function TextField({ label, name, value, onChange, fault, hint, list, mono, ...rest }: FieldProps) {
    const id = useId();
    return (
        <div className={styles.field}>
            <label htmlFor={id}>{label}</label>
            <input
                autoComplete="off"
                {...rest}
                id={id}
                name={name}
                value={value}
                data-mono={mono || undefined}
                list={list ? `${id}-list` : undefined}
                aria-invalid={Boolean(fault)}
                aria-describedby={`${id}-more`}
                onChange={(event) => onChange(event.target.value)}
            />
            {list ? (
                <datalist id={`${id}-list`}>
                    {list.map((one) => (
                        <option key={one} value={one} />
                    ))}
                </datalist>
            ) : null}
            <div id={`${id}-more`}>
                {hint ? <p className={styles.hint}>{hint}</p> : null}
                <FaultLine>{fault}</FaultLine>
            </div>
        </div>
    );
}

export function AreaField({ label, name, value, onChange, fault, hint, maxLength }: FieldProps) {
    const id = useId();
    return (
        <div className={styles.field}>
            <label htmlFor={id}>{label}</label>
            <textarea
                id={id}
                name={name}
                rows={3}
                value={value}
                maxLength={maxLength}
                aria-invalid={Boolean(fault)}
                aria-describedby={`${id}-more`}
                onChange={(event) => onChange(event.target.value)}
            />
            <div id={`${id}-more`}>
                {hint ? <p className={styles.hint}>{hint}</p> : null}
                <FaultLine>{fault}</FaultLine>
            </div>
        </div>
    );
}

interface SelectProps<T extends string> {
    label: string;
    name: string;
    value: T;
    options: readonly { id: T; name: string }[];
    onChange: (value: T) => void;
    fault?: string | null;
    hint?: string;
    disabled?: boolean;
    /** The label is for screen readers only. */
    bare?: boolean;
}

export function SelectField<T extends string>({
    label,
    name,
    value,
    options,
    onChange,
    fault,
    hint,
    disabled,
    bare,
}: SelectProps<T>) {
    const id = useId();
    return (
        <div className={styles.field}>
            <label htmlFor={id} className={bare ? 'visually-hidden' : undefined}>
                {label}
            </label>
            <select
                id={id}
                name={name}
                value={value}
                disabled={disabled}
                aria-invalid={Boolean(fault)}
                onChange={(event) => onChange(event.target.value as T)}
            >
                {options.map((one) => (
                    <option key={one.id} value={one.id}>
                        {one.name}
                    </option>
                ))}
            </select>
            {hint ? <p className={styles.hint}>{hint}</p> : null}
            <FaultLine>{fault}</FaultLine>
        </div>
    );
}

/** Fields beside each other where there is room. */
export function Beside({ children }: { children: ReactNode }) {
    return <div className={styles.beside}>{children}</div>;
}

/** Something secret that is shown this once. */
export function Once({ what, text, onDone }: { what: string; text: string; onDone: () => void }) {
    const t = useText(designText);
    const [copied, setCopied] = useState(false);
    return (
        <div className={styles.once} role="status" data-testid="once">
            <b>{what}</b>
            <code>{text}</code>
            <p className={styles.hint}>{t.onceMore}</p>
            <div>
                <Button
                    kind="primary"
                    icon="copy"
                    onClick={() => {
                        // Without the right to write there, as over plain HTTP, it is copied by hand.
                        navigator.clipboard?.writeText(text).then(
                            () => setCopied(true),
                            () => setCopied(false),
                        );
                    }}
                >
                    {copied ? t.copied : t.copy}
                </Button>
                <Button onClick={onDone}>{t.done}</Button>
            </div>
        </div>
    );
}

interface SureProps {
    /** What it is about: asked first. */
    ask: string;
    /** What is done then; repeats the verb. */
    sure: string;
    run: () => Promise<unknown>;
    small?: boolean;
}

/** A button that destroys: it asks once more in its own place. */
export function Sure({ ask, sure, run, small = false }: SureProps) {
    const t = useText(designText);
    const [asked, setAsked] = useState(false);
    const sending = useSending();
    if (!asked) {
        return (
            <span className={styles.sure}>
                <Button kind="danger" small={small} onClick={() => setAsked(true)}>
                    {ask}
                </Button>
                <FaultLine>{sending.fault}</FaultLine>
            </span>
        );
    }
    return (
        <span className={styles.sure}>
            <Button
                kind="primary"
                small={small}
                busy={sending.busy}
                autoFocus
                onClick={() => void sending.run(run).then(() => setAsked(false))}
            >
                {sure}
            </Button>
            <Button small={small} onClick={() => setAsked(false)}>
                {t.keep}
            </Button>
        </span>
    );
}

/** A sentence that matters, in a box of its own. */
export function Remark({ children }: { children: ReactNode }) {
    return (
        <p className={styles.remark}>
            <Icon name="about" size={14} />
            <span>{children}</span>
        </p>
    );
}
