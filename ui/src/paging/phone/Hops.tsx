// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { useSecond } from '@/time/now';
import { useClock } from '@/time/Time';
import { useTypeName } from '../names';
import { COUNTS_DOWN_MS, countdown, latest } from '../pages';
import type { Asked, PageDetail, Rung } from '../types';
import styles from './Phone.module.css';
import { phoneText } from './text';

/** Those that were asked and did not answer, and steps that come. */
const MOST_HOPS = 4;

/** In how long, or at what time where that is far away. */
export function useAhead(): (at: string) => string {
    const t = useText(phoneText);
    const now = useSecond();
    const clock = useClock();
    return (at) => {
        const left = Date.parse(at) - now;
        return left < COUNTS_DOWN_MS ? t.in(countdown(left)) : t.at(clock(at));
    };
}

function useMeans(): (one: Asked) => string {
    const t = useText(phoneText);
    const typeName = useTypeName();
    const now = useSecond();
    return ({ rings }) => {
        const { done, next } = latest(rings);
        return [
            done ? t.sent(typeName(done.type)) : '',
            next ? t.nextMeans(typeName(next.type), countdown(Date.parse(next.due) - now)) : '',
        ]
            .filter(Boolean)
            .join(', ');
    };
}

/** The steps that come, soonest first. */
export function coming(ladder: readonly Rung[]): Rung[] {
    return ladder.filter(({ state, at }) => (state === 'next' || state === 'planned') && at !== null);
}

/** Who is paged now and by what, and who is next and when. */
export function Hops({ page }: { page: PageDetail }) {
    const t = useText(phoneText);
    const { me, nameOf } = useDirectory();
    const means = useMeans();
    const ahead = useAhead();
    const asked = page.asked.filter((one) => one.acknowledgedAt === null && one.person !== null);
    // Somebody who was asked in several rounds stands here once.
    const now = [...new Map(asked.map((one) => [one.person ?? '', one])).values()].slice(-MOST_HOPS);
    const next = coming(page.ladder).slice(0, Math.max(1, MOST_HOPS - now.length));
    return (
        <ol className={styles.relay} aria-label={t.relay}>
            {now.map((one) => (
                <li key={one.person} className={styles.hop} data-lit={one.person === me || undefined}>
                    <i aria-hidden />
                    <b>{one.person === me ? t.you : nameOf(one.person ?? '')}</b>
                    <span aria-live="off">{means(one)}</span>
                </li>
            ))}
            {next.map((rung) => (
                <li key={`${rung.step} ${rung.at}`} className={styles.hop}>
                    <i aria-hidden />
                    <b>{rung.people.length > 0 ? rung.people.map(nameOf).join(', ') : rung.who.join(', ')}</b>
                    <span aria-live="off">{ahead(rung.at ?? '')}</span>
                </li>
            ))}
        </ol>
    );
}
