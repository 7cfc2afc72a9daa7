// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { useText } from '@/i18n/bilingual';
import { write } from '@/matcher/matcher';
import { fromApi } from '@/silences/silence';
import { Time } from '@/time/Time';
import styles from './Now.module.css';
import type { Change } from './summary';
import { nowText } from './text';

const ICONS: Readonly<Record<Change['kind'], IconName>> = {
    began: 'flame',
    silenced: 'silence',
    'silence-ended': 'bell',
    failed: 'warn',
    started: 'server',
};

function key(change: Change): string {
    switch (change.kind) {
        case 'began':
            return `g${change.group.id}`;
        case 'failed':
            return `d${change.delivery.id}`;
        case 'started':
            return 'started';
        default:
            return `${change.kind} ${change.silence.id}`;
    }
}

function What({ change }: { change: Change }) {
    const t = useText(nowText).changes;
    switch (change.kind) {
        case 'began': {
            const { group } = change;
            const filter = Object.entries(group.labels).map(([name, value]) => write({ name, op: '=', value }));
            return (
                <>
                    <Link to="/alerts" search={{ filter } as never} className="cut">
                        {t.began(group.summary || group.labels.alertname || group.receiver)}
                    </Link>
                    <span className="cut quiet">{group.receiver}</span>
                </>
            );
        }
        case 'silenced':
        case 'silence-ended': {
            const what = change.silence.matchers.map((one) => write(fromApi(one))).join(' ');
            return (
                <>
                    <Link to="/silences" search={{ id: [change.silence.id] } as never} className="cut">
                        {change.kind === 'silenced' ? t.silenced(what) : t.silenceEnded(what)}
                    </Link>
                    <span className="cut quiet">{change.silence.createdBy}</span>
                </>
            );
        }
        case 'failed':
            return (
                <>
                    <Link to="/deliveries" search={{ id: [String(change.delivery.id)] } as never} className="cut">
                        {t.failed(change.delivery.receiver)}
                    </Link>
                    <span className="cut quiet">{change.delivery.integration}</span>
                </>
            );
        case 'started':
            return <span className="cut">{t.serverStarted}</span>;
    }
}

/** What happened of late, latest first. */
export function Changes({ changes }: { changes: readonly Change[] }) {
    const t = useText(nowText);
    if (changes.length === 0) {
        return <p className="quiet">{t.noChange}</p>;
    }
    return (
        <ol>
            {changes.map((change) => (
                <li key={key(change)} className={styles.event}>
                    <Time at={change.at} />
                    <Icon name={ICONS[change.kind]} size={14} />
                    <What change={change} />
                </li>
            ))}
        </ol>
    );
}
