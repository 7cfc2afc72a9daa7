// SPDX-License-Identifier: Apache-2.0
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RouteNode } from '@/api/types';
import { Button } from '@/design/Button';
import { useText } from '@/i18n/bilingual';
import { useKeys } from '@/keys/useKeys';
import { RouteLine } from './RouteLine';
import styles from './Tree.module.css';
import { routingText } from './text';
import { linesOf, type Marks, opensByItself, type Tree } from './tree';

interface Props {
    tree: Tree;
    marks: Marks | null;
    /** The node in the drawer. */
    shown: string | null;
}

/** The tree scrolls by itself, beside the question; the style sheet knows the same bound. */
const BESIDE = matchMedia('(min-width: 1001px)');

/** Frames for which a line is held in sight. */
const REVEALING_FRAMES = 12;

/** Scrolls to a line. Those out of sight have a height that is a guess, so what was scrolled to moves while they are drawn. */
function useReveal(): (element: Element | null | undefined, block: 'nearest' | 'center') => void {
    const latest = useRef<Element | null>(null);
    return useCallback((element, block) => {
        latest.current = element ?? null;
        let frames = REVEALING_FRAMES;
        function hold(): void {
            if (element && latest.current === element) {
                element.scrollIntoView({ block });
                if (frames-- > 0) {
                    requestAnimationFrame(hold);
                }
            }
        }
        hold();
    }, []);
}

const NOTHING_SAID: ReadonlyMap<string, boolean> = new Map();

/** What the reader opened and closed, which a new question forgets. */
function useOpenness(tree: Tree, marks: Marks | null) {
    const [said, setSaid] = useState(NOTHING_SAID);
    const [asked, setAsked] = useState(marks === null ? '' : [...marks.keys()].join());
    const ask = marks === null ? '' : [...marks.keys()].join();
    if (asked !== ask) {
        setAsked(ask);
        setSaid(NOTHING_SAID);
    }
    const isOpen = useCallback(
        (node: RouteNode) => said.get(node.id) ?? opensByItself(tree, node, marks),
        [said, tree, marks],
    );
    return { isOpen, setSaid };
}

/** All routes in their order, with the way of what was asked for. */
export function RouteTree({ tree, marks, shown }: Props) {
    const t = useText(routingText);
    const element = useRef<HTMLDivElement>(null);
    const reveal = useReveal();
    const { isOpen, setSaid } = useOpenness(tree, marks);
    const lines = useMemo(() => linesOf(tree, isOpen, marks), [tree, isOpen, marks]);
    const [wanted, setWanted] = useState<string | null>(null);
    const at = Math.max(
        0,
        lines.findIndex((line) => line.node.id === (wanted ?? shown)),
    );
    const current = lines[at];

    const openness = useRef(isOpen);
    useEffect(() => {
        openness.current = isOpen;
    });
    const toggle = useCallback(
        (node: RouteNode) => setSaid((before) => new Map([...before, [node.id, !openness.current(node)]])),
        [setSaid],
    );
    const whole = lines.length === tree.nodes.length;
    const openAll = () => setSaid(new Map(tree.nodes.map((node) => [node.id, !whole || node.parent === null])));

    const find = useCallback(
        (id: string) => element.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`),
        [],
    );
    const handler = useMemo(() => lines.find((line) => line.mark?.kind === 'handles')?.node.id ?? null, [lines]);
    useEffect(() => {
        // Where the answer stands above the tree it stays in sight.
        if (handler && BESIDE.matches) {
            reveal(find(handler), 'center');
        }
    }, [handler, find, reveal]);

    function go(to: number): void {
        const line = lines[Math.min(lines.length - 1, Math.max(0, to))];
        if (line) {
            setWanted(line.node.id);
            const there = find(line.node.id);
            there?.focus({ preventScroll: true });
            reveal(there, 'nearest');
        }
    }
    const isInside = () => element.current?.contains(document.activeElement) ?? false;
    const step = (by: number) => go(isInside() ? at + by : at);
    useKeys({ j: () => step(1), k: () => step(-1) });

    function press(event: KeyboardEvent): void {
        if (!current || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        const keys: Record<string, () => void> = {
            ArrowDown: () => go(at + 1),
            ArrowUp: () => go(at - 1),
            Home: () => go(0),
            End: () => go(lines.length - 1),
            ArrowRight: () => {
                if (current.open === false) {
                    toggle(current.node);
                } else if (current.open) {
                    go(at + 1);
                }
            },
            ArrowLeft: () => {
                if (current.open) {
                    toggle(current.node);
                } else {
                    const parent = lines.findIndex((line) => line.node.id === current.node.parent);
                    go(parent < 0 ? at : parent);
                }
            },
        };
        const action = keys[event.key];
        if (action) {
            event.preventDefault();
            action();
        }
    }

    return (
        <section className={styles.whole} data-asked={marks !== null || undefined}>
            <header className={styles.bar}>
                <h2>{t.tree}</h2>
                <span className="quiet">{t.nodes(tree.nodes.length)}</span>
                <span className="grow" />
                {tree.children.size > 1 ? (
                    <Button kind="quiet" small onClick={openAll}>
                        {whole ? t.collapseAll : t.expandAll}
                    </Button>
                ) : null}
            </header>
            <div className={styles.head} aria-hidden>
                <span>{t.route}</span>
                <span>{t.receiver}</span>
                <span className={styles.counts}>
                    <span>{t.groups}</span>
                    <span>{t.firing}</span>
                    <span>{t.muted}</span>
                </span>
            </div>
            <div className={styles.lines} role="tree" aria-label={t.tree} ref={element} onKeyDown={press}>
                {lines.map((line) => (
                    <RouteLine
                        key={line.node.id}
                        {...line}
                        shown={line.node.id === shown}
                        current={line === current}
                        onToggle={toggle}
                        onCurrent={setWanted}
                    />
                ))}
            </div>
            {tree.nodes.length === 1 ? <p className={styles.only}>{t.onlyRoot}</p> : null}
        </section>
    );
}
