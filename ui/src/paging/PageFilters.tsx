// SPDX-License-Identifier: Apache-2.0
import { SEVERITIES } from '@/api/types';
import { SelectField } from '@/design/Form';
import { Tabs } from '@/design/Tabs';
import type { View } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { useDirectory } from '@/oncall/directory';
import { useTeams } from '@/oncall/queries';
import styles from './Pages.module.css';
import { type Filter, STATES } from './pages';
import { pagingText } from './text';

interface Props {
    view: View;
    filter: Filter;
    /** Pages that want who looks. */
    mine: number | undefined;
}

/** Whose pages are shown, and which of them. All of it is in the address. */
export function PageFilters({ view, filter, mine }: Props) {
    const t = useText(pagingText);
    const { all, me } = useDirectory();
    const teams = useTeams().data ?? [];
    const own = me !== null && (view.one('who') === null || view.one('who') === 'me') && view.one('person') === null;
    return (
        <>
            {me === null ? null : (
                <Tabs
                    label={t.which}
                    tabs={[
                        { id: 'me', name: t.mine, count: mine },
                        { id: 'all', name: t.everybody },
                    ]}
                    value={own ? 'me' : 'all'}
                    onChange={(who) => view.change({ who: who === 'me' ? null : who, person: null })}
                />
            )}
            <div className={styles.selects}>
                <SelectField
                    bare
                    label={t.state}
                    name="state"
                    value={filter.state}
                    options={['open', ...STATES, 'all'].map((id) => ({
                        id,
                        name: t.stateFilters[id as keyof typeof t.stateFilters],
                    }))}
                    onChange={(state) => view.change({ state: state === 'open' ? null : state })}
                />
                <SelectField
                    bare
                    label={t.severity}
                    name="severity"
                    value={filter.severities[0] ?? ''}
                    options={[
                        { id: '', name: t.anySeverity },
                        ...SEVERITIES.map((id) => ({ id: id as string, name: id })),
                    ]}
                    onChange={(severity) => view.change({ severity: severity || null })}
                />
                <SelectField
                    bare
                    label={t.team}
                    name="team"
                    value={filter.team}
                    options={[{ id: '', name: t.anyTeam }, ...teams.map(({ name }) => ({ id: name, name }))]}
                    onChange={(team) => view.change({ team: team || null })}
                />
                {own ? null : (
                    <SelectField
                        bare
                        label={t.person}
                        name="person"
                        value={filter.person}
                        options={[
                            { id: '', name: t.anyPerson },
                            ...all.map(({ name, displayName }) => ({ id: name, name: displayName })),
                        ]}
                        onChange={(person) => view.change({ who: me === null ? null : 'all', person: person || null })}
                    />
                )}
            </div>
        </>
    );
}
