-- SPDX-License-Identifier: Apache-2.0
-- Answers to requests with a key of their own, so that a repeat is answered and not done again.

-- The body can only be read with the key, of which there is only a hash. Times are microseconds since
-- 1970; a status of 0 is a request that has no answer yet.
CREATE TABLE kept_answer (
    workspace INTEGER NOT NULL,
    key_hash TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    status INTEGER NOT NULL,
    sealed_answer TEXT NOT NULL,
    PRIMARY KEY (workspace, key_hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX kept_answer_begun ON kept_answer (begun_at);
