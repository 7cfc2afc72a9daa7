-- SPDX-License-Identifier: Apache-2.0
-- Accounts: people, teams, what they sign in with, and the audit trail.

-- People who may sign in. Times are microseconds since 1970, 0 where there is none yet.
CREATE TABLE account_user (
    workspace smallint NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    display_name text NOT NULL,
    email text NOT NULL,
    language text NOT NULL,
    zone text NOT NULL,
    role text NOT NULL,
    disabled bigint NOT NULL,
    password_hash text NOT NULL,
    password_changed_at bigint NOT NULL,
    revision bigint NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Teams; the matchers, one on each line, say which alerts are theirs.
CREATE TABLE account_team (
    workspace smallint NOT NULL,
    id text NOT NULL,
    slug text NOT NULL,
    name text NOT NULL,
    matchers text NOT NULL,
    revision bigint NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Who belongs to which team, and what he may do with the team's alerts.
CREATE TABLE account_member (
    workspace smallint NOT NULL,
    team_id text NOT NULL,
    user_id text NOT NULL,
    role text NOT NULL,
    PRIMARY KEY (workspace, team_id, user_id)
);

-- Who is signed in, by the SHA-256 of what the browser holds.
CREATE TABLE account_session (
    workspace smallint NOT NULL,
    id text NOT NULL,
    hash bytea NOT NULL,
    user_id text NOT NULL,
    created_at bigint NOT NULL,
    authenticated_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    address text NOT NULL,
    user_agent text NOT NULL,
    method text NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Tokens of people, and of services where user_id is empty.
CREATE TABLE account_token (
    workspace smallint NOT NULL,
    id text NOT NULL,
    hash bytea NOT NULL,
    hint text NOT NULL,
    user_id text NOT NULL,
    name text NOT NULL,
    role text NOT NULL,
    team_id text NOT NULL,
    scopes text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Links that work once: for the first administrator, for the invited, for a forgotten password.
CREATE TABLE account_link (
    workspace smallint NOT NULL,
    id text NOT NULL,
    hash bytea NOT NULL,
    kind text NOT NULL,
    user_id text NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    teams text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Keys with which sources bring alerts; the previous one goes on working for a while.
CREATE TABLE intake_key (
    workspace smallint NOT NULL,
    id text NOT NULL,
    source text NOT NULL,
    hash bytea NOT NULL,
    hint text NOT NULL,
    previous_hash bytea NOT NULL,
    previous_until bigint NOT NULL,
    rate_per_minute bigint NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Secrets under keys of their own, which are sealed with the key file's.
CREATE TABLE sealed_secret (
    workspace smallint NOT NULL,
    name text NOT NULL,
    wrapped_key bytea NOT NULL,
    body bytea NOT NULL,
    changed_at bigint NOT NULL,
    PRIMARY KEY (workspace, name)
);

-- Who changed what, when and from where; written in the transaction of the change.
CREATE TABLE audit (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    at bigint NOT NULL,
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    address text NOT NULL,
    action text NOT NULL,
    object_kind text NOT NULL,
    object_id text NOT NULL,
    object_name text NOT NULL,
    detail_before text NOT NULL,
    detail_after text NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX account_user_name ON account_user (workspace, name);
CREATE UNIQUE INDEX account_team_slug ON account_team (workspace, slug);

CREATE INDEX audit_at ON audit (workspace, at);
CREATE INDEX audit_object ON audit (workspace, object_kind, object_id);
CREATE INDEX audit_actor ON audit (workspace, actor_id);
