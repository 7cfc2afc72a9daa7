// SPDX-License-Identifier: Apache-2.0
import type { components, paths } from '../../generated/schema';

type Schemas = components['schemas'];

export type Alert = Schemas['Alert'];
export type Group = Schemas['Group'];
export type Telling = Schemas['Telling'];
export type Severity = NonNullable<Schemas['Severity']>;
export type Explanation = Schemas['Explanation'];
export type Fact = Schemas['Fact'];
export type RouteNode = Schemas['RouteNode'];
export type Destinations = Schemas['Destinations'];
export type Delivery = Schemas['Delivery'];
export type DeliveryState = Schemas['DeliveryState'];
export type Receiver = Schemas['Receiver'];
export type ReceiverTest = Schemas['ReceiverTest'];
export type ShadowReport = Schemas['ShadowReport'];
export type ShadowDifference = Schemas['ShadowDifference'];
export type OnCallRange = Schemas['OnCallRange'];
export type Shift = Schemas['Shift'];
export type OnCallNow = paths['/oncall']['get']['responses']['200']['content']['application/json'];
export type ScheduleSummary =
    paths['/schedules']['get']['responses']['200']['content']['application/json']['items'][number];
export type SessionInfo = Schemas['Session'];
export type Identity = Schemas['Identity'];
export type Passkey = Schemas['Passkey'];
export type Health = Schemas['Health'];

export const SEVERITIES: readonly Severity[] = ['P1', 'P2', 'P3', 'P4', 'P5'];

/** Where our own API lies. */
export const OURS = 'api/watchfire/v1';

/** Where Alertmanager's lies. */
export const ALERTMANAGER = 'api/v2';

export interface Page<T> {
    items: T[];
    nextCursor: string | null;
}

/** As Alertmanager writes it; ours has no silences of its own. */
export interface SilenceMatcher {
    name: string;
    value: string;
    isRegex: boolean;
    isEqual: boolean;
}

export interface Silence {
    id: string;
    status: { state: 'active' | 'pending' | 'expired' };
    matchers: SilenceMatcher[];
    startsAt: string;
    endsAt: string;
    updatedAt: string;
    createdBy: string;
    comment: string;
}

export interface Status {
    cluster: { status: string; peers: { name: string; address: string }[] };
    config: { original: string };
    versionInfo: Record<string, string>;
    uptime: string;
}
