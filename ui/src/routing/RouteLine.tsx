// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { RouteNode } from '@/api/types';
import { Icon } from '@/design/Icon';
import { changed, type Search } from '@/frame/search';
import { number, useText } from '@/i18n/bilingual';
import styles from './Tree.module.css';
import { routingText } from './text';
import { isTaken, type Line, type Mark, type Traffic } from './tree';

/** What a node accepts, in the words of the configuration. */
export function Matchers({ node, refusedBy = null }: { node: RouteNode; refusedBy?: string | null }) {
    const t = useText(routingText);
    if (node.matchers.length === 0) {
        return <span className={styles.any}>{node.parent === null ? t.everything : t.anything}</span>;
    }
    return (
        <span className={styles.matchers}>
            {node.matchers.map((matcher) => (
                <code key={matcher} data-refuses={matcher === refusedBy || undefined}>
                    {matcher === refusedBy ? <Icon name="cross" size={12} /> : null}
                    {matcher}
                </code>
            ))}
        </span>
    );
}

function Strokes({ rails, joint }: { rails: string; joint: string }) {
    const [down, across, below] = joint;
    return (
        <span className={styles.strokes} aria-hidden>
            {[...rails].map((stroke, level) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
                <i key={level} className={styles.rail} data-stroke={stroke} />
            ))}
            {joint ? (
                <i className={styles.joint} data-below={below}>
                    {/* Painted in this order: the way that was asked for lies above. */}
                    <i className={styles.down} data-stroke={down} />
                    <i className={styles.below} data-stroke={below} />
                    <i className={styles.across} data-stroke={across} />
                </i>
            ) : null}
        </span>
    );
}

function Notes({ node, mark, stays }: { node: RouteNode; mark: Mark | null; stays: number }) {
    const t = useText(routingText);
    return (
        <>
            {mark?.kind === 'refused' ? (
                <span className={styles.note}>
                    {t.refused}
                    {mark.by ? <span className="visually-hidden">: {mark.by}</span> : null}
                </span>
            ) : mark?.kind === 'handles' ? (
                <span className={styles.note} data-kind="handles">
                    <Icon name="send" size={12} />
                    {t.handles}
                </span>
            ) : stays > 0 ? (
                <span className={styles.note}>{t.stays(stays)}</span>
            ) : null}
            {node.continues ? (
                <span className={styles.note}>
                    <Icon name="down" size={12} />
                    {t.continues}
                </span>
            ) : null}
            {node.heldBy.length > 0 ? (
                <span className={styles.note} data-kind="held">
                    <Icon name="held" size={12} />
                    {t.heldBy(node.heldBy)}
                </span>
            ) : null}
        </>
    );
}

function Counts({ through }: { through: Traffic }) {
    const t = useText(routingText);
    const { groups, active, suppressed } = through;
    return (
        <span className={styles.counts} data-none={groups === 0 || undefined}>
            {groups === 0 ? <span className="visually-hidden">{t.quiet}</span> : null}
            {[
                { n: groups, name: t.groups, said: t.groupsOf },
                { n: active, name: t.firing, said: t.firingOf },
                { n: suppressed, name: t.muted, said: t.mutedOf },
            ].map(({ n, name, said }) => (
                <span key={name} className={styles.count} data-zero={n === 0 || undefined} title={said(n)}>
                    <span aria-hidden>{number(n)}</span>
                    {n > 0 ? <span className={styles.unit}>{said(n)}</span> : null}
                </span>
            ))}
        </span>
    );
}

interface Props extends Omit<Line, 'node'> {
    node: RouteNode;
    shown: boolean;
    /** Whether Tab reaches it. */
    current: boolean;
    onToggle: (node: RouteNode) => void;
    onCurrent: (id: string) => void;
}

function same(a: Props, b: Props): boolean {
    const { mark: markA, through: throughA, ...restA } = a;
    const { mark: markB, through: throughB, ...restB } = b;
    return isSame(restA, restB) && isSame(throughA, throughB) && (markA === markB || isSame(markA ?? {}, markB ?? {}));
}

function isSame(a: object, b: object): boolean {
    const others = new Map(Object.entries(b));
    const entries = Object.entries(a);
    return entries.length === others.size && entries.every(([name, value]) => Object.is(value, others.get(name)));
}

/** A node of the tree: what it accepts, whom it tells, what passes. Drawn anew only where something of that changed. */
export const RouteLine = memo(function RouteLine(props: Props) {
    const { node, open, mark, through, rails, joint, position, siblings, shown, current, onToggle, onCurrent } = props;
    const t = useText(routingText);
    const stays = open === null ? 0 : node.active + node.suppressed;
    return (
        <div className={styles.line} role="none" data-mark={mark?.kind} data-shown={shown || undefined}>
            <Strokes rails={rails} joint={joint} />
            {open === null ? (
                <span className={styles.dot} data-taken={isTaken(mark) || undefined} />
            ) : (
                <button
                    type="button"
                    className={styles.toggle}
                    data-open={open || undefined}
                    tabIndex={-1}
                    aria-hidden
                    title={open ? t.collapse : t.expand}
                    onClick={() => onToggle(node)}
                >
                    <Icon name="right" size={14} />
                </button>
            )}
            <Link
                to="."
                search={((before: Search) => changed(before, { route: node.id })) as never}
                resetScroll={false}
                className={styles.link}
                role="treeitem"
                aria-level={node.depth + 1}
                aria-setsize={siblings}
                aria-posinset={position}
                aria-expanded={open ?? undefined}
                aria-selected={shown}
                tabIndex={current ? 0 : -1}
                data-node={node.id}
                onFocus={() => onCurrent(node.id)}
            >
                <span className={styles.what}>
                    <Matchers node={node} refusedBy={mark?.kind === 'refused' ? mark.by : null} />
                    <Notes node={node} mark={mark} stays={stays} />
                </span>
                <span className={styles.receiver}>
                    <Icon name={node.integrations.length > 0 ? 'bell' : 'nobody'} size={14} />
                    <b>{node.receiver}</b>
                    <span className="quiet">
                        {node.integrations.length > 0 ? node.integrations.join(', ') : t.nobody}
                    </span>
                </span>
                <Counts through={through} />
            </Link>
        </div>
    );
}, same);
