// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.store;

import static dev.watchfire.store.TableCopy.bytes;
import static dev.watchfire.store.TableCopy.number;
import static dev.watchfire.store.TableCopy.text;

import dev.watchfire.store.TableCopy.Table;
import java.util.ArrayList;
import java.util.List;

/// The tables of accounts, as a backup carries them.
final class AccountTables {
    private AccountTables() {}

    static List<Table> all() {
        List<Table> tables = new ArrayList<>();
        tables.add(
                new Table(
                        "account_user",
                        "id",
                        List.of(
                                text("id"),
                                text("name"),
                                text("display_name"),
                                text("email"),
                                text("language"),
                                text("zone"),
                                text("role"),
                                number("disabled"),
                                text("password_hash"),
                                number("password_changed_at"),
                                number("revision"),
                                number("created_at"))));
        tables.add(
                new Table(
                        "account_team",
                        "id",
                        List.of(
                                text("id"),
                                text("slug"),
                                text("name"),
                                text("matchers"),
                                number("revision"),
                                number("created_at"))));
        tables.add(
                new Table(
                        "account_member",
                        "team_id, user_id",
                        List.of(text("team_id"), text("user_id"), text("role"))));
        tables.add(
                new Table(
                        "account_session",
                        "id",
                        List.of(
                                text("id"),
                                bytes("hash"),
                                text("user_id"),
                                number("created_at"),
                                number("authenticated_at"),
                                number("last_seen_at"),
                                text("address"),
                                text("user_agent"),
                                text("method"))));
        tables.add(
                new Table(
                        "account_token",
                        "id",
                        List.of(
                                text("id"),
                                bytes("hash"),
                                text("hint"),
                                text("user_id"),
                                text("name"),
                                text("role"),
                                text("team_id"),
                                text("scopes"),
                                text("created_by"),
                                number("created_at"),
                                number("expires_at"),
                                number("last_used_at"))));
        tables.add(
                new Table(
                        "account_link",
                        "id",
                        List.of(
                                text("id"),
                                bytes("hash"),
                                text("kind"),
                                text("user_id"),
                                text("email"),
                                text("role"),
                                text("teams"),
                                text("created_by"),
                                number("created_at"),
                                number("expires_at"))));
        tables.add(
                new Table(
                        "account_passkey",
                        "id",
                        List.of(
                                text("id"),
                                text("user_id"),
                                text("credential_id"),
                                text("credential"),
                                text("name"),
                                text("relying_party"),
                                text("transports"),
                                number("sign_count"),
                                number("backup_eligible"),
                                number("backed_up"),
                                number("created_at"),
                                number("last_used_at"))));
        tables.add(
                new Table(
                        "account_identity",
                        "id",
                        List.of(
                                text("id"),
                                text("user_id"),
                                text("issuer"),
                                text("subject"),
                                text("provider"),
                                text("email"),
                                number("created_at"),
                                number("last_used_at"))));
        tables.add(
                new Table(
                        "intake_key",
                        "id",
                        List.of(
                                text("id"),
                                text("source"),
                                bytes("hash"),
                                text("hint"),
                                bytes("previous_hash"),
                                number("previous_until"),
                                number("rate_per_minute"),
                                text("created_by"),
                                number("created_at"),
                                number("last_used_at"))));
        tables.add(
                new Table(
                        "sealed_secret",
                        "name",
                        List.of(
                                text("name"),
                                bytes("wrapped_key"),
                                bytes("body"),
                                number("changed_at"))));
        tables.add(
                new Table(
                        "audit",
                        "id",
                        List.of(
                                number("id"),
                                number("at"),
                                text("actor_kind"),
                                text("actor_id"),
                                text("actor_name"),
                                text("address"),
                                text("action"),
                                text("object_kind"),
                                text("object_id"),
                                text("object_name"),
                                text("detail_before"),
                                text("detail_after"))));
        return tables;
    }
}
