-- SPDX-License-Identifier: Apache-2.0
-- Questions that people ask the console again and again.

-- An empty owner is everybody. The question is the query string of the page's address. Times are
-- microseconds since 1970.
CREATE TABLE saved_view (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    page TEXT NOT NULL,
    name TEXT NOT NULL,
    question TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;
