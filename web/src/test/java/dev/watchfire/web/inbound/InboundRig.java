// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.users.Profile;
import dev.watchfire.web.Rig;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server with a page that asks ada, who is on call; bora, who responds and comes next; carl, who
/// only looks on; and vendors who sign what they send.
abstract class InboundRig {
    /// Who is on call of db is asked, then bora.
    private static final String CONFIGURATION =
            """
            global: {resolve_timeout: 24h}
            route: {receiver: pager, group_by: [alertname]}
            receivers:
            - name: pager
              page_configs: [{policy: ops}]
            schedules:
            - name: db
              zone: UTC
              layers: [{name: week, start: "2026-11-02T09:00", turns: [ada]}]
            escalation_policies:
            - name: ops
              steps:
              - {wait: 5m, notify: [{schedule: db}]}
              - {wait: 5m, notify: [{user: bora}]}
            paging:
              sms: {twilio: {account_sid: AC1, auth_token: "12345", from: "+15005550006"}}
              voice: {twilio: {account_sid: AC1, auth_token: "12345", from: "+15005550006"}}
              slack: {bot_token: xoxb, signing_secret: slack-secret}
              telegram: {bot_token: "1:a"}
              mattermost: {url: "http://127.0.0.1:9", bot_token: t}
              mail_in: {listen: "127.0.0.1:0", domain: page.example.org}
            """;

    private static final String ALERT = "{\"alertname\":\"Disk <full>\",\"severity\":\"critical\"}";

    @TempDir private Path folder;
    protected Rig rig;
    protected PagesOnHand pages;
    protected ActionTokens tokens;

    @BeforeEach
    final void start() throws Exception {
        AtomicReference<PagesOnHand> kept = new AtomicReference<>();
        rig =
                Rig.behind(
                        folder,
                        CONFIGURATION,
                        engine -> {
                            kept.set(new PagesOnHand(engine));
                            return kept.get();
                        });
        pages = kept.get();
        tokens = new ActionTokens(new byte[32], rig.clock);
        rig.people.change(
                Actor.SYSTEM,
                change -> {
                    for (String name : List.of("ada", "bora", "carl")) {
                        Role role = name.equals("bora") ? Role.RESPONDER : Role.VIEWER;
                        Profile profile = new Profile(name, name + "@example.org", "", "");
                        rig.people.users().create(change, name, profile, role, "");
                    }
                    return null;
                });
        reach(1, "ada", "en");
        reach(2, "bora", "ko");
        reach(3, "carl", "en");
        rig.fire(ALERT);
        assertThat(pages.delivery("sms")).isPositive();
    }

    /// Lets somebody be told by everything at once.
    private void reach(int number, String name, String language) {
        List<Person.Ring> rings = new ArrayList<>();
        String telephone = "+82 10 0000 000" + number;
        SortedMap<String, String> means =
                fields(
                        "mattermost",
                        "@" + name,
                        "slack",
                        "U" + number,
                        "sms",
                        telephone,
                        "telegram",
                        "10" + number,
                        "voice",
                        telephone);
        means.forEach(
                (type, address) -> {
                    String id = type + number;
                    pages.submit(
                                    new PagingCommand.AddMethod(
                                            name, id, type, address, "", true, name))
                            .join();
                    rings.add(new Person.Ring(Duration.ZERO, id));
                });
        pages.submit(
                        new PagingCommand.SaveRules(
                                name,
                                new Wish(
                                        true,
                                        language,
                                        ZoneOffset.UTC,
                                        List.of(),
                                        List.of(new Person.Rule(Set.of(), null, rings)),
                                        ""),
                                name))
                .join();
    }

    @AfterEach
    final void stop() {
        rig.close();
    }

    protected static SortedMap<String, String> fields(String... namesAndValues) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    protected static String form(SortedMap<String, String> fields) {
        StringJoiner form = new StringJoiner("&");
        fields.forEach(
                (name, value) ->
                        form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    protected final HttpRequest.Builder post(String path, String type, String body) {
        return rig.stranger(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    protected final HttpResponse<String> get(String path) {
        return rig.send(rig.stranger(path).GET());
    }
}
