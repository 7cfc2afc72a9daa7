// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { useDirectory } from '@/oncall/directory';
import { duration } from '@/routing/duration';
import type { Target } from '../types';
import { type ConditionDraft, lengthOf } from './draft';
import { policyText } from './text';

/** Whom a step asks, as people say it. */
export function useTargetWords(): (target: Target) => string {
    const t = useText(policyText);
    const { nameOf } = useDirectory();
    return (target) => {
        if (target.user !== undefined) {
            return nameOf(target.user);
        }
        if (target.schedule !== undefined) {
            const name = target.role ? `${target.schedule} (${target.role})` : target.schedule;
            return t.target.schedule(t.who[target.who ?? 'current'] ?? t.who.current, name);
        }
        if (target.team !== undefined) {
            return t.target.team(target.team);
        }
        return target.channel !== undefined ? t.target.channel(target.channel) : t.target.vendor(target.vendor ?? '');
    };
}

/** When a step applies, as people say it; empty where always. */
export function useConditionWords(): (draft: ConditionDraft) => string {
    const t = useText(policyText).condition;
    return (draft) => {
        const hours = draft.schedule !== '' ? t.hoursOf(draft.schedule) : draft.hours;
        return [
            draft.severities.length > 0 ? t.severity(draft.severities.join(', ')) : '',
            hours === '' ? '' : draft.outside ? t.outside(hours) : t.within(hours),
            draft.tier === '' ? '' : t.tier(draft.tier),
            draft.affected === '' ? '' : t.affected(draft.affected),
            draft.revenue === '' ? '' : t.revenue(draft.revenue),
        ]
            .filter(Boolean)
            .join(', ');
    };
}

/** A length of time as it was typed, in words; as it was typed where it is none. */
export function useLength(): (typed: string) => string {
    const language = useLanguage();
    return (typed) => {
        const ms = lengthOf(typed);
        return Number.isNaN(ms) ? typed : duration(language, ms);
    };
}
