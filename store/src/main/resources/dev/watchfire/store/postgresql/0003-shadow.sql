-- SPDX-License-Identifier: Apache-2.0
-- Copies of what another Alertmanager sent, to compare with what is decided here. Deliveries may from
-- now on be 'OBSERVED', and entries of the notification log name who told.

CREATE TABLE shadow_copy (
    workspace smallint NOT NULL,
    id bigint NOT NULL,
    at bigint NOT NULL,
    receiver text NOT NULL,
    body bytea NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE INDEX shadow_copy_at ON shadow_copy (workspace, at);
CREATE INDEX shadow_copy_receiver ON shadow_copy (workspace, receiver, at);
