// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import dev.watchfire.engine.service.Team;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TeamReaderTest {
    @Test
    void aTeamSaysWhereItIsToldAndWhenItWorks() {
        assertThat(
                        Texts.accepted(
                                        """
                                        teams:
                                        - name: payments
                                          channel: desk
                                          zone: Asia/Seoul
                                          description: Takes the money.
                                        - name: search
                                        """)
                                .teams())
                .containsExactly(
                        new Team(
                                "payments",
                                "desk",
                                ZoneId.of("Asia/Seoul"),
                                null,
                                "Takes the money."),
                        new Team("search", null, null, null, ""));
    }

    @Test
    void aChannelIsAReceiver() {
        assertThat(Texts.refused("teams: [{name: payments, channel: dsk}]\n"))
                .containsExactly(
                        "f:3:35: teams[0].channel: undefined receiver \"dsk\"; did you mean"
                                + " \"desk\"?");
    }

    @Test
    void aWrongReceiverMakesNoSecondProblemOfItsTeam() {
        ReadResult result =
                Texts.read("teams: [{name: payments, channel: other}]\n", "receivers: everybody");
        assertThat(((ReadResult.Refused) result).report()).doesNotContain("undefined");
    }

    @Test
    void namesAreUniqueAndFitAnAddress() {
        assertThat(Texts.refused("teams: [{name: a}, {name: a}, {name: a/b}, {}]\n"))
                .containsExactly(
                        "f:3:27: teams[1].name: team \"a\" is not unique, first at 3:16",
                        "f:3:38: teams[2].name: expected a name of at most 100 characters, without"
                                + " \"/\", \"%\", control characters and spaces around it, got"
                                + " \"a/b\"",
                        "f:3:44: teams[3]: missing name of the team");
    }

    @Test
    void aTeamThatNoAccountsHaveIsAWarningWhereThereAreTeams() {
        String text = "teams: [{name: payment}]\n";
        assertThat(Texts.warnings(text)).isEmpty();
        ReadResult result =
                new ConfigurationReader(ReadOptions.DEFAULT.knowing(() -> Set.of("payments")))
                        .read("route: {receiver: a}\nreceivers: [{name: a}]\n" + text);
        assertThat(result.warningReport())
                .isEqualTo(
                        "configuration:3:16: teams[0].name: no team of accounts is called"
                                + " \"payment\", so nobody belongs to it; did you mean"
                                + " \"payments\"?");
    }
}
