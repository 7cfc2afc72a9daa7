// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { store } from '@/store/store';
import { IconButton } from './Button';
import styles from './Drawer.module.css';
import { designText } from './text';

/** How many are open, one above the other. The frame makes room for the first. */
export const openDrawers = store(0);

interface Props {
    label: string;
    onClose: () => void;
    /** What stands left in its head. */
    head?: ReactNode;
    /** What stands before the button that closes it. */
    tools?: ReactNode;
    children: ReactNode;
    /** What is shown: when this changes, it starts at its top again. */
    subject?: string;
}

/** Stands beside the page, which stays usable. On a phone it covers the page. */
export function Drawer({ label, onClose, head, tools, children, subject }: Props) {
    const ref = useRef<HTMLElement>(null);
    const body = useRef<HTMLDivElement>(null);
    const t = useText(designText);
    useKeys({ Escape: onClose });
    useEffect(() => {
        const drawer = ref.current;
        const before = document.activeElement;
        openDrawers.set(openDrawers.get() + 1);
        if (!drawer?.contains(before)) {
            drawer?.focus({ preventScroll: true });
        }
        return () => {
            openDrawers.set(openDrawers.get() - 1);
            const now = document.activeElement;
            if (
                before instanceof HTMLElement &&
                before.isConnected &&
                (now === document.body || drawer?.contains(now))
            ) {
                before.focus({ preventScroll: true });
            }
        };
    }, []);
    // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is read from its top
    useEffect(() => {
        body.current?.scrollTo(0, 0);
    }, [subject]);
    return (
        <section
            ref={ref}
            className={styles.drawer}
            role="dialog"
            aria-label={label}
            tabIndex={-1}
            data-testid="drawer"
        >
            <header className={styles.head}>
                <div className={styles.what}>{head ?? <b>{label}</b>}</div>
                {tools}
                <IconButton icon="cross" label={t.close} onClick={onClose} />
            </header>
            <div className={styles.body} ref={body}>
                {children}
            </div>
        </section>
    );
}

/** A part of a drawer with a title. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
    return (
        <section className={styles.section}>
            <header>
                <h3>{title}</h3>
                {aside ? <span>{aside}</span> : null}
            </header>
            {children}
        </section>
    );
}

/** What it is about, in large. */
export function Headline({ children, below }: { children: ReactNode; below?: ReactNode }) {
    return (
        <div className={styles.headline}>
            <h2>{children}</h2>
            {below ? <p>{below}</p> : null}
        </div>
    );
}

export function Actions({ children }: { children: ReactNode }) {
    return <div className={styles.actions}>{children}</div>;
}
