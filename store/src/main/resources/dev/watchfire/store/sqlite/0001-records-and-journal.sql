-- SPDX-License-Identifier: Apache-2.0
-- The engine's records, what left its state, and the journal of facts.
--
-- Every table says which workspace a row belongs to. A file holds one workspace, so here the id alone
-- is the key: as INTEGER PRIMARY KEY it is the table's own order, and because ids and sequences only
-- grow, new rows are appended to the last page instead of dirtying one page each. The workspace is a
-- small number (its name is in `workspace`), which as 1 takes no byte of a row's content.

CREATE TABLE workspace (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO workspace (id, name) VALUES (1, 'default');

CREATE TABLE setting (
    workspace INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (workspace, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_alert (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE live_group (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE live_silence (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE live_log_entry (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE live_delivery (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE archived_alert (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    fingerprint INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_alert_archived_at ON archived_alert (archived_at);

-- Fingerprints are random: an index by them alone has one page to rewrite for each alert that is
-- archived, three times the cost of all else. Alerts that are archived together have neighbouring ids,
-- so their entries lie together within a few pages; who looks for a fingerprint tries each range of
-- ids, which for a million of them are 122.
CREATE INDEX archived_alert_fingerprint ON archived_alert (id / 8192, fingerprint);

CREATE TABLE archived_group (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_group_archived_at ON archived_group (archived_at);

CREATE TABLE archived_silence (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_silence_archived_at ON archived_silence (archived_at);

CREATE TABLE archived_log_entry (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_log_entry_archived_at ON archived_log_entry (archived_at);

CREATE TABLE archived_delivery (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX archived_delivery_archived_at ON archived_delivery (archived_at);

-- One row for each batch: its facts as JSON, one on each line. The newest row is never removed: it
-- says where the last batch left off. Times are nanoseconds since 1970.
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    at INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    facts BLOB NOT NULL
) STRICT;

-- Which batches hold facts about a subject; new subjects are appended like new records.
CREATE TABLE journal_subject (
    subject INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    workspace INTEGER NOT NULL,
    PRIMARY KEY (subject, sequence)
) STRICT, WITHOUT ROWID;
