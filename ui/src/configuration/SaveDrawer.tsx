// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, useState } from 'react';
import type { TextDiff } from '@/api/types';
import { Button } from '@/design/Button';
import { Actions, Drawer, Section } from '@/design/Drawer';
import { tell } from '@/design/notices';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { Comment } from './Comment';
import styles from './Configuration.module.css';
import { DiffView } from './DiffView';
import { draft } from './draft';
import { Findings } from './Findings';
import { save } from './queries';
import { configurationText } from './text';
import { useSaving } from './useSaving';

interface Props {
    from: number;
    text: string;
    diff: TextDiff;
    onClose: () => void;
}

/** What would change, why, and then it does. */
export function SaveDrawer({ from, text, diff, onClose }: Props) {
    const t = useText(configurationText);
    const [comment, setComment] = useState('');
    const saving = useSaving(
        () => save(from, text, comment.trim()),
        (now) => {
            draft.set(null);
            tell(t.saved(now.version?.id ?? 0));
            onClose();
        },
    );
    const submit = (event: FormEvent) => {
        event.preventDefault();
        void saving.run();
    };
    return (
        <Drawer label={t.review} onClose={onClose}>
            <form className={styles.form} onSubmit={submit}>
                <Section title={t.difference}>
                    <DiffView diff={diff} />
                </Section>
                <Comment value={comment} onType={setComment} />
                <FaultLine>{saving.refused?.message}</FaultLine>
                <Findings findings={saving.refused?.problems ?? []} severity="error" />
                <Actions>
                    <Button kind="primary" type="submit" busy={saving.busy}>
                        {t.save}
                    </Button>
                    <span className="quiet">{t.atOnce}</span>
                </Actions>
            </form>
        </Drawer>
    );
}
