// SPDX-License-Identifier: Apache-2.0
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { useSecond } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './Pages.module.css';
import { askedNow, COUNTS_DOWN_MS, countdown, type Glance, has, wants } from './pages';
import { pagingText } from './text';
import type { PageState as State } from './types';

const ICONS: Readonly<Record<State, IconName>> = {
    triggered: 'page',
    acknowledged: 'person',
    snoozed: 'snooze',
    held: 'held',
    resolved: 'resolved',
};

interface Props {
    page: Glance;
    /** Where there is little room. */
    brief?: boolean;
}

function Paging({ page, brief = false }: Props) {
    const t = useText(pagingText);
    const { me, shortOf } = useDirectory();
    const now = useSecond();
    const clock = useClock();
    const left = page.nextAt === null ? null : Date.parse(page.nextAt) - now;
    const then = left === null ? null : left < COUNTS_DOWN_MS ? countdown(left) : clock(page.nextAt ?? '');
    const who = askedNow(page).map(shortOf);
    const says = wants(page, me) ? t.pagingYou : who.length > 0 ? t.paging(who.join(', ')) : t.nobodyHas;
    return (
        <>
            {says}
            {then === null ? null : (
                <span className="quiet" aria-live="off" title={brief ? t.nextIn(then) : undefined}>
                    {', '}
                    {!brief && left !== null && left < COUNTS_DOWN_MS ? t.nextIn(then) : then}
                </span>
            )}
        </>
    );
}

/** Who has it, or whom it pages and how long before the next. */
export function PageStateText({ page, brief = false }: Props) {
    const t = useText(pagingText);
    const { me, shortOf } = useDirectory();
    const clock = useClock();
    return (
        <span className={styles.state} data-state={page.state}>
            <Icon name={ICONS[page.state]} size={14} />
            <span className="cut">
                {page.state === 'triggered' ? (
                    <Paging page={page} brief={brief} />
                ) : page.state === 'acknowledged' ? (
                    has(page, me) ? (
                        t.youHaveIt
                    ) : (
                        t.hasIt(page.acknowledgedBy.map(shortOf).join(', '))
                    )
                ) : page.state === 'snoozed' && page.snoozedUntil ? (
                    t.snoozedUntil(clock(page.snoozedUntil))
                ) : page.state === 'held' && page.heldUntil ? (
                    t.heldUntil(clock(page.heldUntil))
                ) : page.state === 'resolved' && page.endedAt ? (
                    t.resolvedAt(clock(page.endedAt))
                ) : (
                    t.states[page.state]
                )}
            </span>
        </span>
    );
}
