// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useState } from 'react';
import { Failure } from '@/api/client';
import { useText } from '@/i18n/bilingual';
import { Button } from './Button';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { Mark } from './Logo';
import styles from './States.module.css';
import { designText } from './text';

/** Most answers are quicker than this, and a flash of bones is worse than nothing. */
const PATIENCE_MS = 300;
const BONES = [62, 48, 70, 55, 66, 44, 58, 50];

/** Rows without text, and those only after a moment. */
export function Skeleton() {
    const [late, setLate] = useState(false);
    const t = useText(designText);
    useEffect(() => {
        const timer = setTimeout(() => setLate(true), PATIENCE_MS);
        return () => clearTimeout(timer);
    }, []);
    return (
        <div className={styles.bones} aria-busy="true">
            <span className="visually-hidden">{t.loading}</span>
            {late
                ? BONES.map((width) => (
                      <div key={width}>
                          <i />
                          <i style={{ width: `${width}%` }} />
                          <i />
                      </div>
                  ))
                : null}
        </div>
    );
}

interface EmptyProps {
    icon?: IconName;
    title: string;
    children?: ReactNode;
    action?: ReactNode;
}

/** Nothing, and why. Without an icon it is good news. */
export function Empty({ icon, title, children, action }: EmptyProps) {
    return (
        <div className={styles.blank}>
            {icon ? <Icon name={icon} size={22} /> : <Mark size={28} />}
            <b>{title}</b>
            {children ? <p>{children}</p> : null}
            {action}
        </div>
    );
}

/** What went wrong, what it means, what happens next, and its id. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
    const t = useText(designText);
    const failure = error instanceof Failure ? error : null;
    return (
        <div className={styles.blank} role="alert">
            <Icon name="warn" size={22} />
            <b>{t.couldNotLoad}</b>
            <p>{failure?.isUnreachable ? t.unreachable : error instanceof Error ? error.message : String(error)}</p>
            <p className="quiet">
                {t.unaffected} {t.retries}
            </p>
            {retry ? <Button onClick={retry}>{t.tryNow}</Button> : null}
            {failure ? <code className="quiet">{failure.code}</code> : null}
        </div>
    );
}

/** A sentence of fault under a field or beside a button. */
export function FaultLine({ children, id }: { children: ReactNode; id?: string }) {
    return (
        <p className={styles.fault} role="alert" id={id}>
            {children ? (
                <>
                    <Icon name="warn" size={14} />
                    <span>{children}</span>
                </>
            ) : null}
        </p>
    );
}
