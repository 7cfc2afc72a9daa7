// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { useStore } from '@/store/store';
import { Button, IconButton } from './Button';
import { Icon } from './Icon';
import styles from './Notices.module.css';
import { notice } from './notices';
import { designText } from './text';

/** Where the results of actions are said. */
export function Notices() {
    const now = useStore(notice);
    const t = useText(designText);
    const undo = now?.undo
        ? () => {
              notice.set(null);
              now.undo?.();
          }
        : null;
    useKeys(undo ? { z: undo } : {});
    return (
        <div className={styles.place} role="status" aria-live="polite">
            {now ? (
                <div key={now.id} className={styles.notice} data-kind={now.kind}>
                    <Icon name={now.kind === 'done' ? 'check' : 'warn'} size={16} />
                    <span>{now.text}</span>
                    {undo ? (
                        <Button kind="quiet" small shortcut="z" onClick={undo}>
                            {t.undo}
                        </Button>
                    ) : null}
                    <IconButton icon="cross" label={t.dismiss} onClick={() => notice.set(null)} />
                </div>
            ) : null}
        </div>
    );
}
