-- SPDX-License-Identifier: Apache-2.0
-- Ways to sign in without a password.

-- Passkeys: the public half, as base64, and how often the device said it was used. A passkey works
-- under the one host name that it was made for.
CREATE TABLE account_passkey (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    credential_id TEXT NOT NULL,
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    relying_party TEXT NOT NULL,
    transports TEXT NOT NULL,
    sign_count INTEGER NOT NULL,
    backup_eligible INTEGER NOT NULL,
    backed_up INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

-- Who somebody is at another place that he signs in through: known by issuer and subject, and never
-- by the address, which is kept for people to read.
CREATE TABLE account_identity (
    workspace INTEGER NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    provider TEXT NOT NULL,
    email TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    PRIMARY KEY (workspace, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX account_passkey_credential ON account_passkey (workspace, credential_id);
CREATE UNIQUE INDEX account_identity_subject ON account_identity (workspace, issuer, subject);
