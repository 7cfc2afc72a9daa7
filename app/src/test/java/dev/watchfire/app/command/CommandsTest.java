// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.client.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Console console =
            new Console(new PrintWriter(out), new PrintWriter(err), _ -> null);

    private int run(String... words) {
        return Commands.run(console, words);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("alertmanager.yml"), text).toString();
    }

    @Test
    void withoutWordsItIsAUsageErrorAndShowsTheCommands() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("serve", "check-config").doesNotContain("train-cache");
    }

    @Test
    void helpIsNoError() {
        assertThat(run("--help")).isZero();
        assertThat(run("silence", "add", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: watchfire silence add [FLAGS] MATCHER...");
    }

    @Test
    void anUnknownCommandGetsASuggestion() {
        assertThat(run("check-confg")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean 'check-config'?");
    }

    @Test
    void everyFlagOfEveryCommandIsInTheHandbook() throws IOException {
        String handbook = Files.readString(Path.of("").toAbsolutePath().resolve("../docs/cli.md"));
        List<String> missing = new ArrayList<>();
        Commands.interpreter(console)
                .describe(
                        (command, flags) -> {
                            String name = command.substring("watchfire ".length());
                            if (!handbook.contains("`" + name)) {
                                missing.add(command);
                            }
                            flags.keySet().stream()
                                    .filter(flag -> !handbook.contains("`" + flag))
                                    .forEach(flag -> missing.add(command + " " + flag));
                        });
        assertThat(missing).isEmpty();
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("version")).isZero();
        assertThat(out.toString()).startsWith("watchfire 0.");
    }

    @Test
    void underAlertmanagersNameTheVersionStartsAsScriptsExpect() {
        assertThat(run("alertmanager", "--version")).isZero();
        assertThat(out.toString()).startsWith("alertmanager, version 0.");
    }

    @Test
    void aGoodFileIsFine() throws IOException {
        assertThat(run("check-config", file(GOOD))).isZero();
        assertThat(out.toString()).contains("fine", "3 routes, 2 receivers");
    }

    @Test
    void aBadFileIsRefusedWithAllItsProblems() throws IOException {
        String path = file("rout: {}\nreceivers: [{nam: x}]\n");
        assertThat(run("check-config", path)).isEqualTo(1);
        assertThat(out.toString()).contains(path + ":1:1:", path + ":2:14:");
    }

    @Test
    void aBadFileIsRefusedForProgramsToo() throws IOException {
        assertThat(run("check-config", "-o", "json", file("rout: {}\n"))).isEqualTo(1);
        var read = ApiClient.JSON.readTree(out.toString()).path(0);
        assertThat(read.path("accepted").asBoolean(true)).isFalse();
        assertThat(read.path("problems").path(0).path("line").asInt()).isEqualTo(1);
    }

    @Test
    void theRoutingTreeIsShown() throws IOException {
        assertThat(run("routes", "show", "--config.file", file(GOOD))).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        {}  receiver: all
                        ├── {severity="critical"}  receiver: pager  continue: true
                        └── {team="web"}  receiver: all
                        """);
    }

    @Test
    void labelsAreTriedOnTheRoutes() throws IOException {
        String file = file(GOOD);
        assertThat(run("routes", "test", "--config.file", file, "severity=critical", "team=web"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("pager,all");
    }

    @Test
    void aRouteThatDoesNotReachWhomItShouldFails() throws IOException {
        int code =
                run(
                        "routes",
                        "test",
                        "--config.file",
                        file(GOOD),
                        "--verify.receivers=pager",
                        "a=b");
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("expected pager, but the alert reaches all");
    }

    @Test
    void whatIsBackedUpCanBeRestoredOnceAndNotOverAnything() {
        String backup = folder.resolve("backup.db").toString();
        assertThat(run("backup", backup, "--storage.path", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("There is no store");
    }

    private static final String GOOD =
            """
            route:
              receiver: all
              routes:
                - matchers: [severity="critical"]
                  receiver: pager
                  continue: true
                - matchers: [team="web"]
            receivers:
              - name: all
              - name: pager
            """;
}
