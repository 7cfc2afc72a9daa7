// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.SignIn;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.sessions.Throttle;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.web.Rig;
import dev.watchfire.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks for everything there is as everybody there is, and compares with a table written by hand.
class PermissionTableTest {
    private static final List<String> WHO =
            List.of(
                    "stranger",
                    "viewer",
                    "responder of another team",
                    "responder",
                    "manager",
                    "admin");

    @TempDir Path folder;
    private Rig rig;
    private final Map<String, User> users = new LinkedHashMap<>();

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(folder);
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    users.put("admin", user(change, "ada", Role.ADMIN));
                    users.put("viewer", user(change, "vic", Role.VIEWER));
                    users.put("responder", user(change, "rob", Role.RESPONDER));
                    users.put("manager", user(change, "mia", Role.MANAGER));
                    users.put("responder of another team", user(change, "tom", Role.VIEWER));
                    return rig.people.teams().create(change, "other", "", List.of());
                });
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    rig.people
                            .teams()
                            .putMember(
                                    change,
                                    "other",
                                    users.get("responder of another team"),
                                    Role.RESPONDER);
                    return true;
                });
    }

    private User user(dev.watchfire.people.ledger.Change change, String name, Role role)
            throws dev.watchfire.people.ledger.Refusal {
        return rig.people.users().create(change, name, Profile.EMPTY, role, "");
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        try (InputStream in = PermissionTableTest.class.getResourceAsStream("permissions.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(
                            line -> {
                                List<String> cells = List.of(line.split(","));
                                table.put(cells.getFirst(), cells.subList(1, cells.size()));
                            });
        }
        return table;
    }

    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() throws Exception {
        Map<String, List<String>> table = table();
        TreeSet<String> there = new TreeSet<>();
        List<String> different = new ArrayList<>();
        for (Route route : rig.server().routes()) {
            String operation = route.method() + " " + route.path();
            there.add(operation);
            List<String> expected = table.getOrDefault(operation, List.of());
            for (int i = 0; i < WHO.size() && i < expected.size(); i++) {
                String found = ask(route, WHO.get(i));
                if (!found.equals(expected.get(i))) {
                    different.add(
                            "%s as %s: %s instead of %s"
                                    .formatted(operation, WHO.get(i), found, expected.get(i)));
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(there).isEqualTo(new TreeSet<>(table.keySet()));
    }

    private String ask(Route route, String who) throws Exception {
        // What was wrong with the sign-in before is forgotten.
        rig.clock.advance(Throttle.MEMORY);
        HttpRequest.Builder request =
                rig.stranger(
                                route.path()
                                        .replace(
                                                "{silenceID}",
                                                "11111111-1111-4111-8111-111111111111")
                                        .replace("{fingerprint}", "0123456789abcdef")
                                        .replace("{name}", "team")
                                        .replace("{file}", "app.css")
                                        .replaceAll("\\{\\w+}", "77"))
                        .header("Content-Type", "application/json")
                        .method(
                                route.method(),
                                route.method().equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{}"));
        User user = users.get(who);
        if (user != null) {
            String secret =
                    rig.people
                            .signIn()
                            .open(user.id(), "link", new SignIn.From("127.0.0.1", ""))
                            .secret();
            request.header("Cookie", "watchfire_session=" + secret);
        }
        // The stream never ends; who was let in is known before.
        HttpResponse<InputStream> response =
                rig.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        response.body().close();
        int status = response.statusCode();
        return status == 401 || status == 403 ? Integer.toString(status) : "ok";
    }
}
