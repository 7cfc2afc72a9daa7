-- SPDX-License-Identifier: Apache-2.0
-- What people change about schedules, and what is remembered about them.

CREATE TABLE live_shift_override (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_shift_override (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_shift_override_archived_at ON archived_shift_override (archived_at);

CREATE TABLE live_absence (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_absence (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_absence_archived_at ON archived_absence (archived_at);

CREATE TABLE live_shift_request (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_shift_request (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_shift_request_archived_at ON archived_shift_request (archived_at);

CREATE TABLE live_schedule_watch (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_schedule_watch (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_schedule_watch_archived_at ON archived_schedule_watch (archived_at);
