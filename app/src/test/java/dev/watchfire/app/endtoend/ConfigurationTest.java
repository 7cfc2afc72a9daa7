// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.command.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is edited beside the file, by the command line, over real restarts.
class ConfigurationTest {
    private static final String FILE =
            """
            route: {receiver: desk}
            receivers:
            - name: desk
            """;

    private static final String CONSOLE =
            """
            time_intervals:
            - {name: nights, time_intervals: [{times: [{start_time: '22:00', end_time: '24:00'}]}]}
            global:
              smtp_auth_password: T0P-S3CRET
            """;

    @TempDir Path folder;
    private final StringWriter err = new StringWriter();

    private int code(ChildServer server, StringWriter out, String... words) {
        Console console =
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), _ -> null);
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--alertmanager.url=http://127.0.0.1:" + server.port());
        all.add("--storage.path=" + folder.resolve("data"));
        return Commands.run(console, all.toArray(String[]::new));
    }

    private String said(ChildServer server, String... words) {
        StringWriter out = new StringWriter();
        assertThat(code(server, out, words)).as("%s: %s", List.of(words), err).isZero();
        return out.toString();
    }

    private ChildServer serve(Path file) throws Exception {
        return ChildServer.serve(folder.resolve("data"), "--config.file=" + file);
    }

    @Test
    void whatWasAppliedOutlivesTheServersSuddenDeath() throws Exception {
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), FILE);
        Path text = Files.writeString(folder.resolve("console.yml"), CONSOLE);
        try (ChildServer server = serve(file)) {
            assertThat(said(server, "config", "apply", text.toString(), "--comment=nights"))
                    .isEqualTo("version 1 runs%n".formatted());
            server.kill();
        }
        assertThat(folder.resolve("data.key")).exists();
        try (ChildServer server = serve(file)) {
            String exported = said(server, "config", "export");
            assertThat(exported).isEqualTo(CONSOLE.replace("T0P-S3CRET", "<secret>"));
            assertThat(said(server, "config", "versions")).containsPattern("1 .*operator +nights");
            Files.writeString(text, exported.replace("22:00", "21:00"));
            assertThat(said(server, "config", "apply", text.toString(), "--dry-run"))
                    .contains("-- {name: nights")
                    .contains("+- {name: nights");
            said(server, "config", "apply", text.toString());
            assertThat(said(server, "config", "restore", "1")).startsWith("version 3 runs");
            assertThat(said(server, "secrets", "rotate-key")).contains("data.key holds a new key");
            server.kill();
        }
        // The file goes wrong: what ran together goes on.
        Files.writeString(file, FILE.replace("receiver: desk", "receiver: nobody"));
        try (ChildServer server = serve(file)) {
            assertThat(server.said())
                    .anyMatch(line -> line.contains("the file changed since the two ran together"));
            assertThat(said(server, "config", "export", "--file")).isEqualTo(FILE);
            server.signal("HUP");
            server.awaitLine(Pattern.compile("Configuration refused"));
            Files.writeString(file, FILE);
            server.signal("HUP");
            server.awaitLine(Pattern.compile("Configuration loaded"));
        }
    }

    @Test
    void whatCannotRunIsRefusedWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("alertmanager.yml"), FILE);
        Path text =
                Files.writeString(
                        folder.resolve("console.yml"), "time_intervals: [{name: 1, x: 2}]\n");
        try (ChildServer server = serve(file)) {
            assertThat(code(server, new StringWriter(), "config", "apply", text.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("console:1:28: ").contains("\"x\"");
            Files.writeString(text, "receivers: []\n");
            assertThat(code(server, new StringWriter(), "config", "apply", text.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains("The file has receivers");
        }
    }
}
