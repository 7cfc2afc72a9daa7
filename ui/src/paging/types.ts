// SPDX-License-Identifier: Apache-2.0
// What the server says about paging. Times are RFC 3339, lengths of time as the configuration writes them.

import type { Fact, Severity } from '@/api/types';

export type { Severity } from '@/api/types';

export type PageState = 'held' | 'triggered' | 'acknowledged' | 'snoozed' | 'resolved';
export type Origin = 'alerts' | 'person' | 'program' | 'test';
export type RingStatus = 'planned' | 'ordered' | 'sent' | 'failed' | 'unknown' | 'cancelled' | 'skipped';
export type Manner = 'at_once' | 'business_hours' | 'daily_digest' | 'weekly_review';
export type Level = 'L1' | 'L2' | 'L3' | 'management';
export type Path = 'technical' | 'managerial' | 'business' | 'external';
export type Reason = 'complexity' | 'expertise' | 'resources' | 'sensitivity' | 'customer-request';

/** One means of one who was asked. */
export interface Ring {
    method: string;
    type: string;
    due: string;
    status: RingStatus;
    delivery: number | null;
    why: string;
}

export interface Asked {
    person: string | null;
    channel: string | null;
    /** Position from 0, or −1 where people asked them. */
    step: number;
    round: number;
    at: string;
    mustAcknowledge: boolean;
    acknowledgedAt: string | null;
    why: string;
    rings: readonly Ring[];
}

export interface Page {
    id: number;
    origin: Origin;
    policy: string;
    receiver: string;
    title: string;
    text: string;
    labels: Readonly<Record<string, string>>;
    service: string;
    team: string;
    severity: Severity;
    state: PageState;
    round: number;
    nextStep: number | null;
    nextAt: string | null;
    asked: readonly Asked[];
    acknowledgedBy: readonly string[];
    acknowledgedAt: string | null;
    remindAt: string | null;
    startOverAt: string | null;
    snoozedUntil: string | null;
    heldUntil: string | null;
    held: string;
    openedAt: string;
    openedBy: string;
    endedAt: string | null;
    endedBy: string;
    respondBy: string | null;
    alerts: readonly string[];
}

export interface Money {
    amount: number | string;
    currency: string;
}

export interface Impact {
    service: string | null;
    tier: number | null;
    affected: number;
    revenuePerMinute: readonly Money[];
}

/** When a means of somebody is used. */
export interface PlannedRing {
    person?: string;
    type: string;
    at: string;
    why: string;
}

export interface Rung {
    step: number;
    level: Level;
    path: Path;
    /** Null where it is not known, as where it waits for a condition. */
    at: string | null;
    state: 'fired' | 'next' | 'planned' | 'passed' | 'stopped';
    /** Whom it asks, in the policy's words. */
    who: readonly string[];
    /** Whom it would ask now. */
    people: readonly string[];
    why: string;
    rings?: readonly PlannedRing[];
}

export type ActionWord =
    | 'acknowledge'
    | 'unacknowledge'
    | 'resolve'
    | 'snooze'
    | 'escalate'
    | 'reassign'
    | 'add-responder';

export interface AlertOfPage {
    fingerprint: string;
    labels: Readonly<Record<string, string>>;
    annotations?: Readonly<Record<string, string>>;
    startsAt?: string;
}

/** A page with all about it; its alerts are whole. */
export interface PageDetail extends Omit<Page, 'alerts'> {
    policyNow: unknown;
    /** The configuration has another version of the policy by now. */
    outdated: boolean;
    alerts: readonly AlertOfPage[];
    impact: Impact | null;
    ladder: readonly Rung[];
    actions: readonly ActionWord[];
    /** A telephone number at which pressing 4 acknowledges, where the server has one. */
    callIn?: string | null;
}

export interface Changed {
    page: Page;
    changed: boolean;
}

export interface PageList {
    items: readonly Page[];
    next: string | null;
}

export interface Timeline {
    items: readonly Fact[];
}

/** Whom a step asks, or somebody asks: exactly one of the first five. */
export interface Target {
    schedule?: string;
    role?: string;
    who?: 'current' | 'next' | 'all';
    user?: string;
    team?: string;
    channel?: string;
    vendor?: string;
}

/** A policy of the list; its steps are as the configuration writes them. */
export interface PolicySummary {
    name: string;
    description?: string;
    team?: string;
    openPages: number;
    outdatedPages: number;
    readOnly: boolean;
    [field: string]: unknown;
}

export interface Problem {
    message: string;
    path?: string;
    line?: number;
    column?: number;
    severity?: 'error' | 'warning';
}

export interface PolicyPreview {
    problems: readonly (Problem | string)[];
    ladder: readonly Rung[];
    /** A sentence, or when nobody would be found. */
    coverage: unknown;
}

export type Day = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

export interface DayWindow {
    days: readonly Day[];
    from: string;
    to: string;
}

export interface ContactRule {
    /** Empty for all. */
    severities: readonly Severity[];
    when: DayWindow | null;
    /** After so many seconds, by the method of that id. */
    rings: readonly { after: number; method: string }[];
}

export interface ContactMethod {
    id: string;
    type: string;
    address: string;
    label: string;
    verifiedAt: string | null;
    problem: string;
}

export interface Contact {
    person: string;
    language: string;
    zone: string;
    quiet: readonly DayWindow[];
    rules: readonly ContactRule[];
    methods: readonly ContactMethod[];
    /** What this server can send. */
    types: readonly string[];
    problem: string | null;
}

export interface ContactPreview {
    items: readonly { method: string; type: string; at: string; why: string }[];
    quietUntil: string | null;
}

export type Factor =
    | 'full_outage'
    | 'partial_outage'
    | 'data_loss'
    | 'security_breach'
    | 'users'
    | 'urgent'
    | 'workaround'
    | 'cosmetic';

/** A word of `Factor`, or a share of users from which on it holds. */
export type Criterion = Factor | string | { users: string | number };

export interface SeverityLevel {
    name: string;
    criteria: readonly Criterion[];
    respondWithin: string | number;
    deliver: Manner;
    breaksQuietHours: boolean;
}

export interface SeverityPolicy {
    labels: readonly string[];
    mapping: Readonly<Record<string, Severity>>;
    default: Severity;
    zone: string;
    digestAt: string;
    reviewOn: string;
    levels: Readonly<Record<Severity, SeverityLevel>>;
    teams: Readonly<Record<string, Partial<Record<Severity, Manner>>>>;
}

export interface Classified {
    severity: Severity;
    because: readonly Criterion[];
}

export interface SeveritySpan {
    severity: Severity;
    manner: Manner;
    start: string;
    end: string;
    leavesAt: string | null;
    why: string;
}

export interface WhoRoute {
    receiver: string;
    policy: string | null;
    severity: { value: Severity; why: string };
    leave: { at: string; manner: Manner; why: string };
    held: readonly (string | { kind?: string; name?: string; why?: string })[];
    ladder: readonly Rung[];
}

export interface AuditorReport {
    checkedAt: string | null;
    oldestOverdueSeconds: number;
    problems: readonly {
        kind: string;
        page: number | null;
        delivery: number | null;
        since: string;
        text: string;
    }[];
}
