// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Destinations } from '@/api/types';
import { Icon } from '@/design/Icon';
import { changed, type Search } from '@/frame/search';
import { useHealth } from '@/frame/useCounts';
import { useText } from '@/i18n/bilingual';
import { useLanguage } from '@/i18n/language';
import { write } from '@/matcher/matcher';
import { useClock } from '@/time/Time';
import { Rung, SilencedRung } from '@/why/Ladder';
import { whyText } from '@/why/text';
import { duration } from './duration';
import styles from './Question.module.css';
import { isMuted, tells, type Verdict, verdict } from './question';
import { routingText } from './text';
import { pathTo, type Tree } from './tree';

type Destination = Destinations['destinations'][number];

function useSentence(): (v: Verdict) => string {
    const t = useText(routingText).verdict;
    const clock = useClock();
    return (v) => {
        switch (v.kind) {
            case 'told':
                return v.held.length > 0 ? `${t.told(v.receivers)} ${t.except(v.held, v.by)}` : t.told(v.receivers);
            case 'silenced':
                return t.silenced(v.by, clock(v.until));
            case 'inhibited':
            case 'held':
                return t[v.kind](v.by as never);
            case 'nobody':
                return t.nobody(v.receivers);
        }
    };
}

function Way({ tree, id }: { tree: Tree | undefined; id: string }) {
    const t = useText(routingText);
    const path = tree ? pathTo(tree, id) : [];
    return (
        <p className={styles.way}>
            <span className="visually-hidden">{t.way}: </span>
            {path.map((node, i) => (
                <Fragment key={node.id}>
                    {i > 0 ? <Icon name="right" size={12} /> : null}
                    <Link
                        to="."
                        search={((before: Search) => changed(before, { route: node.id })) as never}
                        resetScroll={false}
                    >
                        {node.matchers.length > 0 ? (
                            <code>{node.matchers.join(', ')}</code>
                        ) : node.parent === null ? (
                            t.everything
                        ) : (
                            t.anything
                        )}
                    </Link>
                </Fragment>
            ))}
        </p>
    );
}

function DestinationRung({ one, muted, tree }: { one: Destination; muted: boolean; tree: Tree | undefined }) {
    const t = useText(routingText);
    const language = useLanguage();
    const clock = useClock();
    const told = !muted && tells(one);
    const labels = Object.entries(one.groupLabels).map(([name, value]) => write({ name, op: '=', value }));
    return (
        <Rung
            icon={
                one.integrations.length === 0 ? 'nobody' : one.heldBy.length > 0 ? 'held' : muted ? 'silence' : 'send'
            }
            kind={told ? 'sent' : 'stop'}
            title={one.receiver}
            aside={told && one.firstFlushAt ? t.firstTold(clock(one.firstFlushAt, true)) : null}
        >
            {one.integrations.length > 0 ? (
                <p>
                    <code>{one.integrations.join(', ')}</code>
                </p>
            ) : (
                <p>{t.noIntegration}</p>
            )}
            {one.heldBy.length > 0 ? <p>{t.heldWhile(one.heldBy)}</p> : null}
            {muted ? <p>{t.notWhileMuted}</p> : null}
            <Way tree={tree} id={one.route} />
            <p>
                {one.joins
                    ? t.joins(duration(language, one.groupIntervalMs))
                    : t.begins(duration(language, one.groupWaitMs))}{' '}
                {labels.length > 0 ? <code>{labels.join(' ')}</code> : t.noLabels}
            </p>
            {one.joins ? (
                <p>
                    <Link to="/alerts" search={{ filter: labels, receiver: [one.receiver] } as never} className="link">
                        {t.alertsOfGroup}
                    </Link>
                </p>
            ) : null}
        </Rung>
    );
}

function Mutes({ answer }: { answer: Destinations }) {
    const t = useText(whyText);
    const { causesNow } = useText(routingText);
    const { inhibition, silences } = answer;
    return (
        <>
            {inhibition ? (
                <Rung icon="shield" kind="stop" title={t.inhibited}>
                    <p>
                        <b>{inhibition.labels.alertname ?? inhibition.fingerprint}</b> {t.inhibitedHow(inhibition.rule)}
                        {inhibition.equal.length > 0 ? <>, {t.inhibitedEqual(inhibition.equal.join(', '))}</> : null}
                    </p>
                    <p>{causesNow}</p>
                    <p>
                        <Link to="/alerts" search={{ alert: [inhibition.fingerprint] } as never} className="link">
                            {t.openCause}
                        </Link>
                    </p>
                </Rung>
            ) : (
                <Rung icon="check" kind="pass" title={t.notInhibited} />
            )}
            <SilencedRung silences={silences} />
        </>
    );
}

/** Who would be told, in a sentence, and then step by step. */
export function Answer({ answer, tree }: { answer: Destinations; tree: Tree | undefined }) {
    const t = useText(routingText);
    const say = useSentence();
    const observes = useHealth().data?.mode === 'observe';
    const found = verdict(answer);
    const muted = isMuted(answer);
    return (
        <>
            <div className={styles.verdict} data-kind={found.kind === 'told' ? 'told' : 'nobody'} role="status">
                <Icon name={found.kind === 'told' ? 'send' : 'nobody'} size={16} />
                <div>
                    <b>{say(found)}</b>
                    {observes ? <p>{t.observes}</p> : null}
                </div>
            </div>
            <ol aria-label={t.steps}>
                <Mutes answer={answer} />
                {answer.destinations.map((one) => (
                    <DestinationRung key={one.route} one={one} muted={muted} tree={tree} />
                ))}
            </ol>
        </>
    );
}
