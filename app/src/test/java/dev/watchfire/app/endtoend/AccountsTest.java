// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.command.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts of a running server: the first one, and the rest from the command line.
class AccountsTest {
    private static final Pattern SET_UP =
            Pattern.compile("First account, within an hour: +http://localhost:\\d+/setup#(\\S+)");
    private static final String API = "/api/watchfire/v1";
    private static final String PASSWORD = "quiet harbour tuba 9 onion";
    private static final String SIGN_IN = "{\"user\":\"%s\",\"password\":\"" + PASSWORD + "\"}";

    @TempDir Path folder;

    private String said(ChildServer server, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), _ -> null);
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--alertmanager.url=http://127.0.0.1:" + server.port());
        all.add("--storage.path=" + folder.resolve("data"));
        int code = Commands.run(console, all.toArray(String[]::new));
        assertThat(code).as("%s: %s", all, err).isZero();
        return out.toString().strip();
    }

    private static String afterHash(String url) {
        return url.substring(url.indexOf('#') + 1);
    }

    @Test
    void theFirstStartsLinkMakesAnAccountThatOutlivesTheServer() throws Exception {
        Path data = folder.resolve("data");
        try (ChildServer server = ChildServer.serve(data)) {
            String secret = server.awaitLine(SET_UP).group(1);
            String body =
                    "{\"token\":\"%s\",\"name\":\"ada\",\"password\":\"%s\"}"
                            .formatted(secret, PASSWORD);
            assertThat(server.post(API + "/setup", null, body).statusCode()).isEqualTo(201);
            server.kill();
        }
        try (ChildServer server = ChildServer.serve(data)) {
            assertThat(server.post(API + "/session", null, SIGN_IN.formatted("ada")).statusCode())
                    .isEqualTo(200);
            assertThat(server.said()).noneMatch(line -> SET_UP.matcher(line).find());
        }
    }

    @Test
    void theCommandLineAddsPeopleTeamsAndTokens() throws Exception {
        Path data = folder.resolve("data");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        try (ChildServer server = ChildServer.serve(data, "--admin-password-file=" + password)) {
            assertThat(server.post(API + "/session", null, SIGN_IN.formatted("admin")).statusCode())
                    .isEqualTo(200);
            String link = said(server, "user", "add", "bea", "--role=responder");
            String body =
                    "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(afterHash(link), PASSWORD);
            assertThat(server.post(API + "/links/accept", null, body).statusCode()).isEqualTo(201);
            said(server, "user", "role", "bea", "manager");
            said(server, "team", "add", "db", "--name=Databases", "--matcher=service=\"db\"");
            said(server, "team", "member", "db", "bea", "responder");
            assertThat(said(server, "team", "list")).containsPattern("db +Databases +1 ");
            said(server, "team", "member", "db", "bea", "none");
            said(server, "user", "disable", "bea");
            assertThat(said(server, "user", "list")).containsPattern("bea +manager +disabled");
            assertThat(server.post(API + "/session", null, SIGN_IN.formatted("bea")).statusCode())
                    .isEqualTo(401);
            said(server, "user", "disable", "bea", "--undo");
            assertThat(said(server, "user", "reset-link", "bea")).contains("/accept#");
            String token =
                    said(
                            server,
                            "token",
                            "create",
                            "ci",
                            "--scope=read",
                            "--end=" + Instant.now().plusSeconds(3600));
            assertThat(server.get("/api/v2/alerts", token).statusCode()).isEqualTo(200);
            assertThat(server.get(API + "/audit", token).statusCode()).isEqualTo(403);
            String listed = said(server, "token", "list");
            said(server, "token", "revoke", listed.substring(listed.lastIndexOf(' ') + 1));
            assertThat(server.get("/api/v2/alerts", token).statusCode()).isEqualTo(401);
            assertThat(said(server, "audit", "list", "--actor=operator", "--action=token"))
                    .containsPattern("operator +127.0.0.1 +token.revoked +ci");
        }
    }
}
