// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckConfigsTest {
    static final Path FOLDER =
            Path.of("src/main/resources/dev/watchfire/bench/differential/check-config")
                    .toAbsolutePath();

    @Test
    void weAcceptAndRefuseWhatAmtoolDoesButForWhatIsListed() throws IOException {
        Map<String, String> ours = CheckConfigs.ours(FOLDER);

        assertThat(ours).hasSizeGreaterThan(100).containsValues("accepted", "refused");
        assertThat(
                        CheckConfigs.faults(
                                ours,
                                CheckConfigs.lines(FOLDER.resolve(CheckConfigs.VERDICTS)),
                                CheckConfigs.lines(FOLDER.resolve(CheckConfigs.DIFFERENCES))))
                .isEmpty();
    }

    /// Included where amtool is installed, by the profile of the same name.
    @Test
    @Tag("amtool")
    void whatIsKeptIsWhatAmtoolSays() throws Exception {
        Map<String, String> theirs = CheckConfigs.amtool("amtool", FOLDER);
        Map<String, String> kept = CheckConfigs.lines(FOLDER.resolve(CheckConfigs.VERDICTS));

        // A newer one may accept more, and must not refuse what was accepted.
        if (CheckConfigs.isKnown("amtool")) {
            assertThat(theirs).isEqualTo(kept);
        } else {
            kept.values().removeIf("refused"::equals);
            assertThat(theirs).containsAllEntriesOf(kept);
        }
    }

    @Test
    void whatIsNotListedWhatIsListedInVainAndWhatNobodyAskedForAreFaults() {
        Map<String, String> ours =
                new TreeMap<>(Map.of("a", "accepted", "b", "accepted", "c", "refused"));

        assertThat(
                        CheckConfigs.faults(
                                ours,
                                Map.of("a", "refused", "b", "accepted"),
                                Map.of("b", "why", "d", "why")))
                .containsExactly(
                        "a: accepted by us; by amtool: refused",
                        "b: accepted by us; by amtool: listed, and yet no difference",
                        "c: amtool was not asked: bench/differential check-config record",
                        "d: listed, and there is no such file");
    }
}
