// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { AuditEntry } from '@/api/types';
import { Drawer, Headline, Section } from '@/design/Drawer';
import { Icon } from '@/design/Icon';
import { useText } from '@/i18n/bilingual';
import styles from '@/silences/Silences.module.css';
import { Time } from '@/time/Time';
import own from './Audit.module.css';
import { diff, placeOf } from './diff';
import { auditText } from './text';

/** One change: who, from where, what, and what it did to each field. */
export function EntryDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
    const t = useText(auditText);
    const changes = diff(entry.before, entry.after);
    const place = placeOf(entry.object);
    return (
        <Drawer
            label={t.names[entry.action] ?? entry.action}
            subject={String(entry.id)}
            onClose={onClose}
            head={
                <>
                    <Icon name="list" />
                    <code className="second">{entry.action}</code>
                </>
            }
        >
            <Headline
                below={
                    <>
                        {entry.actor.name || t.kinds[entry.actor.kind]}, <Time at={entry.at} seconds />
                    </>
                }
            >
                {t.names[entry.action] ?? entry.action}: {entry.object.name || entry.object.id}
            </Headline>
            {place && entry.after !== null ? (
                <p className={own.show}>
                    <Link to={place.to} search={place.search as never} className="link">
                        {t.show}
                    </Link>
                </p>
            ) : null}
            <Section title={t.changes}>
                {changes.length === 0 ? (
                    <p className="quiet">{t.noDetail}</p>
                ) : (
                    <table className={own.diff} data-testid="diff">
                        <thead>
                            <tr>
                                <th scope="col">{t.field}</th>
                                <th scope="col">{t.before}</th>
                                <th scope="col">{t.after}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {changes.map(({ field, kind, before, after }) => (
                                <tr key={field} data-kind={kind}>
                                    <th scope="row">{field}</th>
                                    <td>
                                        {before === null ? (
                                            <span className="quiet">{t.empty}</span>
                                        ) : kind === 'same' ? (
                                            before
                                        ) : (
                                            <del>{before}</del>
                                        )}
                                    </td>
                                    <td>
                                        {after === null ? <span className="quiet">{t.empty}</span> : <ins>{after}</ins>}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                )}
            </Section>
            <Section title={t.list}>
                <dl className={styles.facts}>
                    <dt>{t.at}</dt>
                    <dd>{entry.at}</dd>
                    <dt>{t.actor}</dt>
                    <dd>
                        {entry.actor.name || '–'} <span className="quiet">{t.kinds[entry.actor.kind]}</span>
                    </dd>
                    <dt>{t.address}</dt>
                    <dd>{entry.address || '–'}</dd>
                    <dt>{t.object}</dt>
                    <dd>
                        {entry.object.name} <span className="quiet">{entry.object.kind}</span>
                    </dd>
                    <dt>ID</dt>
                    <dd>
                        <code>{entry.object.id}</code>
                    </dd>
                    <dt>{t.number}</dt>
                    <dd>{entry.id}</dd>
                </dl>
            </Section>
        </Drawer>
    );
}
