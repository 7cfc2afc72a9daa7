// SPDX-License-Identifier: Apache-2.0
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '@/api/client';
import { OURS, type Silence } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { useText } from '@/i18n/bilingual';
import { refreshNow } from '@/live/live';
import { write } from '@/matcher/matcher';
import now from '@/now/Now.module.css';
import { mayAnywhere, useMe } from '@/session/me';
import { useNow } from '@/time/now';
import { Time } from '@/time/Time';
import { endingSoon, longer } from './ending';
import { useSilences } from './queries';
import { fromApi, save } from './silence';
import { silencesText } from './text';

const SHOWN = 5;

/** Makes it last longer; nothing else about it changes. */
async function extend(silence: Silence): Promise<void> {
    await save({
        id: silence.id,
        matchers: silence.matchers.map(fromApi),
        startsAt: silence.startsAt,
        endsAt: longer(silence),
        createdBy: silence.createdBy,
        comment: silence.comment,
    });
    refreshNow();
}

/** Reminds of silences that are about to end while they still mute something; nothing where none is. */
export function EndingSoon() {
    const t = useText(silencesText);
    const me = useMe();
    const instant = useNow();
    const soon = endingSoon(useSilences().data ?? [], instant, me?.name ?? '').slice(0, SHOWN);
    const muted = useQueries({
        queries: soon.map((silence) => ({
            queryKey: ['live', 'ending', silence.id],
            queryFn: async ({ signal }: { signal: AbortSignal }) => {
                const filter = silence.matchers.map((matcher) => write(fromApi(matcher)));
                return (await get<{ total: number }>(`${OURS}/alerts`, { filter, limit: 1 }, signal)).total;
            },
        })),
    });
    const rows = soon.flatMap((silence, i) => {
        const total = muted[i]?.data ?? 0;
        return total > 0 ? [{ silence, total }] : [];
    });
    if (rows.length === 0) {
        return null;
    }
    return (
        <section className={now.section} aria-labelledby="ending-soon">
            <header>
                <h2 id="ending-soon">{t.endingSoon}</h2>
            </header>
            <ol>
                {rows.map(({ silence, total }) => (
                    <li key={silence.id} className={now.event}>
                        <Time at={silence.endsAt} />
                        <Icon name="bell" size={14} />
                        <Link to="/silences" search={{ id: [silence.id] } as never} className="cut">
                            {t.tellsAgain(total, silence.comment)}
                        </Link>
                        {mayAnywhere(me, 'respond') ? (
                            <Button
                                kind="quiet"
                                small
                                onClick={() =>
                                    extend(silence).then(
                                        () => tell(t.longer),
                                        (problem: Error) => tell(problem.message, { kind: 'fault' }),
                                    )
                                }
                            >
                                {t.oneHourMore}
                            </Button>
                        ) : null}
                    </li>
                ))}
            </ol>
        </section>
    );
}
