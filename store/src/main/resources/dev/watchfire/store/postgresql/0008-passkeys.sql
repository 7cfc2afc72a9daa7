-- SPDX-License-Identifier: Apache-2.0
-- Ways to sign in without a password.

-- Passkeys: the public half, as base64, and how often the device said it was used. A passkey works
-- under the one host name that it was made for.
CREATE TABLE account_passkey (
    workspace smallint NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    credential_id text NOT NULL,
    credential text NOT NULL,
    name text NOT NULL,
    relying_party text NOT NULL,
    transports text NOT NULL,
    sign_count bigint NOT NULL,
    backup_eligible bigint NOT NULL,
    backed_up bigint NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

-- Who somebody is at another place that he signs in through: known by issuer and subject, and never
-- by the address, which is kept for people to read.
CREATE TABLE account_identity (
    workspace smallint NOT NULL,
    id text NOT NULL,
    user_id text NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    provider text NOT NULL,
    email text NOT NULL,
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (workspace, id)
);

CREATE UNIQUE INDEX account_passkey_credential ON account_passkey (workspace, credential_id);
CREATE UNIQUE INDEX account_identity_subject ON account_identity (workspace, issuer, subject);
