// SPDX-License-Identifier: Apache-2.0
import { Tabs } from '@/design/Tabs';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useWaiting } from './changes/Requests';
import { onCallText } from './text';

export const TABS = ['schedule', 'policy', 'requests', 'mine'] as const;

/** What of being on call is shown: when, by which ladder, what is asked, and one's own. */
export function OnCallTabs({ tab }: { tab: (typeof TABS)[number] }) {
    const t = useText(onCallText);
    const view = useView();
    const waiting = useWaiting();
    return (
        <Tabs
            label={t.view}
            tabs={TABS.map((id) => ({
                id,
                name: t.tabs[id],
                ...(id === 'requests' && waiting > 0 ? { count: waiting } : {}),
            }))}
            value={tab}
            onChange={(next) =>
                view.change({ tab: next === 'schedule' ? null : next, request: null, policy: null, edit: null })
            }
        />
    );
}
