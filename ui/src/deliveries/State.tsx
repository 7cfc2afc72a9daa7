// SPDX-License-Identifier: Apache-2.0
import type { Delivery, DeliveryState } from '@/api/types';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { useText } from '@/i18n/bilingual';
import { useClock } from '@/time/Time';
import styles from './Deliveries.module.css';
import { isRetrying } from './queries';
import { deliveriesText } from './text';

const ICONS: Readonly<Record<DeliveryState, IconName>> = {
    pending: 'hourglass',
    sending: 'send',
    sent: 'check',
    observed: 'layers',
    failed: 'warn',
    unknown: 'why',
    superseded: 'right',
    expired: 'clock',
};

export function DeliveryStateText({ delivery }: { delivery: Delivery }) {
    const t = useText(deliveriesText);
    const clock = useClock();
    const last = delivery.attempts.at(-1);
    const name = t.states[delivery.state];
    const retrying = isRetrying(delivery);
    return (
        <span className={styles.state} data-state={retrying ? 'retrying' : delivery.state}>
            <Icon name={retrying ? 'retry' : ICONS[delivery.state]} size={14} />
            <span className="cut">
                {retrying && delivery.nextAttemptAt
                    ? t.retryingAt(clock(delivery.nextAttemptAt, true))
                    : delivery.state === 'failed' && last?.status
                      ? t.withStatus(name, last.status)
                      : name}
            </span>
        </span>
    );
}

export function labelsText(labels: Readonly<Record<string, string>>): string {
    return (
        Object.entries(labels)
            .map(([name, value]) => `${name}="${value}"`)
            .join(' ') || '{}'
    );
}
