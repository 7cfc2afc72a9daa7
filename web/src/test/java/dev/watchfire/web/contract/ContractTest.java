// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does once what every operation of our own API is for. The rig holds each answer, here and in all
/// other tests, against the contract; this one sees that none is left out.
class ContractTest {
    private static final String PASSWORD = "quiet harbour tuba 9 onion";
    private static final String BEA = "violet anvil & seven crumbs";
    private static final String PAGING =
            """
            escalation_policies:
            - name: ops
              steps:
              - notify: [{schedule: platform}]
                when: {severity: [P1], revenue_per_minute: 1 EUR}
                immediately_when: true
              - notify: [{user: ada}, {channel: chat}]
            paging: {sms: {http: {url: 'http://127.0.0.1:9/'}}}
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Never ends, so that no whole answer can be looked at; `WatchfireApiTest` reads it.
    private static final Set<String> STREAMS = Set.of("streamChanges");

    /// Its answer is YAML.
    private static final Set<String> NO_JSON = Set.of("getOpenApiYaml");

    /// Need a device or a provider: the tests of passkeys and of providers do these, through the
    /// same rig.
    private static final Set<String> WITH_OTHERS =
            Set.of(
                    "addMyPasskey",
                    "beginAddingPasskey",
                    "beginSigningInThroughProvider",
                    "beginSigningInWithPasskey",
                    "beginSteppingUpWithPasskey",
                    "connectProvider",
                    "disconnectProvider",
                    "endSigningInThroughProvider",
                    "removeMyPasskey",
                    "renameMyPasskey",
                    "signInWithPasskey",
                    "stepUpWithPasskey");

    @TempDir Path folder;
    private Rig rig;
    private String cookie = "";

    @BeforeEach
    void start() {
        rig = Rig.with(folder, Rig.CONFIGURATION + PAGING);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /// Asks as whoever has the cookie, or as the operator where there is none.
    private HttpResponse<String> ask(String method, String path, String body, String tag) {
        HttpRequest.Builder request =
                cookie.isEmpty()
                        ? rig.request(Contract.BASE + path)
                        : rig.stranger(Contract.BASE + path).header("Cookie", cookie);
        if (!tag.isEmpty()) {
            request.header(tag.equals("*") ? "If-None-Match" : "If-Match", tag);
        }
        return rig.send(
                request.header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode did(String method, String path, String body) {
        return did(method, path, body, "");
    }

    private JsonNode did(String method, String path, String body, String tag) {
        HttpResponse<String> response = ask(method, path, body, tag);
        assertThat(response.statusCode())
                .as(method + " " + path + " " + response.body())
                .isLessThan(300);
        return JSON.readTree(response.body().isEmpty() ? "{}" : response.body());
    }

    private JsonNode got(String path) {
        return did("GET", path, "");
    }

    private String tagOf(String path) {
        return ask("GET", path, "", "").headers().firstValue("ETag").orElseThrow();
    }

    private static String id(JsonNode made) {
        return made.get("id").asString();
    }

    @Test
    void everyOperationAnswersAsTheContractSays() throws Exception {
        alerts();
        silences();
        accounts();
        rota();
        configuration();
        contact();
        pages();
        myAccount();
        takenOver();
        Set<String> left = new TreeSet<>(rig.contract().promised());
        left.removeAll(rig.contract().kept());
        left.removeAll(STREAMS);
        left.removeAll(NO_JSON);
        left.removeAll(WITH_OTHERS);
        assertThat(left).isEmpty();
    }

    private void alerts() {
        rig.fire(
                "{\"alertname\":\"Disk\",\"severity\":\"page\"}",
                "{\"alertname\":\"Boss\",\"cluster\":\"x\"}",
                "{\"alertname\":\"Slow\",\"severity\":\"low\",\"cluster\":\"x\"}");
        JsonNode groups = got("/groups");
        JsonNode group = groups.get("items").get(0);
        got("/groups/" + group.get("id") + "/alerts");
        JsonNode alert = got("/alerts").get("items").get(0);
        String fingerprint = alert.get("fingerprint").asString();
        got("/alerts/" + fingerprint + "/explain");
        got("/alerts/" + fingerprint + "/history");
        rig.clock.advance(java.time.Duration.ofMinutes(1));
        rig.fire("{\"alertname\":\"Disk\",\"severity\":\"page\"}");
        JsonNode delivery = got("/deliveries").get("items").get(0);
        String id = delivery.get("id").asString();
        rig.refuse(Long.parseLong(id));
        got("/deliveries/" + id);
        did("POST", "/deliveries/" + id + "/send-again", "");
        got("/receivers");
        did("POST", "/receivers/pager/test?preview=true", "{}");
        got("/routing");
        got("/routing/test?label=severity%3Dpage");
        got("/oncall");
        got("/services");
        got("/services/team");
        got("/business-hours");
        got("/holidays?from=2036-01-01&to=2041-12-31");
        got("/schedules");
        got("/schedules/platform");
        did(
                "POST",
                "/schedules/preview",
                """
                {"schedule": {"name": "new", "zone": "Asia/Seoul", "layers": [
                  {"name": "week", "start": "2026-11-02T09:00", "turns": ["ada", "grace"]}]},
                 "from": "2026-11-03T00:00:00Z", "to": "2026-11-10T00:00:00Z"}
                """);
        got("/health");
        got("/auditor");
        got("/openapi.json");
    }

    private void silences() {
        String window =
                """
                {"name":"Backups","matchers":["alertname=\\"Disk\\""],"zone":"Asia/Seoul",
                 "first":"2026-11-29T02:00","minutes":60,"repeat":"weekly",
                 "weekdays":["sunday"],"comment":"weekly"%s}
                """;
        String id = id(did("POST", "/maintenance", window.formatted("")));
        JsonNode item = got("/maintenance").get("items").get(0);
        did("PUT", "/maintenance/" + id, window.formatted(",\"revision\":" + item.get("revision")));
        got("/maintenance/" + id + "/history");
        did(
                "POST",
                "/maintenance/preview",
                "{\"zone\":\"Asia/Seoul\",\"first\":\"2026-11-29T02:00\",\"minutes\":60,\"repeat\":\"daily\"}");
        did("DELETE", "/maintenance/" + id, "");
        String request =
                id(
                        did(
                                "POST",
                                "/silence-requests",
                                """
                                {"matchers":["alertname=\\"Disk\\""],"comment":"moving",
                                 "startsAt":"2026-11-22T11:00:00Z","endsAt":"2026-11-22T12:00:00Z"}
                                """));
        got("/silence-requests");
        did("POST", "/silence-requests/" + request + "/decide", "{\"verdict\":\"withdrawn\"}");
    }

    private void accounts() throws Exception {
        String link = rig.people.setUpLink();
        HttpResponse<String> made =
                rig.send(
                        rig.stranger(Contract.BASE + "/setup")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"token\":\"%s\",\"name\":\"ada\",\"password\":\"%s\"}"
                                                        .formatted(link, PASSWORD))));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        cookie = cookieOf(made);
        got("/session");
        did("POST", "/session/step-up", "{\"password\":\"%s\"}".formatted(PASSWORD));
        did("POST", "/teams", "{\"slug\":\"platform\"}");
        String team = id(did("POST", "/teams", "{\"slug\":\"db\"}"));
        got("/teams");
        got("/teams/" + team);
        did("PATCH", "/teams/" + team, "{\"name\":\"Databases\"}", tagOf("/teams/" + team));
        String user = id(did("POST", "/users", "{\"name\":\"bea\",\"role\":\"viewer\"}"));
        got("/users");
        got("/users/" + user);
        did("PATCH", "/users/" + user, "{\"displayName\":\"Bea\"}", tagOf("/users/" + user));
        did("PUT", "/teams/" + team + "/members/" + user, "{\"role\":\"responder\"}");
        did("DELETE", "/teams/" + team + "/members/" + user, "");
        String reset = did("POST", "/users/" + user + "/reset-link", "").get("url").asString();
        String token = reset.substring(reset.indexOf('#') + 1);
        did("POST", "/links/look", "{\"token\":\"%s\"}".formatted(token));
        did(
                "POST",
                "/links/accept",
                "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, BEA));
        got("/users/" + user + "/sessions");
        did("DELETE", "/users/" + user + "/sessions", "");
        did("DELETE", "/users/" + user, "", tagOf("/users/" + user));
        did("DELETE", "/teams/" + team, "", tagOf("/teams/" + team));
        String invitation = id(did("POST", "/invitations", "{\"email\":\"c@example.org\"}"));
        got("/invitations");
        did("DELETE", "/invitations/" + invitation, "");
        String service = "{\"name\":\"ci\",\"scopes\":[\"read\"],\"role\":\"viewer\"}";
        String serviceToken = id(did("POST", "/service-tokens", service));
        got("/service-tokens");
        did("DELETE", "/service-tokens/" + serviceToken, "");
        String key = id(did("POST", "/intake-keys", "{\"source\":\"prometheus\"}"));
        did("POST", "/intake-keys/" + key + "/rotate", "");
        got("/intake-keys");
        did("DELETE", "/intake-keys/" + key, "");
        String view =
                id(
                        did(
                                "POST",
                                "/views",
                                "{\"page\":\"alerts\",\"name\":\"Mine\",\"question\":\"state=active\"}"));
        got("/views");
        String feed =
                id(
                        did(
                                "POST",
                                "/calendar-feeds",
                                "{\"kind\":\"schedule\",\"schedule\":\"platform\"}"));
        got("/calendar-feeds");
        got("/calendars");
        did("DELETE", "/calendar-feeds/" + feed, "");
        did("DELETE", "/views/" + view, "");
        got("/audit");
        got("/audit/export?format=json");
    }

    private void rota() {
        final String ada = cookie;
        String url = did("POST", "/invitations", "{\"role\":\"responder\"}").get("url").asString();
        String eve =
                cookieOf(
                        rig.send(
                                rig.stranger(Contract.BASE + "/links/accept")
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"token\":\"%s\",\"name\":\"eve\",\"password\":\"%s\"}"
                                                                .formatted(
                                                                        url.substring(
                                                                                url.indexOf('#')
                                                                                        + 1),
                                                                        PASSWORD)))));
        String day = "\"start\":\"2026-11-%sT00:00:00Z\",\"end\":\"2026-11-%sT00:00:00Z\"";
        String override = "{\"kind\":\"add\",\"person\":\"eve\"," + day.formatted(27, 28) + "}";
        JsonNode made = did("POST", "/schedules/platform/overrides", override);
        got("/schedules/platform?from=2026-11-23T00:00:00Z&to=2026-12-10T00:00:00Z");
        did("DELETE", "/overrides/" + id(made), "");
        did(
                "POST",
                "/schedules/platform/temporary",
                "{\"shifts\":[{\"person\":\"eve\",%s}],%s}"
                        .formatted(day.formatted(28, 29), day.formatted(28, 29)));
        did("POST", "/schedules/platform/take-over", "{}");
        got("/schedules/platform/fairness");
        did("PUT", "/schedules/platform/handoff-notes/primary", "{\"text\":\"disk\"}");
        got("/schedules/platform/handoff-notes");
        got("/schedules/platform/history");
        got("/people");
        got("/shifts");
        JsonNode away =
                did("POST", "/absences", "{\"kind\":\"sick\"," + day.formatted(26, 27) + "}");
        got("/absences");
        did("DELETE", "/absences/" + id(away.get("absence")), "");
        String swap = "{\"kind\":\"swap\",\"schedule\":\"platform\"," + day.formatted(24, 25) + "}";
        String asked = "/shift-requests/" + id(did("POST", "/shift-requests", swap));
        cookie = eve;
        did("POST", asked + "/decline", "{}");
        did("POST", asked + "/take", "{}");
        String eves = "{" + day.formatted(24, 25) + "}";
        cookie = ada;
        String other =
                "{\"kind\":\"swap\",\"schedule\":\"platform\"," + day.formatted(25, 26) + "}";
        String second = "/shift-requests/" + id(did("POST", "/shift-requests", other));
        cookie = eve;
        did("POST", second + "/offer", eves);
        cookie = ada;
        did("POST", second + "/accept", "{\"person\":\"eve\"}");
        String third =
                "{\"kind\":\"cover\",\"schedule\":\"platform\"," + day.formatted(26, 27) + "}";
        String cover = "/shift-requests/" + id(did("POST", "/shift-requests", third));
        did("POST", cover + "/withdraw", "");
        got("/shift-requests");
        got(cover);
    }

    private void configuration() {
        got("/configuration");
        got("/configuration/schema");
        String text = "{\"text\":\"templates: [nothing.tmpl]\\n%s\",\"comment\":\"why\"}";
        did("POST", "/configuration/check", text.formatted("# one"));
        did("PUT", "/configuration", text.formatted("# one"), tagOf("/configuration"));
        did("PUT", "/configuration", text.formatted("# two"), tagOf("/configuration"));
        got("/configuration/versions");
        got("/configuration/versions/1");
        got("/configuration/versions/1/diff/2");
        did("POST", "/configuration/versions/1/restore", "{}", tagOf("/configuration"));
        got("/configuration/objects");
        got("/configuration/objects/receivers/team");
        String object = "/configuration/objects/mute_time_intervals/nights";
        did(
                "PUT",
                object,
                "{\"yaml\":\"name: nights\\ntime_intervals: [{weekdays: [saturday]}]\"}",
                "*");
        did("DELETE", object, "", tagOf(object));
        did("POST", "/secrets/rotate-key", "");
    }

    private void contact() {
        got("/users/me/contact");
        String mine = "{\"type\":\"sms\",\"address\":\"+49 170 1234567\"}";
        JsonNode method = did("POST", "/users/me/contact/methods", mine);
        String path = "/users/me/contact/methods/" + id(method);
        did("POST", path + "/code", "");
        String code = rig.codes.code(id(method), rig.clock.instant());
        did("POST", path + "/verify", "{\"code\":\"%s\"}".formatted(code));
        String rules =
                """
                {"language": "ko", "zone": "Asia/Seoul",
                 "quiet": [{"days": ["monday"], "from": "22:00", "to": "07:00"}],
                 "rules": [{"severities": ["P1"], "when": null,
                            "rings": [{"after": 60, "method": "%s"}]}]}
                """
                        .formatted(id(method));
        did("PUT", "/users/me/contact", rules);
        did("PUT", "/users/ada/contact", rules);
        got("/users/me/contact/preview?severity=P1");
        got("/users/ada/contact/preview");
        got("/users/ada/contact");
        did("POST", "/users/me/contact/test", "{}");
        String other = "{\"type\":\"sms\",\"address\":\"+49 170 7654321\"}";
        String theirs =
                "/users/ada/contact/methods/"
                        + id(did("POST", "/users/ada/contact/methods", other));
        did("POST", theirs + "/code", "");
        did("DELETE", theirs, "");
        String browser =
                "{\"endpoint\":\"https://push.example/1\",\"p256dh\":\"%s\",\"auth\":\"%s\"}"
                        .formatted("B".repeat(87), "a".repeat(22));
        did(
                "DELETE",
                "/users/me/contact/methods/" + id(did("POST", "/users/me/push", browser)),
                "");
        got("/push/key");
    }

    private void pages() {
        String draft = "{\"policy\":\"ops\",\"title\":\"Disk full\",\"severity\":\"P1\"}";
        String page = "/pages/" + id(did("POST", "/pages", draft));
        got("/pages?state=open&severity=P1&person=ada");
        got(page);
        got(page + "/timeline");
        did("POST", page + "/acknowledge", "");
        did("POST", page + "/unacknowledge", "");
        did("POST", page + "/snooze", "{\"for\":\"30m\"}");
        String ada = "\"targets\":[{\"user\":\"ada\"}]}";
        did("POST", page + "/escalate", "{\"reason\":\"expertise\"," + ada);
        did("POST", page + "/responders", "{" + ada);
        did("POST", page + "/reassign", "{" + ada);
        did("POST", "/pages/acknowledge", "{\"ids\":[%s, 1]}".formatted(page.substring(7)));
        did("POST", page + "/resolve", "");
        String fingerprint = got("/alerts").get("items").get(0).get("fingerprint").asString();
        did("POST", "/alerts/" + fingerprint + "/acknowledge", "");
        got("/escalation-policies");
        did("POST", "/escalation-policies/ops/apply", "");
        String steps = "{\"name\":\"new\",\"steps\":[{\"notify\":[{\"user\":\"ada\"}]}]}";
        did("POST", "/escalation-policies/preview", "{\"policy\":%s}".formatted(steps));
        got("/severities");
        got("/severities/week?team=platform");
        did("POST", "/severities/classify", "{\"factors\":[\"data_loss\"]}");
        did("POST", "/severities/preview", "{\"severities\":{\"digest_at\":\"10:00\"}}");
        did("POST", "/routing/who", "{\"labels\":{\"severity\":\"page\"}}");
    }

    private void myAccount() {
        got("/me");
        got("/me/passkeys");
        did("PUT", "/users/me/absence-calendar", "{\"url\":\"webcal://c.example/x.ics\"}");
        got("/users/me/absence-calendar");
        did("DELETE", "/users/me/absence-calendar", "");
        got("/me/identities");
        did("PATCH", "/me", "{\"displayName\":\"Ada L.\"}", tagOf("/me"));
        String mine = id(did("POST", "/me/tokens", "{\"name\":\"cli\",\"scopes\":[\"read\"]}"));
        got("/me/tokens");
        did("DELETE", "/me/tokens/" + mine, "");
        did(
                "POST",
                "/me/password",
                "{\"current\":\"%s\",\"password\":\"%s\"}".formatted(PASSWORD, BEA));
        HttpResponse<String> second =
                ask(
                        "POST",
                        "/session",
                        "{\"user\":\"ada\",\"password\":\"%s\"}".formatted(BEA),
                        "");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        for (JsonNode session : got("/me/sessions").get("items")) {
            if (!session.get("current").asBoolean()) {
                did("DELETE", "/me/sessions/" + id(session), "");
            }
        }
        did("DELETE", "/me/sessions", "");
        did("DELETE", "/session", "");
        cookie = "";
    }

    private void takenOver() {
        got("/shadow/report");
        did("POST", "/import/alertmanager", "{\"silences\":[],\"notifications\":[]}");
    }

    private static String cookieOf(HttpResponse<String> response) {
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }
}
