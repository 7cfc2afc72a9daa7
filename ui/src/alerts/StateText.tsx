// SPDX-License-Identifier: Apache-2.0
import type { Group, GroupPage } from '@/api/types';
import { Icon } from '@/design/Icon';
import type { IconName } from '@/design/icons';
import type { Fire } from '@/design/Severity';
import { useText } from '@/i18n/bilingual';
import { PageStateText } from '@/paging/PageState';
import { fireOf } from '@/paging/pages';
import { useNow } from '@/time/now';
import { useClock } from '@/time/Time';
import styles from './Rows.module.css';
import type { Known } from './selection';
import type { Standing } from './standing';
import { alertsText } from './text';

export const STANDING_ICONS: Readonly<Record<Standing, IconName>> = {
    silenced: 'silence',
    inhibited: 'shield',
    held: 'held',
    nobody: 'nobody',
    waiting: 'clock',
    sending: 'send',
    retrying: 'retry',
    failed: 'warn',
    told: 'check',
};

/** Below this a planned moment is "about to". */
const SOON_MS = 2_000;

function useStates() {
    const t = useText(alertsText);
    const clock = useClock();
    const now = useNow();

    function telling(group: Group): string {
        switch (group.telling) {
            case 'waiting':
                return Date.parse(group.nextFlushAt) - now < SOON_MS
                    ? t.waitingNow
                    : t.waiting(clock(group.nextFlushAt));
            case 'told':
                return group.toldAt ? t.told(clock(group.toldAt)) : t.standings.told;
            case 'failed':
                return t.failedNext(clock(group.nextFlushAt));
            case 'held':
                return t.held(group.heldBy.join(', '));
            case 'muted': {
                const by = group.mutedBy;
                if (!by) {
                    return t.muted;
                }
                return by.until ? t.silencedUntil(clock(by.until), by.by) : t.inhibitedBy(by.by);
            }
            default:
                return t[group.telling];
        }
    }
    return { t, clock, telling };
}

function State({ icon, loud, children }: { icon: IconName; loud: boolean; children: string }) {
    return (
        <span className={styles.state} data-loud={loud || undefined}>
            <Icon name={icon} size={14} />
            <span className="cut">{children}</span>
        </span>
    );
}

const LOUD: ReadonlySet<string> = new Set(['failed', 'retrying']);

/** Who has it, or whom it pages, says more than that a message left; what keeps it from people, or failed, less. */
const PAGED: ReadonlySet<string> = new Set(['waiting', 'sending', 'told', 'nobody']);

/** The page that says how things stand with a group, or null where its telling does. */
export const pageOf = (group: Group) => (PAGED.has(group.telling) && group.active > 0 ? group.page : null);

export function fireOfGroup(group: Group): Fire {
    const page = pageOf(group);
    return page ? fireOf(page) : 'burning';
}

/** Of the groups of an alert the page that nobody has, else any. */
function pageAmong(groups: readonly Group[]): GroupPage | null {
    const pages = groups.flatMap((group) => pageOf(group) ?? []);
    return pages.find(({ state }) => state === 'triggered') ?? pages[0] ?? null;
}

function Paged({ page }: { page: GroupPage }) {
    return (
        <span className={styles.state}>
            <PageStateText page={page} brief />
        </span>
    );
}

export function GroupState({ group }: { group: Group }) {
    const { t, telling } = useStates();
    if (group.active + group.suppressed === 0 && group.telling !== 'retrying' && group.telling !== 'sending') {
        return (
            <State icon="resolved" loud={false}>
                {t.resolved}
            </State>
        );
    }
    const page = pageOf(group);
    if (page) {
        return <Paged page={page} />;
    }
    const standing: Standing =
        group.telling === 'muted' ? (group.mutedBy && !group.mutedBy.until ? 'inhibited' : 'silenced') : group.telling;
    return (
        <State icon={STANDING_ICONS[standing]} loud={LOUD.has(standing)}>
            {telling(group)}
        </State>
    );
}

export function AlertState({ known, groups }: { known: Known; groups: ReadonlyMap<number, Group> }) {
    const { t, clock, telling } = useStates();
    const { alert, standing } = known;
    const [silence] = alert.silencedBy;
    const [inhibitor] = alert.inhibitedBy;
    const own = alert.groups.flatMap((id) => groups.get(id) ?? []);
    const page = PAGED.has(standing) ? pageAmong(own) : null;
    if (page) {
        return <Paged page={page} />;
    }
    const group = own.find((one) => one.telling === standing);
    const text = silence
        ? t.silencedUntil(clock(silence.endsAt), silence.createdBy)
        : inhibitor
          ? t.inhibitedBy(inhibitor.name)
          : group
            ? telling(group)
            : t.standings[standing];
    return (
        <State icon={STANDING_ICONS[standing]} loud={LOUD.has(standing)}>
            {text}
        </State>
    );
}
