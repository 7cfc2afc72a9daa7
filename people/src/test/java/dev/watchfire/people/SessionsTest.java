// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.people.access.Permission;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.sessions.Session;
import dev.watchfire.people.sessions.Sessions;
import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.people.tokens.Tokens;
import dev.watchfire.people.users.User;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Signing in, staying signed in, and tokens.
class SessionsTest extends OpenPeople {
    private SignIn.Outcome tryPassword(String name, String password, String address)
            throws Exception {
        return people.signIn().withPassword(name, password, new SignIn.From(address, "curl"));
    }

    private Session session(String secret) {
        Caller.Person person = people.bySession(secret);
        if (person == null || person.session() == null) {
            throw new AssertionError("no session");
        }
        return person.session();
    }

    @Test
    void aSessionOutlivesARestartAndEndsWhenItIsEnded() throws Exception {
        User ada = admin("ada");
        String secret = signedIn("ada");
        restart();
        assertThat(people.bySession(secret)).isNotNull();
        assertThat(people.bySession(secret + "x")).isNull();
        change(
                c -> {
                    people.sessions().end(c, ada, session(secret).id());
                    return true;
                });
        assertThat(people.bySession(secret)).isNull();
        restart();
        assertThat(people.bySession(secret)).isNull();
    }

    @Test
    void aSessionEndsAfterTwoQuietWeeks() throws Exception {
        admin("ada");
        String secret = signedIn("ada");
        after(Sessions.IDLE.minusSeconds(1));
        assertThat(people.bySession(secret)).isNotNull();
        people.tidy();
        restart();
        after(Sessions.IDLE.minusSeconds(1));
        assertThat(people.bySession(secret)).isNotNull();
        after(Sessions.IDLE);
        assertThat(people.bySession(secret)).isNull();
    }

    @Test
    void aSessionEndsAfterNinetyDaysHoweverBusyItIs() throws Exception {
        admin("ada");
        String secret = signedIn("ada");
        for (int day = 1; day < Sessions.LIFETIME.toDays(); day++) {
            after(Duration.ofDays(1));
            assertThat(people.bySession(secret)).isNotNull();
        }
        after(Duration.ofDays(1));
        assertThat(people.bySession(secret)).isNull();
    }

    @Test
    void aProofOfWhoHeIsIsFreshForAQuarterOfAnHour() throws Exception {
        User ada = admin("ada");
        String secret = signedIn("ada");
        after(Sessions.STEP_UP.minusSeconds(1));
        assertThat(people.sessions().isFresh(session(secret))).isTrue();
        after(Duration.ofSeconds(1));
        assertThat(people.sessions().isFresh(session(secret))).isFalse();
        assertThat(people.signIn().stepUp(ada, session(secret), "wrong", HERE))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(people.sessions().isFresh(session(secret))).isFalse();
        people.signIn().stepUp(ada, session(secret), PASSWORD, HERE);
        assertThat(people.sessions().isFresh(session(secret))).isTrue();
        restart();
        assertThat(people.sessions().isFresh(session(secret))).isTrue();
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() throws Exception {
        User ada = admin("ada");
        String mine = signedIn("ada");
        String other = signedIn("ada");
        people.setPassword(OPERATOR, ada, OTHER_PASSWORD, session(mine));
        assertThat(people.bySession(mine)).isNotNull();
        assertThat(people.bySession(other)).isNull();
        assertThat(tryPassword("ada", PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
        assertThat(signedIn("ada", OTHER_PASSWORD)).isNotEmpty();
    }

    @Test
    void aResetLinkSetsAPasswordOnceAndEndsAllSessions() throws Exception {
        User ada = admin("ada");
        String session = signedIn("ada");
        String old = change(c -> people.links().reset(c, ada)).secret();
        String link = change(c -> people.links().reset(c, ada)).secret();
        assertThatThrownBy(() -> people.reset(OPERATOR, old, OTHER_PASSWORD))
                .isInstanceOf(Refusal.class);
        people.reset(OPERATOR, link, OTHER_PASSWORD);
        assertThat(people.bySession(session)).isNull();
        assertThatThrownBy(() -> people.reset(OPERATOR, link, PASSWORD))
                .isInstanceOf(Refusal.class);
        assertThat(signedIn("ada", OTHER_PASSWORD)).isNotEmpty();
    }

    @Test
    void whoIsDisabledIsOutAtOnce() throws Exception {
        admin("ada");
        User bea = user("bea", Role.VIEWER);
        String session = signedIn("bea");
        String token =
                change(
                                c ->
                                        people.tokens()
                                                .createFor(
                                                        c,
                                                        bea,
                                                        new Tokens.Wish(
                                                                "ci",
                                                                Set.of(Permission.READ),
                                                                null),
                                                        true))
                        .text();
        assertThat(people.byToken(token)).isNotNull();
        change(c -> people.update(c, bea.id(), 1, bea.profile(), Role.VIEWER, true));
        assertThat(people.bySession(session)).isNull();
        assertThat(people.byToken(token)).isNull();
        assertThat(tryPassword("bea", PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
    }

    @Test
    void guessingBecomesSlowWhetherThereIsSuchAUserOrNot() throws Exception {
        admin("ada");
        for (String name : new String[] {"ada", "nobody"}) {
            for (int i = 0; i < Throttle.FREE_FAILURES; i++) {
                // Addresses of many, as from a botnet: the name counts.
                assertThat(tryPassword(name, "wrong", name + i))
                        .isInstanceOf(SignIn.Outcome.Wrong.class);
            }
            assertThat(tryPassword(name, PASSWORD, name + "-more"))
                    .isEqualTo(new SignIn.Outcome.TooMany(Duration.ofSeconds(1)));
        }
        after(Duration.ofSeconds(1));
        assertThat(signedIn("ada")).isNotEmpty();
        assertThat(tryPassword("ada", "wrong", "192.0.2.77"))
                .isInstanceOf(SignIn.Outcome.Wrong.class);
    }

    @Test
    void guessingManyNamesFromOneAddressBecomesSlowUpToALimit() throws Exception {
        Throttle throttle = people.signIn().throttle();
        Duration wait = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            wait = throttle.attempt("192.0.2.5", "name" + i);
            if (!wait.isZero()) {
                after(wait);
                throttle.attempt("192.0.2.5", "again" + i);
            }
        }
        assertThat(throttle.attempt("192.0.2.5", "last")).isEqualTo(Throttle.LONGEST_WAIT);
        assertThat(throttle.attempt("192.0.2.6", "last")).isZero();
    }

    @Test
    void oneMoreSessionThanTheLimitEndsTheOldest() throws Exception {
        User ada = admin("ada");
        String first = signedIn("ada");
        for (int i = 0; i < Sessions.MOST_PER_USER; i++) {
            after(Duration.ofSeconds(1));
            signedIn("ada");
        }
        assertThat(people.sessions().of(ada.id())).hasSize(Sessions.MOST_PER_USER);
        assertThat(people.bySession(first)).isNull();
    }

    @Test
    void aTokenMayWhatItsScopesAndItsOwnerMay() throws Exception {
        admin("ada");
        User bea = user("bea", Role.RESPONDER);
        String text =
                change(
                                c ->
                                        people.tokens()
                                                .createFor(
                                                        c,
                                                        bea,
                                                        new Tokens.Wish(
                                                                "ci",
                                                                Set.of(
                                                                        Permission.READ,
                                                                        Permission.ADMIN),
                                                                now.plus(Duration.ofDays(1))),
                                                        false))
                        .text();
        restart();
        Caller caller = people.byToken(text);
        assertThat(caller).isNotNull();
        assertThat(caller.may(Permission.READ)).isTrue();
        assertThat(caller.may(Permission.RESPOND)).isFalse();
        assertThat(caller.may(Permission.ADMIN)).isFalse();
        assertThat(text).matches("wf_[A-Za-z0-9_-]{32}");
        after(Duration.ofDays(1));
        assertThat(people.byToken(text)).isNull();
    }

    @Test
    void onlyAnAdministratorsTokenMayBeEndless() throws Exception {
        User ada = admin("ada");
        for (Tokens.Wish bad :
                new Tokens.Wish[] {
                    new Tokens.Wish("ci", Set.of(Permission.READ), null),
                    new Tokens.Wish("ci", Set.of(Permission.READ), now),
                    new Tokens.Wish(
                            "ci",
                            Set.of(Permission.READ),
                            now.plus(Tokens.LONGEST_LIFE).plusSeconds(1)),
                    new Tokens.Wish("", Set.of(Permission.READ), now.plusSeconds(9)),
                    new Tokens.Wish("ci", Set.of(), now.plusSeconds(9))
                }) {
            assertThatThrownBy(() -> change(c -> people.tokens().createFor(c, ada, bad, false)))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(people.tokens().of(ada.id())).isEmpty();
    }

    @Test
    void whatWasUsedIsWrittenNowAndThen() throws Exception {
        User ada = admin("ada");
        String text =
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
        after(Duration.ofHours(2));
        assertThat(people.byToken(text)).isNotNull();
        people.tidy();
        restart();
        assertThat(people.tokens().of(ada.id()).getFirst().lastUsedAt()).isEqualTo(now);
    }

    @Test
    void aServiceOfOneTeamChangesNothingOfOthers() throws Exception {
        admin("ada");
        String db = change(c -> people.teams().create(c, "db", "", java.util.List.of())).id();
        String text =
                change(
                                c ->
                                        people.tokens()
                                                .createForService(
                                                        c,
                                                        new Tokens.Wish(
                                                                "deploy",
                                                                Set.of(
                                                                        Permission.READ,
                                                                        Permission.RESPOND),
                                                                null),
                                                        Role.RESPONDER,
                                                        db))
                        .text();
        Caller caller = people.byToken(text);
        assertThat(caller).isNotNull();
        assertThat(caller.may(Permission.READ)).isTrue();
        assertThat(caller.may(Permission.RESPOND)).isFalse();
        assertThat(caller.mayInTeam(Permission.RESPOND, db)).isTrue();
        assertThat(caller.mayInTeam(Permission.RESPOND, "other")).isFalse();
        change(
                c -> {
                    people.removeTeam(c, "db");
                    return true;
                });
        assertThat(people.byToken(text)).isNull();
    }
}
