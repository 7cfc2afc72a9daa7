// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { User } from '@/api/types';
import { Button } from '@/design/Button';
import { TextField } from '@/design/Form';
import { Empty } from '@/design/States';
import { changed, type Search } from '@/frame/search';
import { useRowKeys } from '@/frame/useRowKeys';
import { useView } from '@/frame/useView';
import { useText } from '@/i18n/bilingual';
import { may, useMe } from '@/session/me';
import { useUsers } from '../queries';
import { Waiting } from '../Section';
import styles from '../Settings.module.css';
import { settingsText } from '../text';
import { Invitations } from './Invitations';
import { InviteDrawer } from './InviteDrawer';
import { UserDrawer } from './UserDrawer';

const FEW = 100;
/** The most that the server gives at once; who looks for more searches. */
const MANY = 1_000;
/** Until the typing rests. */
const REST_MS = 250;

function Row({ user, shown }: { user: User; shown: boolean }) {
    const t = useText(settingsText);
    return (
        <Link
            to="."
            search={((before: Search) => changed(before, { id: user.id, invite: null })) as never}
            className={styles.row}
            data-shown={shown || undefined}
            data-off={user.disabled || undefined}
            resetScroll={false}
        >
            <span className="cut">
                <b>{user.displayName || user.name}</b>{' '}
                {user.displayName ? <span className="quiet">{user.name}</span> : null}
            </span>
            <span className="cut second">{user.email}</span>
            <span className="cut quiet">
                {user.teams.map((team) => `${team.slug} (${t.roles[team.role]})`).join(', ')}
            </span>
            <span className={styles.tag}>{user.disabled ? t.disabled : t.roles[user.role]}</span>
        </Link>
    );
}

/** Everybody with an account, and who is invited. */
export default function PeoplePart() {
    const t = useText(settingsText);
    const view = useView();
    const isAdmin = may(useMe(), 'admin');
    const [typed, setTyped] = useState('');
    const [search, setSearch] = useState('');
    const [limit, setLimit] = useState(FEW);
    useEffect(() => {
        const timer = setTimeout(() => setSearch(typed.trim()), REST_MS);
        return () => clearTimeout(timer);
    }, [typed]);
    const users = useUsers(search, limit);
    const items = users.data?.items ?? [];
    const id = view.one('id');
    const list = useRowKeys<HTMLDivElement>(items.length);
    const close = () => view.change({ id: null, invite: null });
    return (
        <>
            <div className={styles.bar}>
                <TextField label={t.search} name="search" type="search" value={typed} onChange={setTyped} />
                {isAdmin ? (
                    <Button icon="plus" onClick={() => view.change({ invite: 'yes', id: null })}>
                        {t.invite}
                    </Button>
                ) : null}
            </div>
            {!users.data ? (
                <Waiting for={users} />
            ) : items.length === 0 ? (
                <Empty icon="users" title={search ? t.noneFound : t.nobody}>
                    {search ? null : t.nobodyMore}
                </Empty>
            ) : (
                <div className={styles.rows} ref={list}>
                    {items.map((user) => (
                        <Row key={user.id} user={user} shown={user.id === id} />
                    ))}
                    {users.data.nextCursor ? (
                        <p className={styles.bar}>
                            {limit < MANY ? (
                                <Button onClick={() => setLimit(MANY)}>{t.more}</Button>
                            ) : (
                                <span className="second">{t.searchForMore}</span>
                            )}
                        </p>
                    ) : null}
                </div>
            )}
            {isAdmin ? <Invitations /> : null}
            {view.one('invite') ? (
                <InviteDrawer onClose={close} />
            ) : id ? (
                <UserDrawer key={id} id={id} onClose={close} />
            ) : null}
        </>
    );
}
