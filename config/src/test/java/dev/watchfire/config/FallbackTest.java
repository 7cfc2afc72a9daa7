// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.problem.Problem;
import dev.watchfire.engine.configuration.Configuration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private static String receivers(String... receivers) {
        return "route: {receiver: a}\nreceivers:\n" + String.join("\n", receivers) + "\n";
    }

    @Test
    void aReceiverMayNameAFallbackWhichAlertmanagersOwnToolsDoNotSee() {
        String text =
                receivers(
                        "- name: a",
                        "  fallback: b",
                        "  webhook_configs: [{url: http://x/}]",
                        "- name: b",
                        "  webhook_configs: [{url: http://y/}]");

        Configuration read =
                ((ReadResult.Accepted) new ConfigurationReader(ReadOptions.DEFAULT).read(text))
                        .configuration();

        assertThat(read.receivers().getFirst().fallback()).isEqualTo("b");
        assertThat(read.original()).doesNotContain("fallback");
    }

    @Test
    void aFallbackMustExistTellSomebodyAndNotLeadBack() {
        String hook = "  webhook_configs: [{url: http://x/}]";
        assertThat(
                        problems(
                                receivers(
                                        "- name: a",
                                        "  fallback: b",
                                        hook,
                                        "- name: b",
                                        "  fallback: a",
                                        hook,
                                        "- name: c",
                                        "  fallback: d",
                                        hook,
                                        "- name: d",
                                        "- name: e",
                                        "  fallback: nobody",
                                        hook)))
                .containsExactly(
                        "4:13: receivers[0].fallback: the fallback \"b\" leads back here",
                        "7:13: receivers[1].fallback: the fallback \"a\" leads back here",
                        "10:13: receivers[2].fallback: the fallback \"d\" tells nobody",
                        "14:13: receivers[4].fallback: undefined receiver \"nobody\" used as"
                                + " fallback");
    }

    private static List<String> problems(String text) {
        ReadResult result = new ConfigurationReader(ReadOptions.DEFAULT).read(text);
        return ((ReadResult.Refused) result).problems().stream().map(Problem::toString).toList();
    }
}
