// SPDX-License-Identifier: Apache-2.0
import { number } from '@/i18n/bilingual';
import styles from './Tabs.module.css';

interface Props<T extends string> {
    label: string;
    tabs: readonly { id: T; name: string; count?: number | undefined }[];
    value: T;
    onChange: (id: T) => void;
}

/** One of a few; arrows move between them. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: Props<T>) {
    return (
        <div className={styles.tabs} role="radiogroup" aria-label={label}>
            {tabs.map((tab) => (
                <label key={tab.id} data-on={tab.id === value || undefined}>
                    <input
                        type="radio"
                        className="visually-hidden"
                        name={label}
                        checked={tab.id === value}
                        onChange={() => onChange(tab.id)}
                    />
                    {tab.name}
                    {tab.count === undefined ? null : <span>{number(tab.count)}</span>}
                </label>
            ))}
        </div>
    );
}
