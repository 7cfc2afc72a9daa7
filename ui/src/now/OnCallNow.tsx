// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useText } from '@/i18n/bilingual';
import { DirectoryOf, useDirectory } from '@/oncall/directory';
import { Avatar, Nobody, Person } from '@/oncall/Person';
import { useOnCall } from '@/oncall/queries';
import type { OnCallItem } from '@/oncall/types';
import { Local } from '@/oncall/view/NowTable';
import { clock, dayAlone, exact } from '@/time/format';
import { useNow } from '@/time/now';
import { useReader } from '@/time/zone';
import styles from './Now.module.css';
import { bySchedule } from './summary';
import { nowText } from './text';

const SHOWN = 8;

const DAY_MS = 86_400_000;

/** Whether the time of day says enough. */
const soon = (at: string, now: number) => Date.parse(at) - now < DAY_MS;

function Duty({ first, second }: { first: OnCallItem; second: OnCallItem | undefined }) {
    const t = useText(nowText);
    const now = useNow();
    const reader = useReader();
    const { zoneOf } = useDirectory();
    const [person, ...others] = first.people;
    return (
        <li className={styles.duty}>
            <Link to="/oncall" search={{ schedule: [first.schedule] } as never} className="cut">
                {first.schedule}
            </Link>
            <span className={styles.onDuty} data-nobody={person === undefined || undefined}>
                {person === undefined ? (
                    <Nobody>{t.nobodyOnCall}</Nobody>
                ) : (
                    <Person name={person}>{others.length > 0 ? ` +${others.length}` : null}</Person>
                )}
            </span>
            <Local zone={(person === undefined ? null : zoneOf(person)) ?? first.zone} now={now} />
            <span>
                {second?.people[0] === undefined ? null : <Avatar name={second.people[0]} role={second.role} />}
            </span>
            {first.until ? (
                <time dateTime={first.until} title={exact(reader, first.until, now)}>
                    {soon(first.until, now) ? clock(reader, first.until, now) : dayAlone(reader, first.until)}
                </time>
            ) : (
                <span />
            )}
        </li>
    );
}

/** Who would be woken, by every schedule; nothing where there is none. */
export function OnCallNow() {
    const t = useText(nowText);
    const items = useOnCall().data?.items ?? [];
    const schedules = bySchedule(items);
    if (schedules.length === 0) {
        return null;
    }
    return (
        <DirectoryOf names={items.flatMap(({ people }) => people)}>
            <section className={styles.section} aria-labelledby="on-call">
                <header>
                    <h2 id="on-call">{t.onCall}</h2>
                    <span className={styles.aside}>{t.until}</span>
                </header>
                <ul className={styles.duties}>
                    {schedules.slice(0, SHOWN).map(([first, second]) => (
                        <Duty key={first.schedule} first={first} second={second} />
                    ))}
                </ul>
                {schedules.length > SHOWN ? (
                    <Link to="/oncall" className={styles.more}>
                        {t.moreSchedules(schedules.length - SHOWN)}
                    </Link>
                ) : null}
            </section>
        </DirectoryOf>
    );
}
