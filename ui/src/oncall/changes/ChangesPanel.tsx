// SPDX-License-Identifier: Apache-2.0

import { Button } from '@/design/Button';
import { Sure } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { tell } from '@/design/notices';
import { useText } from '@/i18n/bilingual';
import { useNow } from '@/time/now';
import { useDirectory } from '../directory';
import type { Absence, Override, RangeWithChanges } from '../types';
import panels from '../view/Panels.module.css';
import { useWhen } from '../view/useSays';
import styles from './Changes.module.css';
import { historyText } from './historyText';
import { endAbsence, endOverride } from './queries';
import { RequestRow } from './Requests';
import { useOverrideSays } from './Says';
import { changesText } from './text';

/** One that began ends now; one that did not is taken back. */
export function EndOverride({ one, small = true }: { one: Override; small?: boolean }) {
    const t = useText(changesText);
    const now = useNow();
    const began = Date.parse(one.start) <= now;
    return (
        <Sure
            small={small}
            ask={began ? t.endNow : t.takeBack}
            sure={began ? t.endNowSure : t.takeBackSure}
            run={async () => {
                await endOverride(one.id);
                tell(t.tookBack);
            }}
        />
    );
}

function OverrideRow({ one, mayEnd }: { one: Override; mayEnd: boolean }) {
    const t = useText(changesText);
    const says = useOverrideSays();
    const when = useWhen();
    const now = useNow();
    const { nameOf } = useDirectory();
    return (
        <li className={styles.line}>
            <Icon name="override" size={16} />
            <span>
                <b>{says(one)}</b> <span className="second">{when(one.start, one.end)}</span>{' '}
                <span className="quiet">{t.by(nameOf(one.madeBy))}</span>
                {one.note ? <span className="second wrap-anywhere"> “{one.note}”</span> : null}
            </span>
            {mayEnd && Date.parse(one.end) > now ? <EndOverride one={one} /> : null}
        </li>
    );
}

function AbsenceRow({ one, mayEnd }: { one: Absence; mayEnd: boolean }) {
    const t = useText(changesText);
    const when = useWhen();
    const { me, nameOf } = useDirectory();
    return (
        <li className={styles.line}>
            <Icon name="absence" size={16} />
            <span>
                <b>{t.away(nameOf(one.person))}</b> <span className="second">{when(one.start, one.end)}</span>{' '}
                <span className="quiet">{one.source === 'calendar' ? t.fromCalendar : t.absenceKinds[one.kind]}</span>
            </span>
            {one.source === 'form' && (mayEnd || one.person === me) ? (
                <Sure
                    small
                    ask={t.endAbsence}
                    sure={t.endAbsenceSure}
                    run={async () => {
                        await endAbsence(one.id);
                        tell(t.absenceEnded);
                    }}
                />
            ) : null}
        </li>
    );
}

interface Props {
    range: RangeWithChanges;
    /** Whether who looks may take back what others made. */
    mayEnd: boolean;
    onOpen: (id: string) => void;
    onHistory: () => void;
}

/** What people changed in the range that is shown. */
export function ChangesPanel({ range, mayEnd, onOpen, onHistory }: Props) {
    const t = useText(changesText);
    const h = useText(historyText);
    const { overrides, absences, requests } = range.changes ?? { overrides: [], absences: [], requests: [] };
    const none = overrides.length + absences.length + requests.length === 0;
    return (
        <section className={panels.panel} aria-label={t.requestsAndAbsences}>
            <header>
                <h2>{t.requestsAndAbsences}</h2>
                <span className={panels.aside}>
                    <Button kind="quiet" icon="clock" onClick={onHistory}>
                        {h.open}
                    </Button>
                </span>
            </header>
            {none ? <p className="second">{t.noChanges}</p> : null}
            <ul className={styles.lines}>
                {requests.map((one) => (
                    <RequestRow key={one.id} one={one} onOpen={onOpen} />
                ))}
                {overrides.map((one) => (
                    <OverrideRow key={one.id} one={one} mayEnd={mayEnd} />
                ))}
                {absences.map((one) => (
                    <AbsenceRow key={one.id} one={one} mayEnd={mayEnd} />
                ))}
            </ul>
        </section>
    );
}
