// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Button } from '@/design/Button';
import { Empty } from '@/design/States';
import { designText } from '@/design/text';
import { useText } from '@/i18n/bilingual';
import { frameText } from './text';

/** A page that broke takes nothing else with it. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
    const t = useText(designText);
    return (
        <div role="alert">
            <Empty icon="warn" title={t.broken} action={<Button onClick={reset}>{t.reload}</Button>}>
                {t.brokenMore} <code>{error instanceof Error ? error.message : String(error)}</code>
            </Empty>
        </div>
    );
}

export function MissingPage() {
    const t = useText(frameText);
    return (
        <Empty
            icon="search"
            title={t.missing}
            action={
                <Link to="/" className="link">
                    {t.toNow}
                </Link>
            }
        >
            {t.missingMore}
        </Empty>
    );
}
