// SPDX-License-Identifier: Apache-2.0
import { useText } from '@/i18n/bilingual';
import { configurationText } from './text';

const MOST_LETTERS = 500;

/** Why something is changed, for whoever reads the history. */
export function Comment({ value, onType }: { value: string; onType: (text: string) => void }) {
    const t = useText(configurationText);
    return (
        <label>
            {t.comment}
            <input
                name="comment"
                value={value}
                maxLength={MOST_LETTERS}
                placeholder={t.commentHint}
                autoComplete="off"
                onChange={(event) => onType(event.target.value)}
            />
        </label>
    );
}
