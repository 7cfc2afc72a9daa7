// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { pagingText } from './text';
import type { Level } from './types';

/** Names that are the same in every language. */
const PROPER: Readonly<Record<string, string>> = {
    ntfy: 'ntfy',
    pushover: 'Pushover',
    slack: 'Slack',
    mattermost: 'Mattermost',
    msteams: 'Teams',
};

/** What a means is called; one that this console does not know yet by its own word. */
export function useTypeName(): (type: string) => string {
    const { types } = useText(pagingText);
    return (type) => types[type] ?? PROPER[type] ?? type;
}

export function useLevelName(): (level: Level) => string {
    const { management } = useText(pagingText);
    return (level) => (level === 'management' ? management : level);
}
