-- SPDX-License-Identifier: Apache-2.0
-- Recurring maintenance, and silences that wait for somebody's approval.

CREATE TABLE live_maintenance (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_maintenance (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_maintenance_archived_at ON archived_maintenance (archived_at);

CREATE TABLE live_silence_request (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_silence_request (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_silence_request_archived_at ON archived_silence_request (archived_at);
