// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server with nobody in it, and how to ask it.
public abstract class AccountsRig {
    protected static final String BASE = "/api/watchfire/v1";
    protected static final String PASSWORD = "quiet harbour tuba 9 onion";
    protected static final String OTHER = "violet anvil & seven crumbs";
    protected static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir protected Path folder;
    protected Rig rig;

    @BeforeEach
    protected void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    protected void stop() {
        rig.close();
    }

    /// One answer.
    protected record Told(int status, JsonNode body, String cookie, String tag) {
        public String text(String name) {
            return body.get(name).asString();
        }

        public String code() {
            return text("code");
        }
    }

    /// @param who a cookie, a header `Authorization`, or empty
    protected Told ask(String who, String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                rig.stranger(BASE + path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header(who.startsWith("Bearer") ? "Authorization" : "Cookie", who);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = rig.send(request);
        String cookie = response.headers().firstValue("Set-Cookie").orElse("");
        return new Told(
                response.statusCode(),
                response.body().isEmpty() ? JSON.readTree("{}") : JSON.readTree(response.body()),
                cookie.contains(";") ? cookie.substring(0, cookie.indexOf(';')) : "",
                response.headers().firstValue("ETag").orElse(""));
    }

    protected String admin() throws Exception {
        String link = rig.people.setUpLink();
        Told told =
                ask(
                        "",
                        "POST",
                        "/setup",
                        "{\"token\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\",\"email\":\"ada@example.org\"}"
                                .formatted(link, PASSWORD));
        assertThat(told.status).as(told.body.toString()).isEqualTo(201);
        return told.cookie;
    }

    protected String invited(String admin, String name, String role, String teams) {
        Told made =
                ask(
                        admin,
                        "POST",
                        "/invitations",
                        "{\"role\":\"%s\",\"teams\":%s}".formatted(role, teams));
        assertThat(made.status).as(made.body.toString()).isEqualTo(201);
        String url = made.text("url");
        Told told =
                ask(
                        "",
                        "POST",
                        "/links/accept",
                        "{\"token\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
                                .formatted(url.substring(url.indexOf('#') + 1), name, PASSWORD));
        assertThat(told.status).as(told.body.toString()).isEqualTo(201);
        return told.cookie;
    }

    /// What of these documents is not as the contract says.
    protected List<String> breaches(String schema, Iterable<JsonNode> documents) {
        List<String> wrong = new ArrayList<>();
        documents.forEach(document -> wrong.addAll(rig.contract().breaches(schema, document)));
        return wrong;
    }

    protected Told signIn(String name, String password) {
        return ask(
                "",
                "POST",
                "/session",
                "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }
}
