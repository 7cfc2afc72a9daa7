// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Configuration, ConfigurationObject } from '@/api/types';
import { Button } from '@/design/Button';
import { Icon } from '@/design/Icon';
import { Empty, Fault, Skeleton } from '@/design/States';
import { changed, type Search } from '@/frame/search';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import styles from './Configuration.module.css';
import { ObjectDrawer } from './ObjectDrawer';
import { useObjects } from './queries';
import { summaryOf } from './receiver';
import { configurationText } from './text';

/** In the order in which people look for them. */
const KINDS = [
    'receivers',
    'route',
    'time_intervals',
    'mute_time_intervals',
    'schedules',
    'teams',
    'services',
    'business_hours',
    'holidays',
    'inhibit_rules',
    'global',
] as const;
export type Kind = (typeof KINDS)[number];

/** What can be added here; of the others there is one, or they are written in the text. */
const NEW: readonly Kind[] = [
    'receivers',
    'time_intervals',
    'schedules',
    'teams',
    'services',
    'business_hours',
    'holidays',
    'inhibit_rules',
];

export const idOf = (object: { kind: string; name: string }) => `${object.kind}/${object.name}`;

function ObjectRow({ object, shown }: { object: ConfigurationObject; shown: boolean }) {
    const t = useText(configurationText);
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { object: idOf(object) })) as never}
            className={styles.object}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <b className="cut">{object.name === '-' ? t.kindsOfObject[object.kind as Kind] : object.name}</b>
            <span className="cut quiet">{summaryOf(object)}</span>
            <span className="cut quiet">
                {object.owner === 'file' ? (
                    <>
                        <Icon name="file" size={14} /> {t.owners.file}
                    </>
                ) : (
                    object.changedBy
                )}
            </span>
        </Link>
    );
}

/** Receivers, schedules and their like, one by one. */
export function ObjectsTab({ configuration }: { configuration: Configuration }) {
    const t = useText(configurationText);
    const view = useView();
    const { data, error, refetch } = useObjects();
    const asked = view.one('object');
    const owners = useMemo(() => new Map(configuration.keys.map((key) => [key.name, key.owner])), [configuration.keys]);
    if (!data) {
        return error ? <Fault error={error} retry={() => void refetch()} /> : <Skeleton />;
    }
    const shown = data.items.find((object) => idOf(object) === asked);
    const adding = NEW.find((kind) => asked === `${kind}/`);
    return (
        <div className={styles.rows}>
            {KINDS.map((kind) => {
                const all = data.items.filter((object) => object.kind === kind);
                const mayAdd = NEW.includes(kind) && owners.get(kind) !== 'file';
                if (all.length === 0 && !mayAdd) {
                    return null;
                }
                return (
                    <section key={kind} aria-labelledby={`objects-${kind}`}>
                        <header className={styles.kind}>
                            <h2 id={`objects-${kind}`}>{t.kindsOfObject[kind]}</h2>
                            {mayAdd ? (
                                <Button
                                    small
                                    kind="quiet"
                                    icon="plus"
                                    onClick={() => view.change({ object: `${kind}/` })}
                                >
                                    {t.add[kind as 'receivers']}
                                </Button>
                            ) : null}
                        </header>
                        {all.map((object) => (
                            <ObjectRow key={idOf(object)} object={object} shown={object === shown} />
                        ))}
                        {all.length === 0 ? <p className={styles.none}>{t.noneOfKind}</p> : null}
                    </section>
                );
            })}
            {shown ? (
                <ObjectDrawer
                    key={idOf(shown)}
                    kind={shown.kind as Kind}
                    object={shown}
                    configuration={configuration}
                    onClose={() => view.change({ object: null })}
                />
            ) : adding ? (
                <ObjectDrawer
                    key={`${adding}/`}
                    kind={adding}
                    object={null}
                    configuration={configuration}
                    onClose={() => view.change({ object: null })}
                />
            ) : asked ? (
                <Empty icon="configuration" title={t.noObject} />
            ) : null}
        </div>
    );
}
