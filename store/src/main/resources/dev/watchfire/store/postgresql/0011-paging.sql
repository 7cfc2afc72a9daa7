-- SPDX-License-Identifier: Apache-2.0
-- Pages, who can be paged, and the policies that pages climb by.

CREATE TABLE live_page (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_page (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_page_archived_at ON archived_page (workspace, archived_at);

CREATE TABLE live_person (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_person (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_person_archived_at ON archived_person (workspace, archived_at);

CREATE TABLE live_pinned_policy (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE TABLE archived_pinned_policy (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    revision bigint NOT NULL,
    archived_at bigint NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX archived_pinned_policy_archived_at ON archived_pinned_policy (workspace, archived_at);
