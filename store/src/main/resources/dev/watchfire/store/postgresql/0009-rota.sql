-- SPDX-License-Identifier: Apache-2.0
-- What people change about schedules, and what is remembered about them.

CREATE TABLE live_shift_override (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_shift_override (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_shift_override_archived_at ON archived_shift_override (workspace, archived_at);

CREATE TABLE live_absence (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_absence (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_absence_archived_at ON archived_absence (workspace, archived_at);

CREATE TABLE live_shift_request (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_shift_request (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_shift_request_archived_at ON archived_shift_request (workspace, archived_at);

CREATE TABLE live_schedule_watch (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_schedule_watch (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_schedule_watch_archived_at ON archived_schedule_watch (workspace, archived_at);
