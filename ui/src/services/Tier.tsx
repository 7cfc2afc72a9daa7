// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import styles from './Services.module.css';
import { servicesText } from './text';

/** How much it matters: said in words, never by a colour. */
export function Tier({ tier, short = false }: { tier: number | null; short?: boolean }) {
    const t = useText(servicesText);
    const name = tier === null ? t.noTier : t.tier(tier);
    if (!short) {
        return <span className={styles.tier}>{name}</span>;
    }
    return (
        <span className={styles.tier} title={name}>
            <span aria-hidden>{tier === null ? '–' : `T${tier}`}</span>
            <span className="visually-hidden">{name}</span>
        </span>
    );
}
