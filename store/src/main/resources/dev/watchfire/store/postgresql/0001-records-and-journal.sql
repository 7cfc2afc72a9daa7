-- SPDX-License-Identifier: Apache-2.0
-- The engine's records, what left its state, and the journal of facts.
--
-- One database may come to hold many workspaces, each with ids of its own, so that keys begin with
-- the workspace. Bodies are UTF-8 JSON in bytea: what was accepted is kept byte for byte, whatever
-- encoding the database was created with.

CREATE TABLE workspace (
    id smallint PRIMARY KEY,
    name text NOT NULL UNIQUE
);

INSERT INTO workspace (id, name) VALUES (1, 'default');

CREATE TABLE setting (
    workspace smallint NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (workspace, name)
);

CREATE TABLE live_alert (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE live_group (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE live_silence (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE live_log_entry (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE live_delivery (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_alert (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    fingerprint bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_alert_archived_at ON archived_alert (workspace, archived_at);

CREATE INDEX archived_alert_fingerprint ON archived_alert (workspace, fingerprint, id);

CREATE TABLE archived_group (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_group_archived_at ON archived_group (workspace, archived_at);

CREATE TABLE archived_silence (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_silence_archived_at ON archived_silence (workspace, archived_at);

CREATE TABLE archived_log_entry (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_log_entry_archived_at ON archived_log_entry (workspace, archived_at);

CREATE TABLE archived_delivery (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_delivery_archived_at ON archived_delivery (workspace, archived_at);

-- One row for each batch: its facts as JSON, one on each line. The newest row is never removed: it
-- says where the last batch left off. Times are nanoseconds since 1970.
CREATE TABLE journal (
    workspace smallint NOT NULL,
    sequence bigint NOT NULL,
    at bigint NOT NULL,
    last_id bigint NOT NULL,
    facts bytea NOT NULL,
    PRIMARY KEY (workspace, sequence)
);

-- Which batches hold facts about a subject.
CREATE TABLE journal_subject (
    workspace smallint NOT NULL,
    subject bigint NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (workspace, subject, sequence)
);
