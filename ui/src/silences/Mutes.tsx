// SPDX-License-Identifier: Apache-2.0
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { type Matcher, tester } from '@/matcher/matcher';
import { PreviewList } from './PreviewList';
import styles from './Silences.module.css';
import { silencesText } from './text';
import { usePreview } from './usePreview';

/** What matchers would mute now, below the field that holds them. */
export function Mutes({ matchers }: { matchers: readonly Matcher[] }) {
    const t = useText(silencesText);
    const all = matchers.length > 0 && matchers.every((matcher) => tester(matcher)({}));
    const preview = usePreview(matchers, !all);
    if (matchers.length === 0) {
        return null;
    }
    return (
        <div className={styles.mutes} role="status">
            {all ? (
                <FaultLine>{t.refusals['matches-all']}</FaultLine>
            ) : preview.error ? (
                <FaultLine>{preview.error.message}</FaultLine>
            ) : preview.data ? (
                <>
                    <b>{t.mutes(preview.data.total)}</b>
                    <PreviewList items={preview.data.items} total={preview.data.total} />
                </>
            ) : (
                t.asking
            )}
        </div>
    );
}
