// SPDX-License-Identifier: Apache-2.0
import type { Destinations } from '@/api/types';
import { readLabels } from '@/deliveries/labels';
import type { View } from '@/frame/useView';
import { type Completion, complete, type Vocabulary } from '@/matcher/complete';
import { quoted } from '@/matcher/matcher';

export interface Label {
    name: string;
    value: string;
}

/** Where labels would go. */
export interface Question {
    labels: readonly Label[];
    /** Null for now. */
    at: string | null;
}

/** As it stands in addresses: `name=value`, without quotes. */
export function labelOf(pair: string): Label {
    const equals = pair.indexOf('=');
    return equals < 0 ? { name: pair, value: '' } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
}

export function pairOf({ name, value }: Label): string {
    return `${name}=${value}`;
}

/** As people read and type it. */
export function writeLabel({ name, value }: Label): string {
    return `${name}=${quoted(value)}`;
}

/** A label that is there already takes its new value. */
export function withLabels(before: readonly Label[], fresh: readonly Label[]): Label[] {
    return [...new Map([...before, ...fresh].map((label) => [label.name, label])).values()];
}

/** The address of the question about an alert with these labels. */
export function searchFor(labels: Readonly<Record<string, string>>): { label: string[] } {
    return { label: Object.entries(labels).map(([name, value]) => pairOf({ name, value })) };
}

/** What the address asks, or null where it asks nothing. An instant that is none is left to the server to refuse. */
export function questionOf(view: Pick<View, 'one' | 'all'>): Question | null {
    const labels = withLabels([], view.all('label').map(labelOf));
    return labels.length > 0 ? { labels, at: view.one('at') } : null;
}

export type ReadLabels = { ok: true; items: Label[] } | { ok: false; problem: string };

export function read(text: string): ReadLabels {
    const found = readLabels(text);
    return 'bad' in found ? { ok: false, problem: found.bad } : { ok: true, items: found.labels.map(labelOf) };
}

/** As for matchers, but a label has no operator but the one. */
export function completeLabel(typed: string, known: Vocabulary): Completion[] {
    const equals = typed.indexOf('=');
    const name = typed.slice(0, equals).trim();
    const plain = known.has(name) && typed[equals + 1] !== '~';
    return complete(typed, known)
        .filter((one) => one.kind === 'name' || plain)
        .map((one) => (one.kind === 'name' ? one : { ...one, insert: writeLabel({ name, value: one.label }) }));
}

type Destination = Destinations['destinations'][number];

/** What it comes to, in a sentence. */
export type Verdict =
    | { kind: 'inhibited'; by: string }
    | { kind: 'silenced'; by: string; until: string }
    | { kind: 'held'; by: string[] }
    | { kind: 'nobody'; receivers: string[] }
    | { kind: 'told'; receivers: string[]; held: string[]; by: string[] };

function receivers(destinations: readonly Destination[]): string[] {
    return [...new Set(destinations.map((one) => one.receiver))];
}

/** Whether a destination tells somebody while nothing mutes the alert. */
export function tells(destination: Destination): boolean {
    return destination.heldBy.length === 0 && destination.integrations.length > 0;
}

export function isMuted(answer: Destinations): boolean {
    return answer.inhibition !== null || answer.silences.length > 0;
}

export function verdict(answer: Destinations): Verdict {
    if (answer.inhibition) {
        return { kind: 'inhibited', by: answer.inhibition.labels.alertname ?? answer.inhibition.fingerprint };
    }
    const last = answer.silences.toSorted((a, b) => Date.parse(b.endsAt) - Date.parse(a.endsAt))[0];
    if (last) {
        return { kind: 'silenced', by: last.createdBy, until: last.endsAt };
    }
    const able = answer.destinations.filter((one) => one.integrations.length > 0);
    if (able.length === 0) {
        return { kind: 'nobody', receivers: receivers(answer.destinations) };
    }
    const held = able.filter((one) => !tells(one));
    const by = [...new Set(held.flatMap((one) => one.heldBy))];
    return held.length === able.length
        ? { kind: 'held', by }
        : { kind: 'told', receivers: receivers(able.filter(tells)), held: receivers(held), by };
}
