// SPDX-License-Identifier: Apache-2.0
import type { Holiday } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { stretch } from '@/time/format';
import { browserZone, useReader } from '@/time/zone';
import { useDirectory } from '../directory';
import { onCallText } from '../text';

/** The zone that times are shown in. */
export function useHere(): string {
    return useReader().zone ?? browserZone;
}

/** From when to when, for who reads. */
export function useWhen(): (start: number | string, end: number | string) => string {
    const reader = useReader();
    const instant = (at: number | string) => (typeof at === 'number' ? at : Date.parse(at));
    return (start, end) => stretch(reader, instant(start), instant(end));
}

interface Said {
    start: string;
    end: string;
    people: readonly string[];
    duties: readonly { instead: string | null }[];
}

/** A shift as a sentence, for hovering and for who does not see it. */
export function useSays(): (shift: Said, zone?: string) => string {
    const t = useText(onCallText);
    const here = useHere();
    const when = useWhen();
    const reader = useReader();
    const { nameOf } = useDirectory();
    return ({ start, end, people, duties }, zone = here) => {
        const instead = [...new Set(duties.flatMap((duty) => (duty.instead ? [nameOf(duty.instead)] : [])))];
        const there =
            zone === here ? '' : `\n${t.there(zone, stretch({ ...reader, zone }, Date.parse(start), Date.parse(end)))}`;
        return `${people.map(nameOf).join(', ')}, ${when(start, end)}${instead.length > 0 ? `, ${t.instead(instead.join(', '))}` : ''}${there}`;
    };
}

/** A day's holidays, with the calendars that have them. */
export function useHolidayNames(): (holidays: readonly Holiday[] | undefined) => string {
    const { language } = useReader();
    return (holidays) =>
        (holidays ?? [])
            .map((one) => `${language === 'ko' ? one.nameKo : one.name} (${one.calendar})`)
            .filter((name, i, all) => all.indexOf(name) === i)
            .join(', ');
}
