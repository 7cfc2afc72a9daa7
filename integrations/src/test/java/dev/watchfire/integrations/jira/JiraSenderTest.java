// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.jira;

import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.resolved;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.ScriptedServer.Received;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JiraSenderTest extends VendorFacts {
    private static final String LABEL = "ALERT{" + message().groupHash() + "}";
    private static final String TAIL =
            "project=\"OPS\" and labels=\"" + LABEL + "\" order by status ASC,resolutiondate DESC";

    @Override
    protected Sender sender() {
        return new JiraSender(http);
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return jira(null);
    }

    /// @param category of the issue that is found, null for none
    private static ScriptedServer.Behaviour jira(@Nullable String category) {
        return (request, socket) -> {
            String path = request.path();
            String found =
                    category == null
                            ? "{\"issues\":[]}"
                            : "{\"issues\":[{\"key\":\"OPS-7\",\"fields\":{\"status\":{\"name\":\"x\","
                                  + "\"statusCategory\":{\"key\":\""
                                    + category
                                    + "\"}}}},{\"key\":\"OPS-3\"}]}";
            ScriptedServer.Behaviour answer =
                    path.contains("/search")
                            ? respond(200, found)
                            : path.endsWith("/transitions") && request.method().equals("GET")
                                    ? respond(
                                            200,
                                            "{\"transitions\":[{\"id\":\"11\",\"name\":\"Reopen\"},"
                                                    + "{\"id\":\"12\",\"name\":\"Done\"}]}")
                                    : path.endsWith("/issue")
                                            ? respond(201, "{\"key\":\"OPS-1\"}")
                                            : respond(204, "");
            answer.on(request, socket);
        };
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "http_config",
                new HttpSettings(
                        null,
                        new Authorization("Bearer", secret(SECRET), null),
                        null,
                        HttpSettings.TlsSettings.DEFAULT,
                        HttpSettings.Proxy.NONE,
                        true,
                        true,
                        Map.of()),
                "api_url",
                server.url("/rest/api/2/"),
                "api_type",
                "auto",
                "project",
                "OPS",
                "summary",
                "{{ template \"jira.default.summary\" . }}",
                "description",
                "{{ template \"jira.default.description\" . }}",
                "labels",
                null,
                "priority",
                "{{ template \"jira.default.priority\" . }}",
                "issue_type",
                "Bug",
                "reopen_transition",
                "",
                "resolve_transition",
                "",
                "wont_fix_resolution",
                "",
                "reopen_duration",
                null,
                "fields",
                null);
    }

    @Override
    protected String textOption() {
        return "summary";
    }

    @Override
    protected @Nullable String secretOption() {
        return null;
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry(
                "{\"errorMessages\":[\"no project\"],\"errors\":{\"priority\":\"unknown\"}}",
                "no project; priority: unknown");
    }

    /// The search comes first, and changes nothing.
    @Override
    protected Outcome whenUnanswered() {
        return Outcome.RETRYABLE;
    }

    private List<Received> exchange(
            @Nullable String category, dev.watchfire.integrations.Message message, Options options)
            throws InterruptedException {
        server.behave(jira(category));
        assertThat(send(message, options).isSent()).isTrue();
        List<Received> received = new java.util.ArrayList<>();
        while (server.unread() > 0) {
            received.add(server.next());
        }
        return received;
    }

    private static Map<?, ?> fields(Received request) throws Exception {
        return (Map<?, ?>) json(request).get("fields");
    }

    private Object jql(dev.watchfire.integrations.Message message, Options options)
            throws Exception {
        return json(exchange(null, message, options).getFirst()).get("jql");
    }

    @Test
    void anIssueIsCreatedWhereNoneIsFound() throws Exception {
        List<Received> requests = exchange(null, message(), options());

        assertThat(requests)
                .extracting(r -> r.method() + " " + r.path())
                .containsExactly("POST /rest/api/2/search", "POST /rest/api/2/issue");
        assertThat(requests)
                .allSatisfy(r -> assertThat(r.header("accept-language")).isEqualTo("en"));
        assertThat(requests.getFirst().header("authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(json(requests.getFirst()))
                .isEqualTo(
                        Map.of(
                                "jql",
                                "statusCategory != Done and " + TAIL,
                                "maxResults",
                                2,
                                "fields",
                                List.of("status")));
        Map<?, ?> fields = fields(requests.get(1));
        assertThat(String.valueOf(fields.remove("description"))).contains("db-1");
        assertThat(fields)
                .isEqualTo(
                        Map.of(
                                "project", Map.of("key", "OPS"),
                                "issuetype", Map.of("name", "Bug"),
                                "summary", "[FIRING:2] DiskFull (critical)",
                                "labels", List.of(LABEL),
                                "priority", Map.of("name", "High")));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Options options =
                options(
                        "project", "P-{{ .Receiver }}",
                        "summary", "s {{ .Status }}",
                        "description", "d {{ .Status }}",
                        "labels", List.of("zone", "{{ .CommonLabels.severity }}", "{{ \"\" }}"),
                        "priority", "",
                        "issue_type", "{{ \"Incident\" }}",
                        "fields",
                                Map.of(
                                        "customfield_1", Map.of("value", "{{ .Status }}"),
                                        "customfield_2", "{{ len .Alerts }}",
                                        "components", List.of(Map.of("name", "c"))));

        assertThat(fields(exchange(null, message(), options).get(1)))
                .isEqualTo(
                        Map.of(
                                "project", Map.of("key", "P-ops"),
                                "issuetype", Map.of("name", "Incident"),
                                "summary", "s firing",
                                "description", "d firing",
                                "labels", List.of(LABEL, "critical", "zone"),
                                "customfield_1", Map.of("value", "firing"),
                                "customfield_2", 3,
                                "components", List.of(Map.of("name", "c"))));
    }

    @Test
    void whatIsResolvedOpensNoIssue() throws Exception {
        assertThat(exchange(null, resolved(), options())).hasSize(1);
    }

    @Test
    void anIssueThatIsFoundIsUpdated() throws Exception {
        List<Received> requests = exchange("indeterminate", message(), options());

        assertThat(requests)
                .extracting(r -> r.method() + " " + r.path())
                .containsExactly("POST /rest/api/2/search", "PUT /rest/api/2/issue/OPS-7");
        assertThat(fields(requests.get(1)).keySet())
                .isEqualTo(
                        java.util.Set.of(
                                "project",
                                "issuetype",
                                "summary",
                                "description",
                                "labels",
                                "priority"));
    }

    @Test
    void whatIsNotToBeUpdatedIsOnlyCreated() throws Exception {
        Options options =
                options(
                        "summary",
                        Notifications.options("template", null, "enable_update", false),
                        "description",
                        Notifications.options("template", "d", "enable_update", false),
                        "labels",
                        Notifications.options("values", List.of("l"), "enable_update", false));

        Map<?, ?> created = fields(exchange(null, message(), options).get(1));
        Map<?, ?> updated = fields(exchange("new", message(), options).get(1));

        assertThat(created.get("summary")).isEqualTo("[FIRING:2] DiskFull (critical)");
        assertThat(created.get("description")).isEqualTo("d");
        assertThat(created.get("labels")).isEqualTo(List.of(LABEL, "l"));
        assertThat(updated.keySet())
                .isEqualTo(java.util.Set.of("project", "issuetype", "priority"));
    }

    @Test
    void whatIsResolvedIsMovedByItsTransition() throws Exception {
        List<Received> requests =
                exchange("new", resolved(), options("resolve_transition", "Done"));

        assertThat(requests)
                .extracting(r -> r.method() + " " + r.path())
                .containsExactly(
                        "POST /rest/api/2/search",
                        "PUT /rest/api/2/issue/OPS-7",
                        "GET /rest/api/2/issue/OPS-7/transitions",
                        "POST /rest/api/2/issue/OPS-7/transitions");
        assertThat(json(requests.getLast())).isEqualTo(Map.of("transition", Map.of("id", "12")));
    }

    @Test
    void whatFiresAgainIsReopened() throws Exception {
        Options options =
                options("reopen_transition", "Reopen", "reopen_duration", Duration.ofHours(2));

        List<Received> requests = exchange("done", message(), options);

        assertThat(json(requests.getFirst()))
                .containsEntry(
                        "jql", "(resolutiondate is EMPTY OR resolutiondate >= -120m) and " + TAIL);
        assertThat(json(requests.getLast())).isEqualTo(Map.of("transition", Map.of("id", "11")));
    }

    @Test
    void withoutATransitionTheStatusStays() throws Exception {
        assertThat(exchange("new", resolved(), options())).hasSize(2);
        assertThat(exchange("new", message(), options("reopen_transition", "Reopen"))).hasSize(2);
    }

    @Test
    void aTransitionThatDoesNotExistIsFinal() {
        server.behave(jira("new"));

        assertThat(send(resolved(), options("resolve_transition", "Close")))
                .isEqualTo(
                        SendResult.refused(
                                200, "issue OPS-7 has no transition named \"Close\" now"));
    }

    @Test
    void issuesThatWontBeFixedAreLeftAlone() throws Exception {
        assertThat(jql(resolved(), options("wont_fix_resolution", "Won't \"Do\"")))
                .isEqualTo(
                        "(resolution is EMPTY OR resolution != \"Won't \\\"Do\\\"\")"
                                + " and statusCategory != Done and "
                                + TAIL);
    }

    @Test
    void theCloudIsSearchedElsewhere() throws Exception {
        assertThat(exchange(null, message(), options("api_type", "cloud")).getFirst().path())
                .isEqualTo("/rest/api/3/search/jql");
        assertThat(
                        new JiraSearch(
                                        message(),
                                        options("api_url", "https://x.atlassian.net/rest/api/2"),
                                        Notifications.of(message(), options()).texts())
                                .url())
                .isEqualTo("https://x.atlassian.net/rest/api/3/search/jql");
    }

    @Test
    void versionThreeGetsADocument() throws Exception {
        Options text = options("api_url", server.url("/rest/api/3"), "description", "one\n\ntwo");
        Options document =
                options(
                        "api_url",
                        server.url("/rest/api/3"),
                        "description",
                        " {\"type\":\"doc\",\"version\":1,\"content\":[]} ");

        assertThat(fields(exchange(null, message(), text).get(1)).get("description"))
                .isEqualTo(
                        Map.of(
                                "type",
                                "doc",
                                "version",
                                1,
                                "content",
                                List.of(
                                        paragraph("one"),
                                        Map.of("type", "paragraph"),
                                        paragraph("two"))));
        assertThat(fields(exchange(null, message(), document).get(1)).get("description"))
                .isEqualTo(Map.of("type", "doc", "version", 1, "content", List.of()));
    }

    private static Map<String, Object> paragraph(String text) {
        return Map.of(
                "type", "paragraph", "content", List.of(Map.of("type", "text", "text", text)));
    }

    @Test
    void longTextsAreCut() throws Exception {
        Map<?, ?> fields =
                fields(
                        exchange(
                                        null,
                                        message(),
                                        options(
                                                "summary", "é".repeat(300),
                                                "description", "ü".repeat(40_000)))
                                .get(1));

        assertThat(fields.get("summary")).isEqualTo("é".repeat(254) + "…");
        assertThat(fields.get("description")).isEqualTo("ü".repeat(32_766) + "…");
    }

    @Test
    void aCreationWithoutAnswerMayHaveArrived() {
        server.behave(
                (request, socket) -> {
                    if (request.path().endsWith("/issue")) {
                        socket.close();
                    } else {
                        healthy().on(request, socket);
                    }
                });

        assertThat(send(message()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void tooManyRequestsAreTriedAgain() {
        assertThat(sendTo(respond(429, "")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }
}
