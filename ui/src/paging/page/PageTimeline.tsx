// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '@/api/types';
import { FaultLine, Skeleton } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { type Directory, useDirectory } from '@/oncall/directory';
import { Time } from '@/time/Time';
import { useTypeName } from '../names';
import { useTimeline } from '../queries';
import styles from './Page.module.css';
import { pageText } from './text';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Somebody to whom no way leads: they were meant, and not asked. */
const isUnreachable = (one: Data) => one.channel !== true && Array.isArray(one.plan) && one.plan.length === 0;

interface Said {
    what: string;
    why: string;
}

function useSay(): (fact: Fact) => Said {
    const t = useText(pageText);
    const typeName = useTypeName();
    const directory: Directory = useDirectory();
    const who = (name: unknown) => directory.nameOf(text(name));
    return (fact) => {
        // The members stand in `data`, or beside the name.
        const data = ((fact as { data?: Data }).data ?? fact) as Data;
        const why = text(data.why);
        switch (fact.name) {
            case 'page.opened.v1':
                return { what: t.facts.opened, why };
            case 'page.asked.v1': {
                const all = (Array.isArray(data.asked) ? data.asked : []) as Data[];
                const missed = all.filter(isUnreachable);
                const names = all.filter((one) => !missed.includes(one)).map((one) => who(one.who));
                return {
                    what: names.length === 0 ? t.facts.nobodyAsked : t.facts.asked(names.join(', ')),
                    why: [why, ...missed.map((one) => `${who(one.who)}: ${text(one.why)}`)].filter(Boolean).join('; '),
                };
            }
            case 'page.step-passed.v1':
                return { what: t.facts.passed(Number(data.step) + 1), why };
            case 'page.changed.v1': {
                const say = t.facts[text(data.action) as 'acknowledge'];
                const by = text(data.by) === '' ? t.facts.somebody : who(data.by);
                const via = text(data.via);
                return {
                    what:
                        (typeof say === 'function' ? say(by) : text(data.action)) +
                        (via === '' ? '' : ` ${t.facts.via(typeName(via))}`),
                    why,
                };
            }
            case 'page.message.v1': {
                const type = text(data.type);
                const what = text(data.what);
                return {
                    what: t.facts.message(typeName(type), who(data.who), t.facts.messages[what] ?? what),
                    why,
                };
            }
            default:
                return { what: fact.name, why };
        }
    };
}

/** What happened to the page and why, latest first. */
export function PageTimeline({ id }: { id: string }) {
    const { data, error } = useTimeline(id);
    const say = useSay();
    if (!data) {
        return error ? <FaultLine>{error.message}</FaultLine> : <Skeleton />;
    }
    return (
        <ol className={styles.timeline}>
            {[...data.items]
                .sort((a, b) => b.sequence - a.sequence)
                .map((fact, i) => {
                    const { what, why } = say(fact);
                    return (
                        // biome-ignore lint/suspicious/noArrayIndexKey: several things happen in one round, and none has a name
                        <li key={`${fact.sequence} ${i}`}>
                            <Time at={fact.at} seconds />
                            <span>
                                {what}
                                {why ? <small>{why}</small> : null}
                            </span>
                        </li>
                    );
                })}
        </ol>
    );
}
