-- SPDX-License-Identifier: Apache-2.0
-- Calendars that others read here, and calendars that are read elsewhere.

-- Links under which programs read who is on call. An empty owner is the operator. Times are
-- microseconds since 1970.
CREATE TABLE calendar_feed (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL,
    kind TEXT NOT NULL,
    schedule TEXT NOT NULL,
    owner TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_read_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Since when each schedule is as it is: the hash is of what makes it so.
CREATE TABLE calendar_stamp (
    workspace INTEGER NOT NULL,
    schedule TEXT NOT NULL,
    hash TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (workspace, schedule)
) STRICT, WITHOUT ROWID;

-- Whose own calendar says when they are away. The address is the sealed secret
-- `absence-calendar/<user>`.
CREATE TABLE absence_calendar (
    workspace INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    shown TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, user_id)
) STRICT, WITHOUT ROWID;

-- The last good copies of calendars elsewhere.
CREATE TABLE live_calendar (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_calendar (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_calendar_archived_at ON archived_calendar (archived_at);
