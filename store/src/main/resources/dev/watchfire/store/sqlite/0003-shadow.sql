-- SPDX-License-Identifier: Apache-2.0
-- Copies of what another Alertmanager sent, to compare with what is decided here. Deliveries may from
-- now on be 'OBSERVED', and entries of the notification log name who told.

CREATE TABLE shadow_copy (
    id INTEGER PRIMARY KEY,
    workspace INTEGER NOT NULL,
    at INTEGER NOT NULL,
    receiver TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

CREATE INDEX shadow_copy_at ON shadow_copy (at);
CREATE INDEX shadow_copy_receiver ON shadow_copy (receiver, at);
