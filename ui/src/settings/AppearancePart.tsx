// SPDX-License-Identifier: Apache-2.0

import { useState } from 'react';
import { TextField } from '@/design/Form';
import { Choices } from '@/frame/Choices';
import { useText } from '@/i18n/bilingual';
import { useStore } from '@/store/store';
import { browserZone, isZone, ZONES, zone } from '@/time/zone';
import { Section } from './Section';
import styles from './Settings.module.css';
import { settingsText } from './text';

function Zone() {
    const t = useText(settingsText);
    const known = useStore(zone);
    const [typed, setTyped] = useState(known);
    const wrong = typed !== '' && !isZone(typed);
    return (
        <TextField
            label={t.zone}
            name="zone"
            value={typed}
            list={ZONES}
            hint={t.zoneHint(browserZone)}
            fault={wrong ? t.noZone : null}
            onChange={(text) => {
                setTyped(text);
                if (text === '' || isZone(text)) {
                    zone.set(text);
                }
            }}
        />
    );
}

/** How the console looks and listens in this browser. */
export default function AppearancePart() {
    const t = useText(settingsText);
    return (
        <Section title={t.thisBrowser}>
            <div className={styles.narrow}>
                <Choices />
                <Zone />
            </div>
        </Section>
    );
}
