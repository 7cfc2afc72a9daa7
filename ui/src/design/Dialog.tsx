// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { designText } from './text';

interface Props {
    label: string;
    /** Absent where there is no way around it. */
    onClose?: () => void;
    children: ReactNode;
    /** `top`: hangs from above, as the palette does. */
    place?: 'middle' | 'top';
    bare?: boolean;
}

/** A window over everything; the browser keeps the focus in it and gives it back. */
export function Dialog({ label, onClose, children, place = 'middle', bare = false }: Props) {
    const ref = useRef<HTMLDialogElement>(null);
    const t = useText(designText);
    useKeys({}, { modal: true });
    useEffect(() => {
        const dialog = ref.current;
        const before = document.activeElement;
        dialog?.showModal();
        return () => {
            dialog?.close();
            if (before instanceof HTMLElement) {
                before.focus();
            }
        };
    }, []);
    return (
        // Escape closes it; a click beside it is only a shorter way for a pointer.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Escape
        <dialog
            ref={ref}
            className={styles.dialog}
            data-place={place}
            aria-label={label}
            onCancel={(event) => {
                event.preventDefault();
                onClose?.();
            }}
            onClick={(event) => event.target === ref.current && onClose?.()}
        >
            <div className={bare ? undefined : styles.inside}>
                {bare ? null : (
                    <header className={styles.head}>
                        <h2>{label}</h2>
                        {onClose ? <IconButton icon="cross" label={t.close} onClick={onClose} /> : null}
                    </header>
                )}
                {children}
            </div>
        </dialog>
    );
}
