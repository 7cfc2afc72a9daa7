-- SPDX-License-Identifier: Apache-2.0
-- What the console edits of the configuration: every version of it, which pair of file and version ran
-- last, and the objects in it that have a life of their own.

-- The text as it is shown, its secrets hidden. Where there are any, the whole text is the sealed secret
-- `configuration/version/<id>`; else this is the whole text. Times are microseconds since 1970.
CREATE TABLE configuration_version (
    workspace INTEGER NOT NULL,
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    author_kind TEXT NOT NULL,
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    comment TEXT NOT NULL,
    restored_from INTEGER NOT NULL,
    file_hash TEXT NOT NULL,
    sealed INTEGER NOT NULL,
    shown TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- One row: what ran last. The text of the file is the sealed secret `configuration/running-file`.
CREATE TABLE configuration_running (
    workspace INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (workspace, name)
) STRICT, WITHOUT ROWID;

-- Objects keep their id through every change and every new name.
CREATE TABLE configuration_object (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;
