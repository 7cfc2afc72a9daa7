// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RouteNode } from '@/api/types';
import { Drawer, Headline, Section } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { Empty } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { write } from '@/matcher/matcher';
import styles from './Details.module.css';
import { duration } from './duration';
import { Matchers } from './RouteLine';
import { routingText } from './text';
import { pathTo, type Traffic, type Tree } from './tree';

function Facts({ rows }: { rows: readonly (readonly [string, ReactNode] | null)[] }) {
    return (
        <dl className={styles.facts}>
            {rows.map((row) =>
                row ? (
                    <div key={row[0]}>
                        <dt>{row[0]}</dt>
                        <dd>{row[1]}</dd>
                    </div>
                ) : null,
            )}
        </dl>
    );
}

function Passing({ node, tree }: { node: RouteNode; tree: Tree }) {
    const t = useText(routingText);
    const through = tree.through.get(node.id) ?? node;
    const below: Traffic = {
        groups: through.groups - node.groups,
        active: through.active - node.active,
        suppressed: through.suppressed - node.suppressed,
    };
    const say = ({ groups, active, suppressed }: Traffic) =>
        groups === 0 ? t.nothing : t.inGroups(active, suppressed, groups);
    return (
        <Section title={t.passes}>
            <Facts rows={[[t.here, say(node)], tree.children.has(node.id) ? [t.below, say(below)] : null]} />
            <p className={styles.links}>
                <Link to="/alerts" search={{ receiver: [node.receiver] } as never} className="link">
                    {t.alertsOfReceiver}
                </Link>
            </p>
        </Section>
    );
}

function Content({ node, tree }: { node: RouteNode; tree: Tree }) {
    const t = useText(routingText);
    const language = useLanguage();
    const path = pathTo(tree, node.id).slice(0, -1);
    const labels = Object.entries(node.labels);
    const codes = (names: readonly string[]) => <code>{names.join(', ')}</code>;
    return (
        <>
            <Headline
                below={
                    path.length > 0 ? (
                        <span className={styles.path}>
                            {path.map((above) => (
                                <Link
                                    key={above.id}
                                    to="."
                                    search={((before: object) => ({ ...before, route: [above.id] })) as never}
                                    resetScroll={false}
                                    className={styles.above}
                                >
                                    <Matchers node={above} />
                                    <Icon name="right" size={12} />
                                </Link>
                            ))}
                        </span>
                    ) : null
                }
            >
                <Matchers node={node} />
            </Headline>
            <Section title={t.receiver}>
                <p>
                    <b>{node.receiver}</b>
                </p>
                <p className="second">{node.integrations.length > 0 ? codes(node.integrations) : t.noIntegration}</p>
                <p className={styles.links}>
                    <Link to="/deliveries" search={{ receiver: [node.receiver] } as never} className="link">
                        {t.deliveries}
                    </Link>
                    {node.integrations.length > 0 ? (
                        <Link
                            to="/deliveries"
                            search={{ receiver: [node.receiver], test: ['yes'] } as never}
                            className="link"
                        >
                            {t.test}
                        </Link>
                    ) : null}
                </p>
            </Section>
            <Passing node={node} tree={tree} />
            <Section title={t.timing}>
                <Facts
                    rows={[
                        [
                            t.groupBy,
                            node.groupBy.length === 0
                                ? t.noLabel
                                : node.groupBy.join() === '...'
                                  ? t.allLabels
                                  : codes(node.groupBy),
                        ],
                        [t.groupWait, duration(language, node.groupWaitMs)],
                        [t.groupInterval, duration(language, node.groupIntervalMs)],
                        [t.repeatInterval, duration(language, node.repeatIntervalMs)],
                        node.muteTimeIntervals.length > 0 ? [t.muteIntervals, codes(node.muteTimeIntervals)] : null,
                        node.activeTimeIntervals.length > 0
                            ? [t.activeIntervals, codes(node.activeTimeIntervals)]
                            : null,
                        node.heldBy.length > 0 ? [t.heldNow, <b key="held">{node.heldBy.join(', ')}</b>] : null,
                        node.parent === null ? null : [t.afterwards, node.continues ? t.goesOn : t.ends],
                    ]}
                />
            </Section>
            {labels.length > 0 ? (
                <Section title={t.routeLabels}>
                    <p className={styles.tags}>
                        {labels.map(([name, value]) => (
                            <code key={name}>{write({ name, op: '=', value })}</code>
                        ))}
                    </p>
                </Section>
            ) : null}
        </>
    );
}

/** One route: whom it tells, what passes, how it groups and waits. */
export function RouteDrawer({ id, tree, onClose }: { id: string; tree: Tree; onClose: () => void }) {
    const t = useText(routingText);
    const node = tree.byId.get(id);
    return (
        <Drawer
            label={t.route}
            subject={id}
            onClose={onClose}
            head={
                <>
                    <Icon name="route" />
                    <span className="second">{t.route}</span>
                </>
            }
        >
            {node ? <Content node={node} tree={tree} /> : <Empty icon="route" title={t.missing} />}
        </Drawer>
    );
}
