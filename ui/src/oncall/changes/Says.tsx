// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '../directory';
import type { Override, ShiftRequest } from '../types';
import { useWhen } from '../view/useSays';
import { changesText } from './text';

/** What an override does, in a few words. */
export function useOverrideSays(): (one: Override) => string {
    const t = useText(changesText);
    const { nameOf } = useDirectory();
    const name = (person: string | null) => nameOf(person ?? '');
    return (one) => {
        switch (one.kind) {
            case 'replace':
                return t.says.replace(name(one.by), one.person ? name(one.person) : null);
            case 'add':
                return t.says.add(name(one.person));
            case 'remove':
                return t.says.remove(name(one.person));
            case 'temporary':
                return t.says.temporary(one.shifts?.length ?? 0);
        }
    };
}

export function OverrideLine({ one }: { one: Override }) {
    const t = useText(changesText);
    const says = useOverrideSays();
    const when = useWhen();
    const { nameOf } = useDirectory();
    return (
        <li>
            <b>{says(one)}</b> {when(one.start, one.end)} <span className="quiet">{t.by(nameOf(one.madeBy))}</span>
            {one.note ? <span className="second wrap-anywhere"> “{one.note}”</span> : null}
        </li>
    );
}

/** What somebody asks for, in a few words. */
export function useRequestSays(): (one: ShiftRequest) => string {
    const t = useText(changesText);
    const when = useWhen();
    const { nameOf } = useDirectory();
    return (one) =>
        one.kind === 'swap'
            ? t.swapSays(nameOf(one.person), when(one.start, one.end))
            : t.coverSays(one.person ? nameOf(one.person) : '', when(one.start, one.end));
}
