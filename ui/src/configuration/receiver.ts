// SPDX-License-Identifier: Apache-2.0
// A receiver as a form holds it: integrations of a type each, with the fields that are set.

import type { ConfigurationKey, ConfigurationObject, ConfigurationSchema } from '@/api/types';
import type { Value } from './yaml';

const SUFFIX = '_configs';

/** What stands for a secret that stays as it is. */
const HIDDEN = /<secret>/;

export type Fields = { [key: string]: Value };

export interface Integration {
    /** Such as `slack`. */
    type: string;
    fields: Fields;
}

export interface Receiver {
    name: string;
    integrations: readonly Integration[];
    /** What the form does not show, kept as it is. */
    rest: Fields;
}

const isFields = (value: unknown): value is Fields =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

export function receiverOf(value: unknown): Receiver {
    const receiver: { name: string; integrations: Integration[]; rest: Fields } = {
        name: '',
        integrations: [],
        rest: {},
    };
    for (const [key, child] of Object.entries(isFields(value) ? value : {})) {
        if (key === 'name') {
            receiver.name = String(child ?? '');
        } else if (key.endsWith(SUFFIX) && Array.isArray(child)) {
            for (const fields of child) {
                receiver.integrations.push({
                    type: key.slice(0, -SUFFIX.length),
                    fields: isFields(fields) ? fields : {},
                });
            }
        } else {
            receiver.rest[key] = child;
        }
    }
    return receiver;
}

/** Back to what the configuration holds; integrations of a type stand together. */
export function configured(receiver: Receiver): Fields {
    const value: Fields = { name: receiver.name, ...receiver.rest };
    for (const { type, fields } of receiver.integrations) {
        const key = type + SUFFIX;
        const before = value[key];
        value[key] = [...(Array.isArray(before) ? before : []), fields];
    }
    return value;
}

export function typesOf(schema: ConfigurationSchema): string[] {
    return (schema.sections.receivers ?? [])
        .map((key) => key.name)
        .filter((name) => name.endsWith(SUFFIX))
        .map((name) => name.slice(0, -SUFFIX.length))
        .sort();
}

/** The fields of a type, in the order of the schema. */
export function fieldsOf(schema: ConfigurationSchema, type: string): readonly ConfigurationKey[] {
    const section = schema.sections.receivers?.find((key) => key.name === type + SUFFIX)?.section;
    return schema.sections[section ?? ''] ?? [];
}

/** Whether a form can hold it: one value, and not a part of its own. */
export function isSimple(key: ConfigurationKey): boolean {
    return !key.list && !key.map && key.type !== 'section' && key.type !== 'anything';
}

/** What people fill in first: secrets, addresses, and whom it is for. */
const USUAL = new Set(['url', 'to', 'channel', 'chat_id', 'room_id', 'user_key', 'topic_arn', 'project', 'issue_type']);

export function usualFields(schema: ConfigurationSchema, type: string): string[] {
    return fieldsOf(schema, type)
        .filter((key) => isSimple(key) && (USUAL.has(key.name) || (key.secret === true && !key.name.endsWith('_file'))))
        .map((key) => key.name);
}

/** A secret as it came is shown as empty, and stays where nothing is typed. */
export function isHidden(value: Value | undefined): boolean {
    return typeof value === 'string' && HIDDEN.test(value);
}

/** What is typed in a field, as the schema wants it; undefined takes the field out. */
export function typed(key: ConfigurationKey, text: string): Value | undefined {
    if (text === '') {
        return undefined;
    }
    if (key.type === 'boolean') {
        return text === 'true';
    }
    return (key.type === 'integer' || key.type === 'count') && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** In a few words what an object is. */
export function summaryOf(object: ConfigurationObject): string {
    const value: unknown = object.value;
    if (!isFields(value)) {
        return '';
    }
    if (object.kind === 'receivers') {
        return receiverOf(value)
            .integrations.map((one) => one.type)
            .join(', ');
    }
    if (object.kind === 'route') {
        return String(value.receiver ?? '');
    }
    if (object.kind === 'services') {
        return String(value.owner ?? '');
    }
    if (object.kind === 'teams') {
        return String(value.channel ?? '');
    }
    return object.kind === 'schedules' || object.kind === 'business_hours' ? String(value.zone ?? '') : '';
}
