// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Button } from '@/design/Button';
import { Actions, Drawer, Headline } from '@/design/Drawer';
import { Once, useSending } from '@/design/Form';
import { Icon } from '@/design/Icon';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { makeFeed } from './queries';
import { changesText } from './text';

/** As a page takes it that frames it. */
export function snippet(url: string): string {
    const safe = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    return `<iframe src="${safe}" title="Watchfire: on call now" width="480" height="320" style="border:0"></iframe>`;
}

/** Makes an address at which others see who is on call, and what to paste. */
export function EmbedDrawer({ onClose }: { onClose: () => void }) {
    const t = useText(changesText);
    const [url, setUrl] = useState<string | null>(null);
    const sending = useSending();
    return (
        <Drawer
            label={t.embedTitle}
            onClose={onClose}
            head={
                <>
                    <Icon name="open" />
                    <span className="second">{t.embed}</span>
                </>
            }
        >
            <Headline below={t.embedMore}>{t.embedTitle}</Headline>
            {url === null ? (
                <Actions>
                    <Button
                        kind="primary"
                        busy={sending.busy}
                        onClick={() =>
                            void sending.run(async () => {
                                const feed = await makeFeed('oncall');
                                setUrl(feed.url ?? null);
                            })
                        }
                    >
                        {t.calendarMake}
                    </Button>
                </Actions>
            ) : (
                <Once what={t.embedSnippet} text={snippet(url)} onDone={onClose} />
            )}
            <FaultLine>{sending.fault}</FaultLine>
        </Drawer>
    );
}
