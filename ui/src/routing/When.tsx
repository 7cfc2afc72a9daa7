// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Tabs } from '@/design/Tabs';
import { useText } from '@/i18n/bilingual';
import { fromInput, toInput } from '@/time/input';
import { browserZone, useReaderZone } from '@/time/zone';
import styles from './Question.module.css';
import { routingText } from './text';

/** As the field has it, or empty where the address names no instant. */
function shownAs(at: string | null): string {
    const instant = Date.parse(at ?? '');
    return Number.isNaN(instant) ? '' : toInput(instant);
}

/** Now, or any time of the reader's zone. */
export function When({ at, onChange }: { at: string | null; onChange: (at: string | null) => void }) {
    const t = useText(routingText);
    const zone = useReaderZone() ?? browserZone;
    const [typed, setTyped] = useState(shownAs(at));
    // While a part of the field is empty the browser says nothing of the rest: that is no reason to change it.
    useEffect(() => setTyped(shownAs(at)), [at]);
    return (
        <div className={styles.when}>
            <Tabs
                label={t.when}
                tabs={[
                    { id: 'now', name: t.now },
                    { id: 'then', name: t.otherTime },
                ]}
                value={at === null ? 'now' : 'then'}
                onChange={(which) =>
                    onChange(which === 'now' ? null : new Date(fromInput(toInput(Date.now()))).toISOString())
                }
            />
            {at === null ? null : (
                <label className={styles.time}>
                    <span className="visually-hidden">{t.time}</span>
                    <input
                        type="datetime-local"
                        name="at"
                        value={typed}
                        onChange={({ target: { value } }) => {
                            setTyped(value);
                            const instant = new Date(fromInput(value));
                            if (!Number.isNaN(instant.getTime())) {
                                onChange(instant.toISOString());
                            }
                        }}
                    />
                    <span className="quiet">{t.zone(zone)}</span>
                </label>
            )}
        </div>
    );
}
