// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.app.serve.TestServer;
import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever has an account may name a calendar, so it must not lead into the network of the server.
class OwnCalendarTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://calendar.example/ada.ics, 200",
        "https://10.0.0.7/ada.ics, 400",
        "http://[::1]:9093/ada.ics, 400",
        "webcal://169.254.169.254/latest, 400",
        "http://127.0.0.1/ada.ics, 400",
    })
    void anAddressOfAPrivateNetworkIsRefusedAtOnce(String url, int status) throws Exception {
        String configuration = "route: {receiver: all}\nreceivers: [{name: all}]\n";
        try (Server server =
                Server.start(TestServer.settings(configuration, folder), Clock.systemUTC())) {
            HttpResponse<String> response = put(server, url);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            if (status == 400) {
                assertThat(response.body()).contains("private network");
            }
        }
    }

    private static HttpResponse<String> put(Server server, String url) throws Exception {
        User ada =
                server.people()
                        .change(
                                Actor.SYSTEM,
                                change ->
                                        server.people()
                                                .users()
                                                .create(
                                                        change,
                                                        "ada",
                                                        Profile.EMPTY,
                                                        Role.VIEWER,
                                                        ""));
        String session =
                server.people()
                        .signIn()
                        .open(ada.id(), "link", new SignIn.From("127.0.0.1", ""))
                        .secret();
        String path = "/api/watchfire/v1/users/me/absence-calendar";
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.localUrl() + path))
                            .header("Cookie", "watchfire_session=" + session)
                            .header("Content-Type", "application/json")
                            .PUT(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"url\":\"%s\"}".formatted(url)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
