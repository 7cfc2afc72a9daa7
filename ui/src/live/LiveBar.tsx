// SPDX-License-Identifier: Apache-2.0
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { useStore } from '@/store/store';
import { useSecond } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './Live.module.css';
import { liveState, refreshNow } from './live';
import { liveText } from './text';

/** Says that what is shown is old, and how old. */
export function LiveBar() {
    const state = useStore(liveState);
    const t = useText(liveText);
    const now = useSecond();
    const clock = useClock();
    if (state.live || !state.known) {
        return null;
    }
    return (
        <div className={styles.bar} role="status">
            <Icon name="plug" size={16} />
            <span className={styles.words}>
                <b>{state.asOf === null ? t.never : t.since(clock(new Date(state.asOf).toISOString()))}</b>{' '}
                <span aria-live="off">{t.again(Math.max(0, Math.ceil((state.retryAt - now) / 1_000)))}</span>
            </span>
            <Button kind="quiet" small onClick={refreshNow}>
                {t.now}
            </Button>
        </div>
    );
}

/** The dot in the top bar. */
export function LiveMark() {
    const { live, known } = useStore(liveState);
    const t = useText(liveText);
    return (
        <span className={styles.mark} data-live={live} data-testid="live">
            <i />
            {live ? t.live : known ? t.notLive : t.connecting}
        </span>
    );
}
