// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { type MouseEvent, memo } from 'react';
import type { Group } from '@/api/types';
import { Icon } from '@/design/Icon';
import { SeverityMark } from '@/design/Severity';
import { changed, type Search } from '@/frame/search';
import { number, useText } from '@/i18n/bilingual';
import { Age } from '@/time/Time';
import type { RowActions } from './RowList';
import styles from './Rows.module.css';
import { distinction, type Row } from './rows';
import { AlertState, fireOfGroup, GroupState } from './StateText';
import { MUTED } from './standing';
import { alertsText } from './text';

interface Props<K extends Row['kind']> {
    row: Extract<Row, { kind: K }>;
    groups: ReadonlyMap<number, Group>;
    actions: RowActions;
}

/** Said in the second place: where it burns. */
const PLACES = ['service', 'job', 'namespace', 'cluster', 'region', 'instance'];

function placeOf(labels: Readonly<Record<string, string>>, without: string): string {
    const found = PLACES.flatMap((name) => {
        const value = labels[name];
        return value && value !== without ? [value] : [];
    });
    return found.slice(0, 2).join(' · ');
}

/** The whole line opens it, except what has a use of its own. */
function follow(event: MouseEvent<HTMLElement>): void {
    const target = event.target as Element;
    if (!target.closest('a, button, input, label') && getSelection()?.isCollapsed !== false) {
        event.currentTarget.querySelector<HTMLAnchorElement>('a')?.click();
    }
}

function OpenLink({ fingerprint, children }: { fingerprint: string; children: string }) {
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { alert: fingerprint })) as never}
            resetScroll={false}
            preload={false}
            className="cut"
        >
            {children}
        </Link>
    );
}

export const GroupLine = memo(function GroupLine({ row, actions }: Props<'group'>) {
    const t = useText(alertsText);
    const { group, members } = row;
    const [first] = members;
    const name = group.labels.alertname ?? group.commonLabels.alertname ?? '';
    const title = group.summary || name || Object.values(group.labels).join(' ') || group.receiver;
    const chosen = members.filter((one) => actions.selected.has(one.alert.fingerprint)).length;
    const muted = group.active === 0 || group.telling === 'muted' || group.telling === 'held';
    return (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the link in it has the keys
        // biome-ignore lint/a11y/noStaticElementInteractions: the link in it is what is announced
        <div
            className={styles.row}
            data-row={row.id}
            data-kind="group"
            data-selected={(chosen > 0 && chosen === members.length) || undefined}
            data-shown={members.some((one) => one.alert.fingerprint === actions.shown) || undefined}
            onClick={follow}
            onFocus={() => actions.onCursor(row.id)}
        >
            <label className={styles.tick}>
                <input
                    type="checkbox"
                    aria-label={t.selectRow(title)}
                    checked={members.length > 0 && chosen === members.length}
                    disabled={members.length === 0}
                    ref={(box) => {
                        if (box) {
                            box.indeterminate = chosen > 0 && chosen < members.length;
                        }
                    }}
                    onChange={() => actions.toggleSelected(row)}
                />
            </label>
            <button
                type="button"
                className={styles.twisty}
                aria-expanded={row.open}
                aria-label={row.open ? t.collapse(title) : t.expand(title)}
                onClick={() => actions.toggleOpen(group.id)}
            >
                <Icon name={row.open ? 'down' : 'right'} size={14} />
            </button>
            <span className={styles.severity}>
                <SeverityMark severity={group.severity} fire={muted ? 'muted' : fireOfGroup(group)} />
            </span>
            <span className={styles.title}>
                {first ? (
                    <OpenLink fingerprint={first.alert.fingerprint}>{title}</OpenLink>
                ) : (
                    <span className="cut">{title}</span>
                )}
                <span className={styles.where}>
                    {placeOf({ ...group.commonLabels, ...group.labels }, title)}
                    {row.ambiguous ? ` → ${group.receiver}` : null}
                </span>
            </span>
            <GroupState group={group} />
            <span className={styles.number}>{number(Math.max(members.length, 0))}</span>
            <Age since={group.since} className={styles.age} />
        </div>
    );
});

export const AlertLine = memo(function AlertLine({ row, groups, actions }: Props<'alert'>) {
    const t = useText(alertsText);
    const { known, child, shared } = row;
    const { alert } = known;
    const own = child ? distinction(known, shared) : '';
    const title = child
        ? own || alert.labels.alertname || alert.fingerprint
        : alert.annotations.summary || alert.labels.alertname || alert.fingerprint;
    const muted = MUTED.has(known.standing) || known.standing === 'held';
    return (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the link in it has the keys
        // biome-ignore lint/a11y/noStaticElementInteractions: the link in it is what is announced
        <div
            className={styles.row}
            data-row={row.id}
            data-kind={child ? 'child' : 'alert'}
            data-selected={actions.selected.has(alert.fingerprint) || undefined}
            data-shown={actions.shown === alert.fingerprint || undefined}
            onClick={follow}
            onFocus={() => actions.onCursor(row.id)}
        >
            <label className={styles.tick}>
                <input
                    type="checkbox"
                    aria-label={t.selectRow(title)}
                    checked={actions.selected.has(alert.fingerprint)}
                    onChange={() => actions.toggleSelected(row)}
                />
            </label>
            <span className={styles.twisty} aria-hidden />
            <span className={styles.severity}>
                {child ? null : <SeverityMark severity={alert.severity} fire={muted ? 'muted' : 'burning'} />}
            </span>
            <span className={styles.title} data-machine={child || undefined}>
                <OpenLink fingerprint={alert.fingerprint}>{title}</OpenLink>
                {child ? null : <span className={styles.where}>{placeOf(alert.labels, title)}</span>}
            </span>
            <AlertState known={known} groups={groups} />
            <span className={styles.number} />
            <Age since={alert.startsAt} className={styles.age} />
        </div>
    );
});
