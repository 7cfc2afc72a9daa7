-- SPDX-License-Identifier: Apache-2.0
-- Questions that people ask the console again and again.

-- An empty owner is everybody. The question is the query string of the page's address. Times are
-- microseconds since 1970.
CREATE TABLE saved_view (
    workspace smallint NOT NULL,
    id text NOT NULL,
    owner text NOT NULL,
    page text NOT NULL,
    name text NOT NULL,
    question text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);
