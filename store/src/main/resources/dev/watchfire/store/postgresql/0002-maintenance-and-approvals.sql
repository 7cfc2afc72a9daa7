-- SPDX-License-Identifier: Apache-2.0
-- Recurring maintenance, and silences that wait for somebody's approval.

CREATE TABLE live_maintenance (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_maintenance (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_maintenance_archived_at ON archived_maintenance (workspace, archived_at);

CREATE TABLE live_silence_request (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_silence_request (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_silence_request_archived_at ON archived_silence_request (workspace, archived_at);
