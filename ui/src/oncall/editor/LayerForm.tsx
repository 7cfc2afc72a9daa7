// SPDX-License-Identifier: Apache-2.0
import { IconButton } from '@/design/Button';
import { Beside, SelectField, TextField } from '@/design/Form';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { cityOf } from '@/time/wall';
import { ZONES } from '@/time/zone';
import styles from './Editor.module.css';
import { type Layer, UNITS } from './plan';
import { Turns } from './Turns';
import { editorText } from './text';
import { Windows } from './Windows';

const MOST_EVERY = 1_000;
const MOST_NAME_LETTERS = 100;

interface Props {
    layer: Layer;
    /** The schedule's, which is followed where the layer has none. */
    zone: string;
    onChange: (next: Layer) => void;
    /** Null where it is the only one. */
    onRemove: (() => void) | null;
    at: (field: string) => string | null;
}

/** One rotation: who, for how long, when, and what it is among the others. */
export function LayerForm({ layer, zone, onChange, onRemove, at }: Props) {
    const t = useText(editorText);
    const set = <K extends keyof Layer>(name: K, value: Layer[K]) => onChange({ ...layer, [name]: value });
    const several = layer.handoffs.length > 1;
    return (
        <section className={styles.layer} aria-label={t.layer(layer.name)}>
            <header>
                <TextField
                    label={t.layerName}
                    name="layer"
                    value={layer.name}
                    maxLength={MOST_NAME_LETTERS}
                    onChange={(value) => set('name', value)}
                    fault={at('name')}
                />
                {onRemove ? <IconButton icon="trash" label={t.removeLayer} onClick={onRemove} /> : null}
            </header>
            <FaultLine>{at('')}</FaultLine>
            {layer.calendar === null ? (
                <>
                    <Turns
                        turns={layer.turns}
                        onChange={(turns) => set('turns', turns)}
                        fault={(i) => at(`turns[${i}]`) ?? at(`turns[${i}].from`) ?? at(`turns[${i}].until`)}
                    />
                    <FaultLine>{at('turns')}</FaultLine>
                    <div className={styles.when}>
                        {several ? null : (
                            <>
                                <TextField
                                    label={t.every}
                                    name="every"
                                    type="number"
                                    min={1}
                                    max={MOST_EVERY}
                                    value={layer.number}
                                    onChange={(value) => set('number', value)}
                                    fault={at('every')}
                                />
                                <SelectField
                                    label={t.unit}
                                    name="unit"
                                    value={layer.unit}
                                    options={UNITS.map((id) => ({ id, name: t.units[id] }))}
                                    onChange={(unit) => set('unit', unit)}
                                />
                            </>
                        )}
                        <TextField
                            label={`${t.start} (${cityOf(layer.zone || zone)})`}
                            name="start"
                            type="datetime-local"
                            value={layer.start}
                            onChange={(value) => set('start', value)}
                            fault={at('start')}
                        />
                    </div>
                </>
            ) : (
                <TextField
                    label={t.calendar}
                    name="calendar"
                    value={layer.calendar}
                    hint={t.calendarHint}
                    onChange={(value) => set('calendar', value)}
                    fault={at('calendar')}
                />
            )}
            <Windows
                windows={layer.windows}
                onChange={(windows) => set('windows', windows)}
                at={(i, field) => at(`restrictions[${i}]${field ? `.${field}` : ''}`)}
            />
            <details
                className={styles.more}
                open={Boolean(at('role') ?? at('priority') ?? at('zone') ?? at('until')) || undefined}
            >
                <summary>{t.more}</summary>
                <Beside>
                    <TextField
                        label={t.role}
                        name="role"
                        value={layer.role}
                        hint={t.roleHint}
                        onChange={(value) => set('role', value)}
                        fault={at('role')}
                    />
                    <TextField
                        label={t.priority}
                        name="priority"
                        type="number"
                        value={layer.priority}
                        onChange={(value) => set('priority', value)}
                        fault={at('priority')}
                    />
                </Beside>
                <Beside>
                    <TextField
                        label={t.layerZone}
                        name="layerZone"
                        value={layer.zone}
                        list={ZONES}
                        hint={t.layerZoneHint}
                        onChange={(value) => set('zone', value)}
                        fault={at('zone')}
                    />
                    <TextField
                        label={t.until}
                        name="until"
                        type="datetime-local"
                        value={layer.until}
                        hint={t.untilHint}
                        onChange={(value) => set('until', value)}
                        fault={at('until')}
                    />
                </Beside>
                {layer.calendar === null ? (
                    <>
                        <TextField
                            label={t.handoffs}
                            name="handoffs"
                            value={layer.handoffs.join(', ')}
                            hint={t.handoffsHint}
                            onChange={(value) => set('handoffs', value === '' ? [] : value.split(/\s*,\s*/))}
                            fault={at('handoffs')}
                        />
                        <SelectField
                            label={t.count}
                            name="count"
                            value={layer.count}
                            options={(['active', 'calendar'] as const).map((id) => ({ id, name: t.counts[id] }))}
                            onChange={(count) => set('count', count)}
                        />
                    </>
                ) : null}
            </details>
        </section>
    );
}
