// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import type { Team } from '@/api/types';
import { Button } from '@/design/Button';
import { Drawer } from '@/design/Drawer';
import { Empty } from '@/design/States';
import { changed, type Search } from '@/frame/search';
import { useRowKeys } from '@/frame/useRowKeys';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { useTeams } from '../queries';
import { Waiting } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';
import { TeamDrawer } from './TeamDrawer';
import { TeamForm } from './TeamForm';

function Row({ team, shown }: { team: Team; shown: boolean }) {
    const t = useText(settingsText);
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: team.id, new: null })) as never}
            className={styles.row}
            data-shown={shown || undefined}
            resetScroll={false}
        >
            <span className="cut">
                <b>{team.name || team.slug}</b> <span className="quiet">{team.slug}</span>
            </span>
            <code className="cut second">{team.matchers.join(' ')}</code>
            <span className="cut quiet">
                {team.members.map(({ displayName, name }) => displayName || name).join(', ')}
            </span>
            <span className={styles.tag}>{t.members(team.members.length)}</span>
        </Link>
    );
}

/** Teams, which alerts are theirs, and who belongs to them. */
export default function TeamsPart() {
    const t = useText(settingsText);
    const view = useView();
    const isAdmin = may(useMe(), 'admin');
    const teams = useTeams();
    const all = teams.data ?? [];
    const id = view.one('id');
    const shown = all.find((team) => team.id === id || team.slug === id);
    const list = useRowKeys<HTMLDivElement>(all.length);
    const close = () => view.change({ id: null, new: null });
    return (
        <>
            <div className={styles.bar}>
                <p className="second">{t.teamsMore}</p>
                {isAdmin ? (
                    <Button icon="plus" onClick={() => view.change({ new: 'yes', id: null })}>
                        {t.newTeam}
                    </Button>
                ) : null}
            </div>
            {!teams.data ? (
                <Waiting for={teams} />
            ) : all.length === 0 ? (
                <Empty icon="group" title={t.noTeams}>
                    {t.noTeamsMore}
                </Empty>
            ) : (
                <div className={styles.rows} ref={list}>
                    {all.map((team) => (
                        <Row key={team.id} team={team} shown={team === shown} />
                    ))}
                </div>
            )}
            {view.one('new') ? (
                <Drawer label={t.newTeam} onClose={close}>
                    <TeamForm known={null} onSaved={(team) => view.change({ new: null, id: team.id })} />
                </Drawer>
            ) : shown ? (
                <TeamDrawer key={shown.id} team={shown} onClose={close} />
            ) : id && teams.data ? (
                <Drawer label={t.teams} onClose={close}>
                    <Empty icon="group" title={t.noSuchTeam} />
                </Drawer>
            ) : null}
        </>
    );
}
