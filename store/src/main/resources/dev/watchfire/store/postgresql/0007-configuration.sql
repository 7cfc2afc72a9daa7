-- SPDX-License-Identifier: Apache-2.0
-- What the console edits of the configuration: every version of it, which pair of file and version ran
-- last, and the objects in it that have a life of their own.

-- The text as it is shown, its secrets hidden. Where there are any, the whole text is the sealed secret
-- `configuration/version/<id>`; else this is the whole text. Times are microseconds since 1970.
CREATE TABLE configuration_version (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    at bigint NOT NULL,
    author_kind text NOT NULL,
    author_id text NOT NULL,
    author_name text NOT NULL,
    comment text NOT NULL,
    restored_from bigint NOT NULL,
    file_hash text NOT NULL,
    sealed bigint NOT NULL,
    shown text NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- One row: what ran last. The text of the file is the sealed secret `configuration/running-file`.
CREATE TABLE configuration_running (
    workspace smallint NOT NULL,
    name text NOT NULL,
    version bigint NOT NULL,
    file_name text NOT NULL,
    file_hash text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (workspace, name)
);

-- Objects keep their id through every change and every new name.
CREATE TABLE configuration_object (
    workspace smallint NOT NULL,
    id text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    revision bigint NOT NULL,
    changed_at bigint NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (workspace, id)
);
