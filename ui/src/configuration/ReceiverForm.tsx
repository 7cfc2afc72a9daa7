// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react';
import type { ConfigurationKey, ConfigurationSchema } from '@/api/types';
import { IconButton } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { fieldsOf, type Integration, isHidden, isSimple, type Receiver, typed, typesOf, usualFields } from './receiver';
import { configurationText } from './text';
import type { Value } from './yaml';

interface Props {
    receiver: Receiver;
    schema: ConfigurationSchema;
    readOnly: boolean;
    onChange: (receiver: Receiver) => void;
}

function Input({
    field,
    value,
    readOnly,
    onChange,
}: {
    field: ConfigurationKey;
    value: Value | undefined;
    readOnly: boolean;
    onChange: (value: Value | undefined) => void;
}) {
    const t = useText(configurationText);
    const id = useId();
    const hidden = isHidden(value);
    const choices = field.type === 'boolean' ? ['true', 'false'] : field.allowed;
    const shown = hidden || value === undefined || value === null ? '' : String(value);
    return (
        <>
            <label htmlFor={id}>
                <code>{field.name}</code>
            </label>
            {choices ? (
                <select
                    id={id}
                    value={shown}
                    disabled={readOnly}
                    onChange={(event) => onChange(typed(field, event.target.value))}
                >
                    <option value="">{field.default === undefined ? t.notSet : t.usually(field.default)}</option>
                    {choices.map((one) => (
                        <option key={one}>{one}</option>
                    ))}
                </select>
            ) : (
                <input
                    id={id}
                    name={field.name}
                    type={field.secret ? 'password' : 'text'}
                    autoComplete={field.secret ? 'new-password' : 'off'}
                    value={shown}
                    readOnly={readOnly}
                    placeholder={hidden ? t.secretKept : (field.default ?? '')}
                    onChange={(event) => onChange(typed(field, event.target.value))}
                />
            )}
        </>
    );
}

function IntegrationForm({
    integration,
    schema,
    readOnly,
    onChange,
    onRemove,
}: {
    integration: Integration;
    schema: ConfigurationSchema;
    readOnly: boolean;
    onChange: (integration: Integration) => void;
    onRemove: () => void;
}) {
    const t = useText(configurationText);
    const all = fieldsOf(schema, integration.type);
    const usual = usualFields(schema, integration.type);
    const shown = all.filter((key) => isSimple(key) && (key.name in integration.fields || usual.includes(key.name)));
    const more = all.filter((key) => isSimple(key) && !shown.includes(key));
    const written = Object.keys(integration.fields).filter((name) => !shown.some((key) => key.name === name));
    const set = (name: string, value: Value | undefined) => {
        const fields = { ...integration.fields };
        if (value === undefined) {
            delete fields[name];
        } else {
            fields[name] = value;
        }
        onChange({ ...integration, fields });
    };
    return (
        <fieldset className={styles.integration}>
            <legend>{integration.type}</legend>
            {readOnly ? null : <IconButton icon="trash" label={t.removeIntegration} onClick={onRemove} />}
            <div className={styles.fields}>
                {shown.map((key) => (
                    <Input
                        key={key.name}
                        field={key}
                        value={integration.fields[key.name]}
                        readOnly={readOnly}
                        onChange={(value) => set(key.name, value)}
                    />
                ))}
            </div>
            {written.length > 0 ? <p className="quiet">{t.writtenFields(written.join(', '))}</p> : null}
            {readOnly || more.length === 0 ? null : (
                <select
                    aria-label={t.addField}
                    value=""
                    onChange={(event) =>
                        set(event.target.value, all.find((key) => key.name === event.target.value)?.default ?? '')
                    }
                >
                    <option value="">{t.addField}</option>
                    {more.map((key) => (
                        <option key={key.name}>{key.name}</option>
                    ))}
                </select>
            )}
        </fieldset>
    );
}

/** A receiver's name and its integrations, with the fields that people fill in. */
export function ReceiverForm({ receiver, schema, readOnly, onChange }: Props) {
    const t = useText(configurationText);
    const { integrations } = receiver;
    const replace = (at: number, ...by: Integration[]) =>
        onChange({ ...receiver, integrations: integrations.toSpliced(at, 1, ...by) });
    return (
        <>
            <label>
                {t.name}
                <input
                    name="name"
                    value={receiver.name}
                    readOnly={readOnly}
                    autoComplete="off"
                    onChange={(event) => onChange({ ...receiver, name: event.target.value })}
                />
            </label>
            {integrations.map((integration, at) => (
                <IntegrationForm
                    // biome-ignore lint/suspicious/noArrayIndexKey: integrations have no names
                    key={at}
                    integration={integration}
                    schema={schema}
                    readOnly={readOnly}
                    onChange={(next) => replace(at, next)}
                    onRemove={() => replace(at)}
                />
            ))}
            {integrations.length === 0 ? <p className="quiet">{t.tellsNobody}</p> : null}
            {readOnly ? null : (
                <label className={styles.adding}>
                    {t.addIntegration}
                    <select
                        name="type"
                        value=""
                        onChange={(event) =>
                            onChange({
                                ...receiver,
                                integrations: [...integrations, { type: event.target.value, fields: {} }],
                            })
                        }
                    >
                        <option value="">{t.chooseType}</option>
                        {typesOf(schema).map((type) => (
                            <option key={type}>{type}</option>
                        ))}
                    </select>
                </label>
            )}
            {Object.keys(receiver.rest).length > 0 ? (
                <p className="quiet">{t.writtenFields(Object.keys(receiver.rest).join(', '))}</p>
            ) : null}
        </>
    );
}
