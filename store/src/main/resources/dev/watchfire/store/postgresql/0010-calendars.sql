-- SPDX-License-Identifier: Apache-2.0
-- Calendars that others read here, and calendars that are read elsewhere.

-- Links under which programs read who is on call. An empty owner is the operator. Times are
-- microseconds since 1970.
CREATE TABLE calendar_feed (
    workspace smallint NOT NULL,
    id text NOT NULL,
    hash bytea NOT NULL,
    kind text NOT NULL,
    schedule text NOT NULL,
    owner text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    last_read_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Since when each schedule is as it is: the hash is of what makes it so.
CREATE TABLE calendar_stamp (
    workspace smallint NOT NULL,
    schedule text NOT NULL,
    hash text NOT NULL,
    since bigint NOT NULL,
    PRIMARY KEY (workspace, schedule)
);

-- Whose own calendar says when they are away. The address is the sealed secret
-- `absence-calendar/<user>`.
CREATE TABLE absence_calendar (
    workspace smallint NOT NULL,
    user_id text NOT NULL,
    shown text NOT NULL,
    made_at bigint NOT NULL,
    PRIMARY KEY (workspace, user_id)
);

-- The last good copies of calendars elsewhere.
CREATE TABLE live_calendar (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_calendar (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_calendar_archived_at ON archived_calendar (workspace, archived_at);
