// SPDX-License-Identifier: Apache-2.0
// What a change did, field by field.

export interface FieldChange {
    field: string;
    kind: 'added' | 'removed' | 'changed' | 'same';
    before: string | null;
    after: string | null;
}

type Detail = Readonly<Record<string, unknown>> | null;

function shown(value: unknown): string | null {
    if (value === undefined || value === null || value === '') {
        return null;
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? null : value.map((one) => shown(one) ?? '').join(', ');
    }
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What differs first, in the order of the fields; what is empty on both sides is left out. */
export function diff(before: Detail, after: Detail): FieldChange[] {
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    const all = fields.map((field): FieldChange => {
        const old = shown(before?.[field]);
        const now = shown(after?.[field]);
        const kind = old === now ? 'same' : old === null ? 'added' : now === null ? 'removed' : 'changed';
        return { field, kind, before: old, after: now };
    });
    const told = all.filter(({ before: old, after: now }) => old !== null || now !== null);
    return told.toSorted((a, b) => Number(a.kind === 'same') - Number(b.kind === 'same'));
}

/** Where something that was changed can be seen, as far as there is a page for it. */
export function placeOf({
    kind,
    id,
}: {
    kind: string;
    id: string;
}): { to: string; search: Record<string, string[]> } | null {
    switch (kind) {
        case 'user':
            return { to: '/settings/people', search: { id: [id] } };
        case 'team':
            return { to: '/settings/teams', search: { id: [id] } };
        case 'link':
        case 'invitation':
            return { to: '/settings/people', search: {} };
        case 'service-token':
        case 'intake-key':
            return { to: '/settings/tokens', search: {} };
        case 'silence':
            return { to: '/silences', search: { id: [id] } };
        default:
            return null;
    }
}
