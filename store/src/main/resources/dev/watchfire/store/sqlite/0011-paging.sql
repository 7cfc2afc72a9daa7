-- SPDX-License-Identifier: Apache-2.0
-- Pages, who can be paged, and the policies that pages climb by.

CREATE TABLE live_page (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_page (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_page_archived_at ON archived_page (archived_at);

CREATE TABLE live_person (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_person (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_person_archived_at ON archived_person (archived_at);

CREATE TABLE live_pinned_policy (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_pinned_policy (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_pinned_policy_archived_at ON archived_pinned_policy (archived_at);
