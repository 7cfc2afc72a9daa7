// SPDX-License-Identifier: Apache-2.0
import { remove } from '@/api/client';
import { OURS } from '@/api/types';
import { Sure } from '@/design/Form';
import { useText } from '@/i18n/bilingual';
import { fresh } from '@/session/proof';
import { useClock } from '@/time/Time';
import { useInvitations } from '../queries';
import { Section } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';

/** Who is invited and has not come yet. */
export function Invitations() {
    const t = useText(settingsText);
    const clock = useClock();
    const open = useInvitations(true).data ?? [];
    if (open.length === 0) {
        return null;
    }
    return (
        <Section title={t.invitations}>
            <div className={styles.rows}>
                {open.map((one) => (
                    <div key={one.id} className={styles.row} data-testid="invitation">
                        <span className="cut">{one.email || t.anybody}</span>
                        <span className="cut second">
                            {t.roles[one.role]}
                            {one.teams.map((team) => `, ${team.slug} (${t.roles[team.role]})`).join('')}
                        </span>
                        <span className="cut quiet">
                            {one.createdBy}, {t.until(clock(one.expiresAt))}
                        </span>
                        <Sure
                            small
                            ask={t.withdraw}
                            sure={t.withdrawSure}
                            run={() => fresh(() => remove(`${OURS}/invitations/${encodeURIComponent(one.id)}`))}
                        />
                    </div>
                ))}
            </div>
        </Section>
    );
}
