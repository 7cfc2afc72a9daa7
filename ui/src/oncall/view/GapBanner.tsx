// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { onCallText } from '../text';
import styles from './Panels.module.css';
import type { Gap } from './Track';
import { useWhen } from './useSays';

/** That nobody is on call some time, which is worse than anything below. */
export function GapBanner({ gap, several, children }: { gap: Gap; several: boolean; children?: ReactNode }) {
    const t = useText(onCallText);
    const when = useWhen();
    return (
        <div className={styles.banner} role="status">
            <Icon name="warn" size={16} />
            <span>
                <b>{t.gapFrom(when(gap.start, gap.end))}.</b>
                {several ? <span className="second"> {gap.role}</span> : null}
            </span>
            {children ? <span className={styles.actions}>{children}</span> : null}
        </div>
    );
}
