// SPDX-License-Identifier: Apache-2.0
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
    /** `primary`: one a view. `danger`: destroys. */
    kind?: 'default' | 'primary' | 'quiet' | 'danger';
    icon?: IconName;
    /** The key that does the same. */
    shortcut?: string;
    busy?: boolean;
    small?: boolean;
    children: ReactNode;
    ref?: Ref<HTMLButtonElement>;
}

export function Button({
    kind = 'default',
    icon,
    shortcut,
    busy = false,
    small = false,
    children,
    disabled,
    type = 'button',
    ...rest
}: Props) {
    return (
        <button
            {...rest}
            type={type}
            className={styles.button}
            data-kind={kind}
            data-small={small || undefined}
            disabled={disabled || busy}
            aria-busy={busy || undefined}
        >
            {busy ? <span className={styles.spinner} /> : icon ? <Icon name={icon} size={14} /> : null}
            {children}
            {shortcut ? <kbd aria-hidden>{shortcut}</kbd> : null}
        </button>
    );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
    icon: IconName;
    label: string;
    ref?: Ref<HTMLButtonElement>;
}

/** A bare drawing: only for close, more and chevrons, and with a label nevertheless. */
export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps) {
    return (
        <button {...rest} type={type} className={styles.bare} aria-label={label} title={label}>
            <Icon name={icon} size={16} />
        </button>
    );
}
