// SPDX-License-Identifier: Apache-2.0
// Names for what the API's description says about paging, and nothing beside it.

import type { components, paths } from '../../generated/schema';

type Schemas = components['schemas'];
type Asking<P extends keyof paths> = paths[P] extends {
    post: { requestBody: { content: { 'application/json': infer Body } } };
}
    ? Body
    : never;
type Answer<P extends keyof paths, M extends 'get' | 'post'> = paths[P] extends {
    [method in M]: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
    ? Body
    : never;

export type Severity = Schemas['PageSeverity'];
export type Manner = Schemas['Manner'];

export type Page = Schemas['Page'];
export type PageDetail = Schemas['PageDetail'];
export type PageDraft = Schemas['PageDraft'];
export type PageState = Page['state'];
export type Asked = Page['asked'][number];
/** One means of one who was asked. */
export type Ring = Asked['rings'][number];
export type RingStatus = Ring['status'];
export type ActionWord = PageDetail['actions'][number];
export type Changed = Schemas['PageChanged'];
export type Money = Schemas['PageImpact']['revenuePerMinute'][number];
export type Reason = Asking<'/pages/{id}/escalate'>['reason'];
export type PageList = Answer<'/pages', 'get'>;
export type Timeline = Answer<'/pages/{id}/timeline', 'get'>;

export type Rung = Schemas['Rung'];
export type Level = Rung['level'];
export type Path = Rung['path'];
export type Repeat = Schemas['PolicyRepeat'];
export type Coverage = Schemas['PageCoverage'];
export type Target = Schemas['PageTarget'];
export type Policy = Schemas['EscalationPolicy'];
/** A policy of the list. */
export type PolicySummary = Answer<'/escalation-policies', 'get'>['items'][number];
export type PolicyPreview = Answer<'/escalation-policies/preview', 'post'>;
export type WhoRoute = Schemas['WhoIsPaged'];

export type DayWindow = Schemas['DayWindow'];
export type Day = DayWindow['days'][number];
export type Contact = Schemas['Contact'];
export type ContactRule = Contact['rules'][number];
export type ContactMethod = Schemas['ContactMethod'];
export type ContactPreview = Answer<'/users/me/contact/preview', 'get'>;

/** A word, or a share of users from which on it holds. */
export type Criterion = Schemas['Criterion'];
export type Factor = Extract<Criterion, string>;
export type SeverityLevel = Schemas['SeverityLevel'];
export type SeverityPolicy = Schemas['SeverityPolicy'];
export type Classified = Answer<'/severities/classify', 'post'>;
export type SeverityWeek = Schemas['SeverityWeek'];
export type SeverityPreview = Answer<'/severities/preview', 'post'>;
export type SeveritySpan = SeverityWeek['spans'][number];

export type AuditorReport = Answer<'/auditor', 'get'>;
