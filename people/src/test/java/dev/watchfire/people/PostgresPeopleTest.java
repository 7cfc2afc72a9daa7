// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.identities.Arrival;
import dev.watchfire.people.identities.Identity;
import dev.watchfire.people.passkeys.Ceremonies;
import dev.watchfire.people.passkeys.Passkey;
import dev.watchfire.people.teams.Team;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.User;
import dev.watchfire.store.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Every kind of row once on a real PostgreSQL; the rules are the same code on both databases.
class PostgresPeopleTest extends OpenPeople {
    private static EmbeddedPostgres postgres;

    @Override
    StoreLocation newLocation() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        return new StoreLocation.Database(
                "jdbc:postgresql://localhost:%d/postgres?user=postgres"
                        .formatted(postgres.getPort()));
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void accountsOutliveARestart() throws Exception {
        String setUp = people.setUpLink();
        User ada = admin("ada");
        Team db = change(c -> people.teams().create(c, "db", "", List.of("a=\"b\"", "c=\"d\"")));
        change(
                c -> {
                    people.teams().putMember(c, "db", ada, Role.MANAGER);
                    return true;
                });
        String session = signedIn("ada");
        String token =
                change(
                                c ->
                                        people.tokens()
                                                .createFor(
                                                        c,
                                                        ada,
                                                        new Tokens.Wish(
                                                                "ci",
                                                                Set.of(Permission.READ),
                                                                null),
                                                        true))
                        .text();
        change(c -> people.links().invite(c, "b@c.de", Role.VIEWER, Map.of(db.id(), Role.ADMIN)));
        Passkey passkey =
                change(
                        c ->
                                people.passkeys()
                                        .add(
                                                c,
                                                ada,
                                                "phone",
                                                new Ceremonies.Made(
                                                        "localhost",
                                                        "id",
                                                        "key",
                                                        List.of("hybrid", "internal"),
                                                        3_000_000_000L,
                                                        true,
                                                        false)));
        Identity identity =
                change(
                        c ->
                                people.identities()
                                        .link(
                                                c,
                                                ada,
                                                new Arrival(
                                                        "corp",
                                                        "https://id.example.org",
                                                        "7",
                                                        "ada@example.org",
                                                        true,
                                                        "",
                                                        "",
                                                        List.of())));
        List<String> actions = actions();
        restart();
        assertThat(people.passkeys().of(ada.id())).containsExactly(passkey);
        assertThat(people.identities().of(ada.id())).containsExactly(identity);
        assertThat(people.users().all()).containsExactly(ada);
        assertThat(people.teams().get("db").members()).isEqualTo(Map.of(ada.id(), Role.MANAGER));
        assertThat(people.teams().get("db").matchers()).isEqualTo(db.matchers());
        assertThat(people.bySession(session)).isNotNull();
        assertThat(people.byToken(token)).isNotNull();
        assertThat(people.links().invitations()).hasSize(1);
        assertThat(people.links().find(setUp)).isNull();
        assertThat(actions()).isEqualTo(actions);
        change(
                c -> {
                    people.removeTeam(c, "db");
                    return true;
                });
        restart();
        assertThat(people.teams().all()).isEmpty();
        assertThat(
                        people.audit()
                                .find(
                                        new dev.watchfire.people.ledger.Audit.Query(
                                                "operator",
                                                "team",
                                                "team",
                                                "db",
                                                null,
                                                now.plusSeconds(1),
                                                0),
                                        10))
                .hasSize(3);
    }
}
