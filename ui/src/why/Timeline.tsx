// SPDX-License-Identifier: Apache-2.0
import type { Fact } from '@/api/types';
import { deliveriesText } from '@/deliveries/text';
import { useText } from '@/i18n/bilingual';
import { Time } from '@/time/Time';
import styles from './Timeline.module.css';
import { whyText } from './text';

type Data = Record<string, unknown>;

interface Decision {
    integration: string;
    delivery: number | null;
}

function text(value: unknown): string {
    return typeof value === 'string' ? value : '';
}

function useWords(): (fact: Fact) => string | null {
    const t = useText(whyText).facts;
    const d = useText(deliveriesText);
    return ({ name, data }) => {
        const f = data as Data;
        switch (name) {
            case 'alert.fired.v2':
                return t.fired;
            case 'alert.reworded.v1':
                return t.reworded;
            case 'alert.changed.v1':
                return t.changed;
            case 'alert.resolved.v1':
                return f.cause === 'timeout' ? t.resolvedByTimeout : t.resolved;
            case 'alert.forgotten.v1':
                return t.forgotten;
            case 'group.created.v1':
                return t.groupCreated;
            case 'group.removed.v1':
                return t.groupRemoved;
            case 'group.flushed.v1': {
                const decisions = (Array.isArray(f.decisions) ? f.decisions : []) as Decision[];
                const told = decisions.filter((one) => one.delivery !== null).map((one) => one.integration);
                const receiver = text(f.receiver);
                const held = Array.isArray(f.held) ? f.held.length : 0;
                const first = told.length > 0 ? t.toldSome(receiver, told.join(', ')) : t.toldNobody(receiver);
                return held > 0 ? `${first}, ${t.leftOut(held)}` : first;
            }
            case 'delivery.finished.v1': {
                const state = text(f.state);
                const known = state in d.states ? d.states[state as keyof typeof d.states] : state;
                return t.delivery(text(f.receiver), text(f.integration), known);
            }
            case 'delivery.fell-back.v1':
                return t.fellBack(text(f.receiver), text(f.fallback));
            case 'delivery.sent-again.v1':
                return t.sentAgain;
            default:
                return null;
        }
    };
}

/** What happened, latest first. Facts that this console does not know yet are shown by their names. */
export function Timeline({ facts }: { facts: readonly Fact[] }) {
    const t = useText(whyText);
    const words = useWords();
    if (facts.length === 0) {
        return <p className="quiet">{t.noHistory}</p>;
    }
    return (
        <ol className={styles.timeline}>
            {facts.map((fact) => (
                <li key={fact.sequence}>
                    <Time at={fact.at} seconds />
                    <span>{words(fact) ?? fact.name}</span>
                </li>
            ))}
        </ol>
    );
}
