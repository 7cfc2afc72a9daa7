// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.links.Link;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How the first administrator comes about.
class FirstAdminTest extends OpenPeople {
    private User setUp(String secret) throws Exception {
        return people.join(
                Actor.guest("127.0.0.1"),
                Link.Kind.SET_UP,
                secret,
                "Ada",
                new Profile("Ada L.", "ada@example.org", "en", "Europe/London"),
                PASSWORD);
    }

    @Test
    void theSetUpLinkMakesAnAdministratorOnce() throws Exception {
        String secret = people.setUpLink();
        User ada = setUp(secret);
        assertThat(ada.role()).isEqualTo(Role.ADMIN);
        assertThat(ada.name()).isEqualTo("ada");
        assertThatThrownBy(() -> setUp(secret))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("was used already");
        restart();
        assertThat(people.users().all()).containsExactly(ada);
        assertThat(people.bySession(signedIn("ADA"))).isNotNull();
    }

    @Test
    void aNewStartKillsTheLinkOfTheOneBefore() throws Exception {
        String old = people.setUpLink();
        restart();
        String fresh = people.setUpLink();
        assertThatThrownBy(() -> setUp(old)).isInstanceOf(Refusal.class);
        assertThat(setUp(fresh).name()).isEqualTo("ada");
        assertThat(people.setUpLink()).isEmpty();
    }

    @Test
    void theLinkIsOverAfterAnHour() throws Exception {
        String secret = people.setUpLink();
        after(Duration.ofHours(1));
        assertThatThrownBy(() -> setUp(secret))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("too old");
    }

    @Test
    void aBadPasswordLeavesTheLinkOpen() throws Exception {
        String secret = people.setUpLink();
        assertThatThrownBy(
                        () ->
                                people.join(
                                        Actor.guest(""),
                                        Link.Kind.SET_UP,
                                        secret,
                                        "ada",
                                        Profile.EMPTY,
                                        "short"))
                .hasMessageContaining("at least 12");
        assertThat(setUp(secret).role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aContainersPasswordMakesTheFirstAdministratorAndNobodyLater() throws Exception {
        assertThat(people.firstAdmin("admin", PASSWORD)).isTrue();
        assertThat(people.firstAdmin("admin", OTHER_PASSWORD)).isFalse();
        assertThat(signedIn("admin", PASSWORD)).isNotEmpty();
    }

    @Test
    void anInvitationIsNoSetUpLink() throws Exception {
        admin("root");
        String secret =
                change(
                                c ->
                                        people.links()
                                                .invite(
                                                        c,
                                                        "x@example.org",
                                                        Role.VIEWER,
                                                        java.util.Map.of()))
                        .secret();
        assertThatThrownBy(() -> setUp(secret)).isInstanceOf(Refusal.class);
    }
}
