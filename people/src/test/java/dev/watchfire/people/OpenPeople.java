// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.audit.Entry;
import dev.watchfire.people.ledger.Audit;
import dev.watchfire.people.ledger.Ledger;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.passwords.PasswordHashing;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreException;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Accounts in a store of their own, at a time that tests move.
abstract class OpenPeople {
    static final String PASSWORD = "quiet harbour tuba 9 onion";
    static final String OTHER_PASSWORD = "violet anvil & seven crumbs";
    static final SignIn.From HERE = new SignIn.From("192.0.2.1", "Firefox");
    static final Actor OPERATOR = new Actor(Actor.Kind.OPERATOR, "", "operator", "127.0.0.1");

    /// These passwords protect nothing.
    private static final PasswordHashing.Cost CHEAP = new PasswordHashing.Cost(64, 1);

    @TempDir Path folder;

    StoreLocation location;
    Store store;
    People people;
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    final InstantSource clock = () -> now;

    StoreLocation newLocation() throws Exception {
        return new StoreLocation.Folder(folder.resolve("data"));
    }

    @BeforeEach
    void open() throws Exception {
        location = newLocation();
        store = location.open();
        people = People.open(store.documents(), clock, new SecureRandom(), CHEAP);
    }

    @AfterEach
    void close() {
        store.close();
    }

    void restart() throws StoreException {
        store.close();
        store = location.open();
        people = People.open(store.documents(), clock, new SecureRandom(), CHEAP);
    }

    void after(Duration time) {
        now = now.plus(time);
    }

    <T> T change(Ledger.Decision<T> decision) throws Refusal, StoreException {
        return people.change(OPERATOR, decision);
    }

    User admin(String name) throws Refusal, StoreException {
        if (!people.users().hasAdministrator()) {
            people.firstAdmin(name, PASSWORD);
            User first = people.users().named(name);
            if (first == null) {
                throw new AssertionError("no first administrator");
            }
            return first;
        }
        return user(name, Role.ADMIN);
    }

    User user(String name, Role role) throws Refusal, StoreException {
        String secret =
                change(c -> people.links().invite(c, "", role, java.util.Map.of())).secret();
        return people.join(
                Actor.guest("192.0.2.9"),
                Link.Kind.INVITATION,
                secret,
                name,
                Profile.EMPTY,
                PASSWORD);
    }

    String signedIn(String name) throws Refusal, StoreException {
        return signedIn(name, PASSWORD);
    }

    String signedIn(String name, String password) throws Refusal, StoreException {
        SignIn.Outcome outcome = people.signIn().withPassword(name, password, HERE);
        if (outcome instanceof SignIn.Outcome.SignedIn in) {
            return in.opened().secret();
        }
        throw new AssertionError("not signed in: " + outcome);
    }

    List<Entry> audit() throws StoreException {
        return people.audit().find(new Audit.Query(null, null, null, null, null, null, 0), 500);
    }

    List<String> actions() throws StoreException {
        return audit().stream().map(Entry::action).toList();
    }
}
