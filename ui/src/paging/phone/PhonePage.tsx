// SPDX-License-Identifier: Apache-2.0
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { Failure } from '@/api/client';
import { Icon } from '@/design/Icon';
import { Mark } from '@/design/Logo';
import { Empty, Fault, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { liveState } from '@/live/live';
import { DirectoryOf } from '@/oncall/directory';
import { useMe } from '@/session/me';
import { useStore } from '@/store/store';
import { clock } from '@/time/format';
import { useSecond } from '@/time/now';
import { useReader } from '@/time/zone';
import { titleOf } from '../pages';
import { usePage } from '../queries';
import styles from './Phone.module.css';
import { PhoneScreen } from './PhoneScreen';
import { phoneText } from './text';
import { Unreached } from './Unreached';

function subscribe(listener: () => void): () => void {
    addEventListener('online', listener);
    addEventListener('offline', listener);
    return () => {
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
    };
}

/** Whether the server can be reached, as far as is known. */
function useOffline(): boolean {
    const { live, known } = useStore(liveState);
    const online = useSyncExternalStore(subscribe, () => navigator.onLine);
    return !online || (known && !live);
}

function Head({ offline, name }: { offline: boolean; name: string }) {
    const t = useText(phoneText);
    const reader = useReader();
    const now = useSecond();
    return (
        <header className={styles.head}>
            <Link to="/pages" aria-label={t.pages}>
                <Mark size={20} />
            </Link>
            <b>{name}</b>
            <span className={styles.net} data-off={offline || undefined} role="status">
                {offline ? <Icon name="offline" size={14} /> : <i aria-hidden />}
                {offline ? t.offline : t.live}
            </span>
            <time dateTime={new Date(now).toISOString()}>{clock(reader, now, now)}</time>
        </header>
    );
}

function Screen({ children, offline, name }: { children: ReactNode; offline: boolean; name: string }) {
    return (
        <div className={styles.phone}>
            <Head offline={offline} name={name} />
            {children}
        </div>
    );
}

/** One page on a phone: what it is, and one large button. */
export default function PhonePage() {
    const t = useText(phoneText);
    const me = useMe()?.user?.name ?? null;
    const { id = '' } = useParams({ strict: false }) as { id?: string };
    const { data, error, refetch } = usePage(id);
    const offline = useOffline();
    const mine = data?.asked.some(({ person }) => person === me) ?? false;
    const name = mine ? t.forYou : t.notForYou;
    useEffect(() => {
        document.title = data ? `${data.severity} · ${titleOf(data)} · Watchfire` : `${t.cold(id)} · Watchfire`;
    }, [data, t, id]);
    if (data) {
        const people = [
            ...data.asked.map(({ person }) => person ?? ''),
            ...data.acknowledgedBy,
            ...data.ladder.flatMap((rung) => rung.people),
        ];
        return (
            <DirectoryOf names={people}>
                <Screen offline={offline} name={name}>
                    <PhoneScreen key={data.id} page={data} />
                </Screen>
            </DirectoryOf>
        );
    }
    if (error instanceof Failure && error.status === 404) {
        return (
            <Screen offline={offline} name={name}>
                <Empty icon="search" title={t.missing} action={<Link to="/pages">{t.pages}</Link>} />
            </Screen>
        );
    }
    if (error instanceof Failure && !error.isUnreachable) {
        return (
            <Screen offline={offline} name={name}>
                <Fault error={error} retry={() => void refetch()} />
            </Screen>
        );
    }
    return (
        <Screen offline={offline} name={name}>
            {error || offline ? <Unreached id={id} /> : <Skeleton />}
        </Screen>
    );
}
