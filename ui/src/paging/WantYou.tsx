// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Button } from '@/design/Button';
import { useSending } from '@/design/Form';
import { tell } from '@/design/notices';
import { SeverityMark } from '@/design/Severity';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import now from '@/now/Now.module.css';
import { DirectoryOf } from '@/oncall/directory';
import { useMe } from '@/session/me';
import { PageStateText } from './PageState';
import styles from './Pages.module.css';
import { has, ordered, titleOf, wants } from './pages';
import { act, useMyPages } from './queries';
import { pagingText } from './text';
import type { Page } from './types';

const SHOWN = 5;

function Want({ page, first, person }: { page: Page; first: boolean; person: string }) {
    const t = useText(pagingText);
    const sending = useSending();
    const open = wants(page, person);
    async function acknowledge(): Promise<void> {
        if (await sending.run(() => act(page.id, 'acknowledge'))) {
            tell(t.acknowledged(1));
        }
    }
    useKeys(first && open ? { a: () => void acknowledge() } : {});
    return (
        <li className={styles.need} data-severity={page.severity} data-alone={open || undefined}>
            <SeverityMark severity={page.severity} fire={open ? 'burning' : 'tended'} />
            <Link to="/pages/$id" params={{ id: String(page.id) } as never} search={{} as never}>
                <b className="cut">{titleOf(page)}</b>
                <PageStateText page={page} />
                <FaultLine>{sending.fault}</FaultLine>
            </Link>
            {open ? (
                <Button
                    kind="primary"
                    busy={sending.busy}
                    {...(first ? { shortcut: 'a' } : {})}
                    onClick={() => void acknowledge()}
                >
                    {t.acknowledge}
                </Button>
            ) : null}
        </li>
    );
}

/** On Now: pages that wait for who looks, and those that they have; nothing where there are none. */
export function WantYou() {
    const t = useText(pagingText);
    const person = useMe()?.user?.name ?? null;
    const pages = ordered(
        useMyPages(person).data?.items.filter((page) => wants(page, person) || has(page, person)) ?? [],
    );
    if (pages.length === 0 || person === null) {
        return null;
    }
    const open = pages.filter((page) => wants(page, person)).length;
    return (
        <DirectoryOf names={pages.flatMap((page) => page.asked.map((one) => one.person ?? ''))}>
            <section className={now.section} aria-labelledby="want-you">
                <header>
                    <h2 id="want-you">{t.yours}</h2>
                    <span>{open > 0 ? t.needs(open) : null}</span>
                </header>
                <ol className={styles.needs}>
                    {pages.slice(0, SHOWN).map((page, i) => (
                        <Want key={page.id} page={page} first={i === 0} person={person} />
                    ))}
                </ol>
                {pages.length > SHOWN ? (
                    <Link to="/pages" className={now.more}>
                        {t.count(pages.length, false)}
                    </Link>
                ) : null}
            </section>
        </DirectoryOf>
    );
}
