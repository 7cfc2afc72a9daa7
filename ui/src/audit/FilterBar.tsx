// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Button } from '@/design/Button';
import { SelectField, TextField } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import { fromInput, toInput } from '@/time/input';
import styles from './Audit.module.css';
import { exportAddress, type Filter } from './queries';
import { auditText } from './text';

/** Until the typing rests. */
const REST_MS = 350;

interface Props {
    filter: Filter;
    onChange: (change: Record<string, string | null>) => void;
}

function Word({
    name,
    label,
    value,
    onChange,
}: {
    name: string;
    label: string;
    value: string;
    onChange: (v: string) => void;
}) {
    const [typed, setTyped] = useState(value);
    useEffect(() => setTyped(value), [value]);
    useEffect(() => {
        if (typed === value) {
            return;
        }
        const timer = setTimeout(() => onChange(typed.trim()), REST_MS);
        return () => clearTimeout(timer);
    }, [typed, value, onChange]);
    return <TextField name={name} label={label} value={typed} onChange={setTyped} />;
}

function instant(text: string): string | null {
    const at = new Date(fromInput(text));
    return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What the trail is filtered by, and the trail as a file. */
export function FilterBar({ filter, onChange }: Props) {
    const t = useText(auditText);
    const shown = (at: string | undefined) => (at ? toInput(Date.parse(at)) : '');
    return (
        <search className={styles.filter} aria-label={t.filter}>
            <Word name="actor" label={t.actor} value={filter.actor ?? ''} onChange={(actor) => onChange({ actor })} />
            <SelectField
                name="action"
                label={t.action}
                value={filter.action ?? ''}
                options={[
                    { id: '', name: t.anyAction },
                    ...Object.entries(t.names).map(([id, name]) => ({
                        id,
                        name: id.includes('.') ? `– ${name}` : name,
                    })),
                ]}
                onChange={(action) => onChange({ action })}
            />
            <Word
                name="object"
                label={t.object}
                value={filter.object ?? ''}
                onChange={(object) => onChange({ object })}
            />
            <TextField
                name="from"
                type="datetime-local"
                label={t.from}
                value={shown(filter.from)}
                onChange={(text) => onChange({ from: instant(text) })}
            />
            <TextField
                name="to"
                type="datetime-local"
                label={t.to}
                value={shown(filter.to)}
                onChange={(text) => onChange({ to: instant(text) })}
            />
            <span className={styles.tools}>
                {Object.values(filter).some(Boolean) ? (
                    <Button
                        kind="quiet"
                        small
                        onClick={() => onChange({ actor: null, action: null, object: null, from: null, to: null })}
                    >
                        {t.clear}
                    </Button>
                ) : null}
                <a className="link" href={exportAddress(filter, 'csv')} download>
                    <Icon name="download" size={14} /> {t.export} CSV
                </a>
                <a className="link" href={exportAddress(filter, 'json')} download>
                    JSON
                </a>
            </span>
        </search>
    );
}
