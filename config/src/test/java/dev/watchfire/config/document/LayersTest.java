// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.ReadOptions;
import dev.watchfire.config.ReadResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class LayersTest {
    private static final ConfigurationReader READER =
            new ConfigurationReader(ReadOptions.DEFAULT.from("alertmanager.yml", null));

    private static ReadResult read(String file, String console) {
        return READER.read(file.getBytes(StandardCharsets.UTF_8), console);
    }

    @Test
    void theConsoleAddsTheKeysThatTheFileDoesNotHave() {
        ReadResult result =
                read(
                        """
                        route: {receiver: a, routes: [{mute_time_intervals: [nights]}]}
                        receivers: [{name: a}]
                        """,
                        """
                        time_intervals:
                        - name: nights
                          time_intervals: [{times: [{start_time: '22:00', end_time: '24:00'}]}]
                        """);
        assertThat(result).isInstanceOf(ReadResult.Accepted.class);
        assertThat(((ReadResult.Accepted) result).configuration().timeIntervals())
                .containsOnlyKeys("nights");
    }

    @Test
    void whereBothHaveAKeyItIsTheFilesAndThatIsSaid() {
        ReadResult result =
                read("route: {receiver: a}\nreceivers: [{name: a}]", "\nreceivers: [{name: b}]\n");
        assertThat(((ReadResult.Accepted) result).configuration().receiver("b")).isNull();
        assertThat(result.warningReport())
                .isEqualTo(
                        "console:2:1: receivers: the file has this key, so what was edited here"
                                + " has no effect");
    }

    @Test
    void aMistakeIsShownInTheTextThatItIsIn() {
        ReadResult result =
                read(
                        "route: {receiver: a, grup_by: []}\nreceivers: [{name: a}]",
                        "inhibit_rules:\n- equals: [x]\n");
        assertThat(((ReadResult.Refused) result).report())
                .contains("alertmanager.yml:1:22: route: unknown key \"grup_by\"")
                .contains("console:2:3: inhibit_rules[0]: unknown key \"equals\"");
    }

    @Test
    void anEmptyFileLeavesEverythingToTheConsole() {
        assertThat(read("", "route: {receiver: a}\nreceivers: [{name: a}]"))
                .isInstanceOf(ReadResult.Accepted.class);
        assertThat(((ReadResult.Refused) read("route: {receiver: a}", "- x")).report())
                .contains("console:1:1: expected a mapping");
    }
}
