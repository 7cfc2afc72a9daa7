-- SPDX-License-Identifier: Apache-2.0
-- Accounts: people, teams, what they sign in with, and the audit trail.

-- People who may sign in. Times are microseconds since 1970, 0 where there is none yet.
CREATE TABLE account_user (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    email TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    role TEXT NOT NULL,
    disabled INTEGER NOT NULL,
    password_hash TEXT NOT NULL,
    password_changed_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Teams; the matchers, one on each line, say which alerts are theirs.
CREATE TABLE account_team (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    matchers TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Who belongs to which team, and what he may do with the team's alerts.
CREATE TABLE account_member (
    workspace INTEGER NOT NULL,
    team_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (workspace, team_id, user_id)
) STRICT, WITHOUT ROWID;

-- Who is signed in, by the SHA-256 of what the browser holds.
CREATE TABLE account_session (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL,
    user_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    address TEXT NOT NULL,
    user_agent TEXT NOT NULL,
    method TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Tokens of people, and of services where user_id is empty.
CREATE TABLE account_token (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL,
    hint TEXT NOT NULL,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    team_id TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Links that work once: for the first administrator, for the invited, for a forgotten password.
CREATE TABLE account_link (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    teams TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Keys with which sources bring alerts; the previous one goes on working for a while.
CREATE TABLE intake_key (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    hash BLOB NOT NULL,
    hint TEXT NOT NULL,
    previous_hash BLOB NOT NULL,
    previous_until INTEGER NOT NULL,
    rate_per_minute INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Secrets under keys of their own, which are sealed with the key file's.
CREATE TABLE sealed_secret (
    workspace INTEGER NOT NULL,
    name TEXT NOT NULL,
    wrapped_key BLOB NOT NULL,
    body BLOB NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, name)
) STRICT, WITHOUT ROWID;

-- Who changed what, when and from where; written in the transaction of the change.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    object_name TEXT NOT NULL,
    detail_before TEXT NOT NULL,
    detail_after TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX account_user_name ON account_user (workspace, name);
CREATE UNIQUE INDEX account_team_slug ON account_team (workspace, slug);

CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_object ON audit (object_kind, object_id);
CREATE INDEX audit_actor ON audit (actor_id);
