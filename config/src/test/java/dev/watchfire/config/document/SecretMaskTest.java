// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.config.ConfigurationReader;
import dev.watchfire.config.problem.Problem;
import org.junit.jupiter.api.Test;

final class SecretMaskTest {
    private static final String TEXT =
            """
            # who is told
            global:
              slack_api_url: 'https://hooks.slack.com/services/T/B/x'  # ours
              smtp_auth_password: "p: \\"q\\""
            route: {receiver: chat}
            receivers:
            - name: chat
              slack_configs:
              - channel: '#ops'
              - channel: '#dev'
                api_url: https://hooks.slack.com/services/T/B/y
            - name: pager
              pagerduty_configs:
              - routing_key: |
                  0123456789
                url: https://ada:hunter2@pd.example.com/v2
              webhook_configs: [{url: "http://h/é/token", http_config: {basic_auth: {username: u, password: geheim}}}]
            """;

    private final SecretMask mask = new SecretMask(ConfigurationReader.ROOT);

    @Test
    void everySecretIsHiddenAndEverythingElseIsAsItWas() {
        assertThat(mask.hide(TEXT))
                .isEqualTo(
                        """
                        # who is told
                        global:
                          slack_api_url: <secret>  # ours
                          smtp_auth_password: <secret>
                        route: {receiver: chat}
                        receivers:
                        - name: chat
                          slack_configs:
                          - channel: '#ops'
                          - channel: '#dev'
                            api_url: <secret>
                        - name: pager
                          pagerduty_configs:
                          - routing_key: <secret>
                            url: https://ada:xxxxx@pd.example.com/v2
                          webhook_configs: [{url: http://<secret>, http_config: {basic_auth: {username: u, password: <secret>}}}]
                        """);
    }

    @Test
    void whatComesBackUnchangedIsWhatItWas() {
        String back = restored(mask.hide(TEXT), TEXT);
        assertThat(mask.hide(back)).isEqualTo(mask.hide(TEXT));
        assertThat(back)
                .contains("slack_api_url: 'https://hooks.slack.com/services/T/B/x'  # ours")
                .contains("smtp_auth_password: \"p: \\\"q\\\"\"")
                .contains("url: \"http://h/é/token\"")
                .contains("password: geheim")
                .contains("url: https://ada:hunter2@pd.example.com/v2")
                .contains("routing_key: \"0123456789\\n\"");
    }

    @Test
    void secretsFollowTheNameOfTheirReceiver() {
        String before =
                """
                receivers:
                - name: a
                  discord_configs: [{webhook_url: 'https://d/a'}]
                - name: b
                  discord_configs: [{webhook_url: 'https://d/b'}]
                """;
        String edited =
                """
                receivers:
                - name: new
                - name: b
                  discord_configs: [{webhook_url: <secret>}]
                - name: a
                  discord_configs: [{webhook_url: 'https://d/other'}]
                """;
        assertThat(restored(edited, before))
                .contains("- name: b\n  discord_configs: [{webhook_url: 'https://d/b'}]")
                .contains("https://d/other");
    }

    @Test
    void aPlaceholderThatStandsForNothingIsNamed() {
        SecretMask.Restored restored =
                mask.restore(
                        """
                        receivers:
                        - name: c
                          discord_configs: [{webhook_url: <secret>}]
                        """,
                        "receivers: [{name: a}]");
        assertThat(restored.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "3:35: receivers[c].discord_configs[0].webhook_url: <secret> stands for a"
                                + " value that was saved before, and none was saved here; write"
                                + " the value itself");
    }

    @Test
    void textThatIsNoYamlIsLeftToWhoReadsItNext() {
        assertThat(restored("receivers: [", "route: {}")).isEqualTo("receivers: [");
    }

    private String restored(String edited, String before) {
        SecretMask.Restored restored = mask.restore(edited, before);
        assertThat(restored.problems()).isEmpty();
        return restored.text();
    }

    @Test
    void aSecretThatIsReferredToIsHiddenOnce() {
        String text =
                """
                receivers:
                - name: a
                  discord_configs: [{webhook_url: &u 'https://d/a'}]
                - name: b
                  discord_configs: [{webhook_url: *u}]
                """;
        assertThat(mask.hide(text))
                .contains("webhook_url: &u <secret>}")
                .contains("webhook_url: *u}")
                .doesNotContain("https");
        assertThat(mask.restore(mask.hide(text), text).text()).isEqualTo(text);
    }

    @Test
    void whereNothingWasThereIsNothingToPutBack() {
        String text = "receivers: [{name: a, discord_configs: [{webhook_url: <secret>}]}]";
        assertThat(mask.restore(text, "").problems()).hasSize(1);
        assertThat(mask.restore("", "").text()).isEmpty();
    }
}
