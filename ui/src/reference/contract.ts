// SPDX-License-Identifier: Apache-2.0

/** A schema, as far as it is shown. */
export interface Schema {
    $ref?: string;
    type?: string | string[];
    format?: string;
    description?: string;
    enum?: unknown[];
    items?: Schema;
    properties?: Record<string, Schema>;
    required?: string[];
    oneOf?: Schema[];
    allOf?: Schema[];
    additionalProperties?: Schema | boolean;
    default?: unknown;
}

interface Content {
    content?: Record<string, { schema?: Schema }>;
}

export interface Parameter {
    $ref?: string;
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: Schema;
}

export interface Operation {
    method: string;
    path: string;
    operationId: string;
    tags: string[];
    summary: string;
    description?: string;
    parameters?: Parameter[];
    requestBody?: Content;
    responses: Record<string, Content & { $ref?: string; description?: string }>;
}

export interface Contract {
    info: { description?: string };
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
    components: Record<string, Record<string, unknown>>;
}

/** All operations, in the order in which they are written. */
export function operationsOf(contract: Contract): Operation[] {
    return Object.entries(contract.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
    );
}

/** Those in which all the words stand, by the tag they are listed under. */
export function found(operations: readonly Operation[], text: string): Map<string, Operation[]> {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const byTag = new Map<string, Operation[]>();
    for (const one of operations) {
        const all = `${one.method} ${one.path} ${one.summary} ${one.operationId}`.toLowerCase();
        if (words.every((word) => all.includes(word))) {
            const tag = one.tags[0] ?? '';
            byTag.set(tag, [...(byTag.get(tag) ?? []), one]);
        }
    }
    return byTag;
}

/** What a reference stands for, and the name it has. */
export function resolved<T extends { $ref?: string }>(contract: Contract, value: T): T {
    if (!value.$ref) {
        return value;
    }
    const [kind = '', name = ''] = value.$ref.replace('#/components/', '').split('/');
    return (contract.components[kind]?.[name] ?? value) as T;
}

/** Deeper than this a schema is named and not written out: some hold themselves. */
const DEEPEST = 4;

/** A schema as lines to read: the names of members with their types. */
export function linesOf(contract: Contract, schema: Schema, depth = 0): string[] {
    const pad = '  '.repeat(depth);
    const whole = resolved(contract, schema);
    if (whole.allOf) {
        return whole.allOf.flatMap((part) => linesOf(contract, part, depth));
    }
    const members = whole.properties ?? whole.items?.properties;
    const inner = whole.items ? resolved(contract, whole.items) : whole;
    const properties = members ?? inner.properties;
    if (!properties || depth >= DEEPEST) {
        return depth === 0 ? [typeOf(contract, schema)] : [];
    }
    return Object.entries(properties).flatMap(([name, member]) => {
        const optional = inner.required?.includes(name) ? '' : '?';
        const about = member.description ? `  — ${member.description}` : '';
        const own = `${pad}${name}${optional}: ${typeOf(contract, member)}${about}`;
        return [own, ...linesOf(contract, member, depth + 1)];
    });
}

export function typeOf(contract: Contract, schema: Schema): string {
    if (schema.oneOf) {
        return schema.oneOf.map((one) => typeOf(contract, one)).join(' | ');
    }
    const whole = resolved(contract, schema);
    if (whole.enum) {
        return whole.enum.map((one) => JSON.stringify(one)).join(' | ');
    }
    if (whole.oneOf) {
        return typeOf(contract, whole);
    }
    if (whole.items) {
        return `${typeOf(contract, whole.items)}[]`;
    }
    if (schema.$ref && whole.properties) {
        return schema.$ref.split('/').pop() ?? 'object';
    }
    const types = ([] as string[]).concat(whole.type ?? 'any').join(' | ');
    return whole.format && whole.format !== 'int64' ? `${types} (${whole.format})` : types;
}
