// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import now from '@/now/Now.module.css';
import { Ago } from '@/time/Time';
import { useApprovals } from './queries';
import { approvalsText } from './text';

const SHOWN = 5;

/** What waits for whoever looks; nothing where nothing does. */
export function NeedsYou() {
    const t = useText(approvalsText);
    const waiting = useApprovals().data?.items.filter((one) => one.mayDecide) ?? [];
    if (waiting.length === 0) {
        return null;
    }
    return (
        <section className={now.section} aria-labelledby="needs-you">
            <header>
                <h2 id="needs-you">{t.needsYou}</h2>
                <span>{t.badge(waiting.length)}</span>
            </header>
            <ol>
                {waiting.slice(0, SHOWN).map((one) => (
                    <li key={one.id} className={now.event}>
                        <Ago at={one.requestedAt} />
                        <Icon name="hourglass" size={14} />
                        <Link to="/silences/approvals" search={{ id: [one.id] } as never} className="cut">
                            {one.comment || one.matchers.join(' ')}
                        </Link>
                        <span className="cut quiet">{one.requestedBy}</span>
                    </li>
                ))}
            </ol>
        </section>
    );
}
