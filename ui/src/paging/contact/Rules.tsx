// SPDX-License-Identifier: Apache-2.0
import { SEVERITIES } from '@/api/types';
import { Button, IconButton } from '@/design/Button';
import { FaultLine } from '@/design/States';
import { useText } from '@/i18n/bilingual';
import { useTypeName } from '../names';
import type { ContactMethod, ContactRule } from '../types';
import styles from './Contact.module.css';
import { DELAYS, methodName, moved, NIGHT, replaced, ruleOf, toggled, without } from './rules';
import { contactText } from './text';
import { WindowFields } from './Windows';

interface RuleProps {
    rule: ContactRule;
    methods: readonly ContactMethod[];
    onChange: (next: ContactRule) => void;
}

function Rings({ rule, methods, onChange }: RuleProps) {
    const t = useText(contactText);
    const typeName = useTypeName();
    const nameOf = (method: ContactMethod) => methodName(typeName(method.type), method);
    const put = (at: number, ring: ContactRule['rings'][number]) =>
        onChange({ ...rule, rings: replaced(rule.rings, at, ring) });
    return (
        <ol className={styles.rings}>
            {rule.rings.map((ring, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one method may ring twice
                <li key={i}>
                    <select
                        aria-label={t.after}
                        value={ring.after}
                        onChange={(event) => put(i, { ...ring, after: Number(event.target.value) })}
                    >
                        {[...new Set([...DELAYS, ring.after])]
                            .sort((a, b) => a - b)
                            .map((after) => (
                                <option key={after} value={after}>
                                    {t.delays[after] ?? t.afterSeconds(after)}
                                </option>
                            ))}
                    </select>
                    <select
                        aria-label={t.by}
                        value={ring.method}
                        onChange={(event) => put(i, { ...ring, method: event.target.value })}
                    >
                        {methods.map((method) => (
                            <option key={method.id} value={method.id}>
                                {nameOf(method)}
                            </option>
                        ))}
                        {methods.some(({ id }) => id === ring.method) ? null : (
                            <option value={ring.method}>{t.gone}</option>
                        )}
                    </select>
                    <IconButton
                        icon="cross"
                        label={t.takeOut}
                        onClick={() => onChange({ ...rule, rings: without(rule.rings, i) })}
                    />
                </li>
            ))}
        </ol>
    );
}

function RuleFields({ rule, methods, onChange }: RuleProps) {
    const t = useText(contactText);
    const last = rule.rings.at(-1);
    return (
        <>
            <fieldset className={styles.days} aria-label={t.forSeverities}>
                {SEVERITIES.map((severity) => {
                    const on = rule.severities.length === 0 || rule.severities.includes(severity);
                    return (
                        <label key={severity} data-on={on || undefined}>
                            <input
                                type="checkbox"
                                className="visually-hidden"
                                checked={on}
                                onChange={() =>
                                    onChange({
                                        ...rule,
                                        severities:
                                            rule.severities.length === 0
                                                ? SEVERITIES.filter((other) => other !== severity)
                                                : toggled(SEVERITIES, rule.severities, severity),
                                    })
                                }
                            />
                            {severity}
                        </label>
                    );
                })}
                <select
                    aria-label={t.when}
                    value={rule.when === null ? 'always' : 'times'}
                    onChange={(event) => onChange({ ...rule, when: event.target.value === 'times' ? NIGHT : null })}
                >
                    <option value="always">{t.always}</option>
                    <option value="times">{t.atTimes}</option>
                </select>
            </fieldset>
            {rule.when ? <WindowFields value={rule.when} onChange={(when) => onChange({ ...rule, when })} /> : null}
            <Rings rule={rule} methods={methods} onChange={onChange} />
            <FaultLine>{rule.rings.length === 0 ? t.noRing : null}</FaultLine>
            <Button
                small
                kind="quiet"
                icon="plus"
                disabled={methods.length === 0}
                onClick={() =>
                    onChange({
                        ...rule,
                        rings: [
                            ...rule.rings,
                            {
                                after: last ? last.after + 60 : 0,
                                method: methods[rule.rings.length % methods.length]?.id ?? '',
                            },
                        ],
                    })
                }
            >
                {t.addRing}
            </Button>
        </>
    );
}

interface Props {
    rules: readonly ContactRule[];
    methods: readonly ContactMethod[];
    onChange: (rules: ContactRule[]) => void;
}

/** By what and how soon, for which severities and when; the first that fits counts. */
export function Rules({ rules, methods, onChange }: Props) {
    const t = useText(contactText);
    return (
        <div>
            <h4 className={styles.part}>{t.rules}</h4>
            <p className="second">{rules.length === 0 ? t.noRules : t.rulesMore}</p>
            <ol>
                {rules.map((rule, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place
                    <li key={i} className={styles.rule} aria-label={t.rule(i + 1)}>
                        <header>
                            <b>{t.rule(i + 1)}</b>
                            <span>
                                <IconButton
                                    icon="up"
                                    label={t.up}
                                    disabled={i === 0}
                                    onClick={() => onChange(moved(rules, i, -1))}
                                />
                                <IconButton
                                    icon="down"
                                    label={t.down}
                                    disabled={i === rules.length - 1}
                                    onClick={() => onChange(moved(rules, i, 1))}
                                />
                                <IconButton
                                    icon="cross"
                                    label={t.removeRule}
                                    onClick={() => onChange(without(rules, i))}
                                />
                            </span>
                        </header>
                        <RuleFields
                            rule={rule}
                            methods={methods}
                            onChange={(next) => onChange(replaced(rules, i, next))}
                        />
                    </li>
                ))}
            </ol>
            <Button icon="plus" onClick={() => onChange([...rules, ruleOf(methods)])} disabled={methods.length === 0}>
                {t.addRule}
            </Button>
        </div>
    );
}
