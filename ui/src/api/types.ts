// SPDX-License-Identifier: Apache-2.0
import type { components, paths } from '../../generated/schema';

type Schemas = components['schemas'];

export type Alert = Schemas['Alert'];
export type Group = Schemas['Group'];
/** What a group shows of the page about it. */
export type GroupPage = Schemas['GroupPage'];
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
export type Person = paths['/people']['get']['responses']['200']['content']['application/json']['items'][number];
export type OnCallItem = OnCallNow['items'][number];
export type Override = Schemas['Override'];
export type OverrideDraft = Schemas['OverrideDraft'];
export type TemporaryDraft = Schemas['TemporaryDraft'];
export type Absence = Schemas['Absence'];
export type AbsenceDraft = Schemas['AbsenceDraft'];
export type ShiftRequest = Schemas['ShiftRequest'];
export type ShiftRequestDraft = Schemas['ShiftRequestDraft'];
export type PersonalShift = Schemas['PersonalShift'];
export type HandoffNote = Schemas['HandoffNote'];
export type Fairness = Schemas['Fairness'];
export type CalendarFeed = Schemas['CalendarFeed'];
export type AbsenceCalendar = Schemas['AbsenceCalendar'];
export type Identity = Schemas['Identity'];
export type Passkey = Schemas['Passkey'];
export type Health = Schemas['Health'];
export type View = Schemas['View'];
export type Configuration = Schemas['Configuration'];
export type ConfigurationCheck = Schemas['ConfigurationCheck'];
export type ConfigurationFinding = Schemas['ConfigurationFinding'];
export type ConfigurationKey = Schemas['ConfigurationKey'];
export type ConfigurationObject = Schemas['ConfigurationObject'];
export type ConfigurationSchema = Schemas['ConfigurationSchema'];
export type ConfigurationVersion = Schemas['ConfigurationVersion'];
export type TextDiff = Schemas['TextDiff'];
export type Session = Schemas['Session'];
export type Role = Schemas['Role'];
export type Permission = Schemas['Permission'];
export type User = Schemas['User'];
export type Team = Schemas['Team'];
export type Token = Schemas['Token'];
export type IntakeKey = Schemas['IntakeKey'];
export type Invitation = Schemas['Link'];
export type BrowserSession = Schemas['BrowserSession'];
export type AuditEntry = Schemas['AuditEntry'];
export type Maintenance = Schemas['Maintenance'];
export type Window = Schemas['Window'];
export type SilenceRequest = Schemas['SilenceRequest'];
export type Service = Schemas['Service'];
export type ServiceSummary = Schemas['ServiceSummary'];
export type OwningTeam = Schemas['OwningTeam'];
export type RoleOnCall = Schemas['RoleOnCall'];
export type Holiday = Schemas['Holiday'];
export type ServiceList = paths['/services']['get']['responses']['200']['content']['application/json'];
export type BusinessHours = paths['/business-hours']['get']['responses']['200']['content']['application/json'];
export type HolidaysOfRange = paths['/holidays']['get']['responses']['200']['content']['application/json'];

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
