// SPDX-License-Identifier: Apache-2.0
import { get } from '@/api/client';
import type { Fact } from '@/api/types';
import { Drawer, Headline } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { Fault } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLive } from '@/live/useLive';
import { Time } from '@/time/Time';
import timeline from '@/why/Timeline.module.css';
import { useDirectory } from '../directory';
import { schedulePath } from '../queries';
import type { Absence, Override, ShiftRequest } from '../types';
import { useWhen } from '../view/useSays';
import { historyText } from './historyText';
import { useOverrideSays, useRequestSays } from './Says';

const MOST = 200;

interface Facts {
    items: Fact[];
    nextCursor: string | null;
}

type Data = {
    by?: string;
    person?: string;
    role?: string;
    text?: string;
    what?: string;
    from?: readonly string[];
    to?: readonly string[];
    override?: Override;
    absence?: Absence;
    request?: ShiftRequest;
};

/** A fact about a schedule in words; null for what is no news to people. */
function useWords(): (fact: Fact) => string | null {
    const t = useText(historyText);
    const { nameOf } = useDirectory();
    const overrideSays = useOverrideSays();
    const requestSays = useRequestSays();
    const when = useWhen();
    const names = (people: readonly string[] | undefined) => (people ?? []).map(nameOf).join(', ') || t.nobody;
    return ({ name, data }) => {
        const f = data as Data;
        const by = f.by ? nameOf(f.by) : '';
        if (f.override) {
            const { start, end, madeBy } = f.override;
            return t.by(`${overrideSays(f.override)}, ${when(start, end)}`, nameOf(madeBy));
        }
        if (f.absence) {
            const { person, start, end, madeBy } = f.absence;
            return t.by(t.away(nameOf(person), when(start, end)), nameOf(madeBy));
        }
        if (f.request) {
            return t.request(requestSays(f.request), t.whats[f.what ?? ''] ?? f.what ?? '', by);
        }
        switch (name) {
            case 'oncall.override-ended.v1':
                return t.by(t.overrideEnded, by);
            case 'oncall.absence-ended.v1':
                return t.by(t.absenceEnded(nameOf(f.person ?? '')), by);
            case 'oncall.handed-off.v1':
                return t.handedOff(names(f.from), names(f.to), f.role ?? '');
            case 'oncall.handoff-note.v1':
                return t.by(f.text ? t.noted(f.text) : t.noteGone, by);
            default:
                return null;
        }
    };
}

/** Who had duty and what people changed, latest first. */
export function HistoryDrawer({ schedule, onClose }: { schedule: string; onClose: () => void }) {
    const t = useText(historyText);
    const words = useWords();
    const { data, error } = useLive<Facts>(['schedule-history', schedule], (signal) =>
        get(`${schedulePath(schedule)}/history`, { limit: MOST }, signal),
    );
    const told = (data?.items ?? []).flatMap((fact) => {
        const said = words(fact);
        return said === null ? [] : [{ fact, said }];
    });
    return (
        <Drawer
            label={t.title}
            onClose={onClose}
            head={
                <>
                    <Icon name="clock" />
                    <span className="second">{schedule}</span>
                </>
            }
        >
            <Headline>{t.title}</Headline>
            {error ? <Fault error={error} /> : null}
            {data && told.length === 0 ? <p className="quiet">{t.nothing}</p> : null}
            <ol className={timeline.timeline}>
                {told.map(({ fact, said }) => (
                    <li key={`${fact.sequence} ${said}`}>
                        <Time at={fact.at} />
                        <span className="wrap-anywhere">{said}</span>
                    </li>
                ))}
            </ol>
        </Drawer>
    );
}
