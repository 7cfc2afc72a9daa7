// SPDX-License-Identifier: Apache-2.0
import type { Window } from '@/api/types';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { isZone, useReaderZone } from '@/time/zone';
import styles from './Maintenance.module.css';
import { maintenanceText } from './text';

function span(language: string, zone: string | undefined, { startsAt, endsAt }: Window): string {
    const format = new Intl.DateTimeFormat(language === 'ko' ? 'ko-KR' : 'en-GB', {
        weekday: 'short',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        ...(zone ? { timeZone: zone } : {}),
    });
    return format.formatRange(Date.parse(startsAt), Date.parse(endsAt));
}

function offset(zone: string | undefined, at: string): string {
    const format = new Intl.DateTimeFormat('en-GB', {
        ...(zone ? { timeZone: zone } : {}),
        timeZoneName: 'longOffset',
    });
    return format.formatToParts(Date.parse(at)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** When windows come, in the reader's zone and, where that is another one, in theirs. */
export function Windows({ windows, zone }: { windows: readonly Window[]; zone: string }) {
    const t = useText(maintenanceText);
    const language = useLanguage();
    const mine = useReaderZone();
    if (windows.length === 0) {
        return <p className="second">{t.noWindow}</p>;
    }
    // While a zone is being typed it is none.
    const differ = isZone(zone) && windows.some(({ startsAt }) => offset(mine, startsAt) !== offset(zone, startsAt));
    return (
        <table className={styles.windows} data-testid="windows">
            {differ ? (
                <thead>
                    <tr>
                        <th scope="col">{t.here}</th>
                        <th scope="col">{t.there(zone)}</th>
                    </tr>
                </thead>
            ) : null}
            <tbody>
                {windows.map((window) => (
                    <tr key={window.startsAt}>
                        <td>{span(language, mine, window)}</td>
                        {differ ? <td className="quiet">{span(language, zone, window)}</td> : null}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
