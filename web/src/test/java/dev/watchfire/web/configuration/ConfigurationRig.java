// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server that was started without a file, and people who may edit, look, or neither.
abstract class ConfigurationRig {
    static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the console has to begin with.
    static final String TEXT =
            """
            # who is told
            route: {receiver: desk}
            receivers:
            - name: desk
              # the duty phone
              webhook_configs:
              - url: http://desk.example/T0P-S3CRET
            - name: spare
            time_intervals:
            - name: nights
              time_intervals:
              - times: [{start_time: '22:00', end_time: '24:00'}]
            """;

    /// TEXT as people are shown it.
    static final String SHOWN = TEXT.replace("http://desk.example/T0P-S3CRET", "http://<secret>");

    @TempDir Path folder;
    Rig rig;
    String admin = "";
    String manager = "";
    String viewer = "";

    @BeforeEach
    void start() throws Exception {
        rig = Rig.with(folder, null);
        admin = signedIn("ada", Role.ADMIN);
        manager = signedIn("mia", Role.MANAGER);
        viewer = signedIn("vic", Role.VIEWER);
    }

    /// The same data, perhaps with another file.
    void restart(@Nullable String file) {
        rig.close();
        rig = Rig.with(folder, file);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    String signedIn(String name, Role role) throws Exception {
        User user =
                rig.people.change(
                        Actor.SYSTEM,
                        change -> rig.people.users().create(change, name, Profile.EMPTY, role, ""));
        return session(user);
    }

    String session(User user) throws Exception {
        SignIn.From here = new SignIn.From("127.0.0.1", "");
        return "watchfire_session=" + rig.people.signIn().open(user.id(), "link", here).secret();
    }

    record Told(int status, JsonNode body, String tag) {
        Told is(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        String code() {
            return body.get("code").asString();
        }

        JsonNode get(String name) {
            return body.get(name);
        }

        String text(String name) {
            return body.get(name).asString();
        }
    }

    Told ask(String who, String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                rig.stranger("/api/watchfire/v1" + path)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header("Cookie", who);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        HttpResponse<String> response = rig.send(request);
        String text = response.body();
        return new Told(
                response.statusCode(),
                JSON.readTree(text.isEmpty() ? "{}" : text),
                response.headers().firstValue("ETag").orElse(""));
    }

    static String json(String... pairs) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object.toString();
    }

    Told put(String who, String from, String text, String comment) {
        return ask(
                who,
                "PUT",
                "/configuration",
                json("text", text, "comment", comment),
                "If-Match",
                "\"" + from + "\"");
    }

    Told configuration() {
        return ask(admin, "GET", "/configuration", "");
    }

    String shown() {
        return configuration().text("text");
    }
}
