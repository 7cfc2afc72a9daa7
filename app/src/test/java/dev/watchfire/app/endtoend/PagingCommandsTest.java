// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.watchfire.app.arguments.Console;
import dev.watchfire.app.command.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Paging from the command line, against one running server; each fact has pages of its own.
@TestInstance(Lifecycle.PER_CLASS)
class PagingCommandsTest {
    private static final String API = "/api/watchfire/v1";
    private static final String PASSWORD = "quiet harbour tuba 9 onion";
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    private static final String CONFIGURATION =
            """
            route: {receiver: pager, group_by: [alertname]}
            receivers:
            - name: pager
              page_configs: [{policy: ops}]
            - name: room
              webhook_configs: [{url: 'http://127.0.0.1:%1$d/room'}]
            severities: {mapping: {boom: P1}}
            paging:
              fallback: room
              limits: {sms: [{messages: 1000, within: 1m}]}
              sms: {http: {url: 'http://127.0.0.1:%1$d/sms', method: POST, body: '{to} {text}'}}
            escalation_policies:
            - name: ops
              steps:
              - {wait: 10m, notify: [{user: ada}]}
              - {level: L2, wait: 10m, notify: [{user: ben}]}
              - {level: L3, notify: [{channel: room}]}
            """;

    /// What a command said, and how it ended.
    private record Said(int code, String out, String err) {}

    private Path folder;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private HttpClient http;
    private HttpServer gateway;
    private ChildServer server;

    @BeforeAll
    void startAServerWithPeople(@TempDir Path given) throws Exception {
        folder = given;
        http = HttpClient.newHttpClient();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    messages.add(new String(body, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        gateway.start();
        Path file = folder.resolve("alertmanager.yml");
        Files.writeString(file, CONFIGURATION.formatted(gateway.getAddress().getPort()));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        server =
                ChildServer.serve(
                        folder.resolve("data"),
                        "--config.file=" + file,
                        "--admin-password-file=" + password);
        for (String person : List.of("ada responder", "ben responder", "vic viewer")) {
            join(person.substring(0, 3), person.substring(4));
        }
        verifyAPhone("ada", "+491701234567");
        verifyAPhone("ben", "+491701234568");
    }

    @AfterAll
    void stop() {
        server.close();
        gateway.stop(0);
        http.close();
    }

    private void join(String name, String role) throws Exception {
        String link = asOperator("user", "add", name, "--role=" + role);
        String secret = link.substring(link.indexOf('#') + 1);
        HttpResponse<String> joined =
                ask(
                        "",
                        "POST",
                        "/links/accept",
                        "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(secret, PASSWORD));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(201);
        String cookie = joined.headers().firstValue("Set-Cookie").orElseThrow();
        cookies.put(name, cookie.substring(0, cookie.indexOf(';')));
        String wish =
                "{\"name\":\"cli\",\"scopes\":[\"read\",\"respond\"],\"expiresAt\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(3600));
        String made = ask(name, "POST", "/me/tokens", wish).body();
        tokens.put(name, found(Pattern.compile("\"token\":\"([^\"]+)\""), made));
    }

    /// Means are added and removed in person only, so not from the command line.
    private String addAPhone(String name, String number) throws Exception {
        String body = "{\"type\":\"sms\",\"address\":\"" + number + "\",\"label\":\"mobile\"}";
        HttpResponse<String> added = ask(name, "POST", "/users/me/contact/methods", body);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return found(Pattern.compile("\"id\":\"([^\"]+)\""), added.body());
    }

    private void verifyAPhone(String name, String number) throws Exception {
        String id = addAPhone(name, number);
        String code = found(CODE, awaitMessage(number));
        HttpResponse<String> verified =
                ask(
                        name,
                        "POST",
                        "/users/me/contact/methods/" + id + "/verify",
                        "{\"code\":\"" + code + "\"}");
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
    }

    private String awaitMessage(String part) throws InterruptedException {
        while (true) {
            String message = messages.poll(ChildServer.LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("no message with %s arrived", part).isNotNull();
            if (message.contains(part)) {
                return message;
            }
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> ask(String who, String method, String path, String body)
            throws Exception {
        String origin = "http://127.0.0.1:" + server.port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + API + path))
                        .header("Content-Type", "application/json")
                        .header("Origin", origin)
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header("Cookie", cookies.get(who));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console =
                new Console(new PrintWriter(out, true), new PrintWriter(err, true), _ -> null);
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--alertmanager.url=http://127.0.0.1:" + server.port());
        all.add("--storage.path=" + folder.resolve("data"));
        int code = Commands.run(console, all.toArray(String[]::new));
        return new Said(code, out.toString().strip(), err.toString().strip());
    }

    private Said runAs(String name, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--token=" + tokens.get(name));
        return run(all.toArray(String[]::new));
    }

    private static String out(Said said) {
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
        return said.out();
    }

    private String asOperator(String... words) {
        return out(run(words));
    }

    private String as(String name, String... words) {
        return out(runAs(name, words));
    }

    private static String refusal(Said said) {
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).doesNotContain("Exception", "\tat ");
        return said.err();
    }

    private String opened(String title) {
        return as("ada", "page", "open", "--policy=ops", "--severity=P1", title);
    }

    /// The ids of the pages of a list.
    private List<String> listed(String filter) {
        List<String> lines = as("vic", "page", "list", filter).lines().toList();
        return lines.subList(Math.min(1, lines.size()), lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    @Test
    void aPageIsOpenedReachesAPhoneAndIsListedAndShown() throws Exception {
        String id =
                as("ben", "page", "open", "--policy=ops", "--severity=P2", "--text=much", "Disk");
        assertThat(awaitMessage("Disk")).contains("+491701234567");
        assertThat(as("vic", "page", "list"))
                .containsPattern(id + " +P2 +triggered +\\S+Z +nobody +Disk");
        assertThat(listed("--severity=P5")).doesNotContain(id);
        assertThat(listed("--person=ada")).contains(id);
        assertThat(as("vic", "page", "list", "-o", "json")).contains("\"id\" : " + id + ",");
        assertThat(as("vic", "page", "show", id))
                .startsWith("page " + id + "  P2  triggered  Disk")
                .contains("policy: ops")
                .containsPattern("step 1 \\S+ +fired .*ada")
                .containsPattern("step 2 L2 +next \\S+Z .*ben")
                .containsPattern("step 3 L3 .*room");
    }

    @Test
    void aKeyThatIsOpenIsTheSamePage() {
        String first = as("ada", "page", "open", "--policy=ops", "--key=db-1", "Once");
        assertThat(as("ada", "page", "open", "--policy=ops", "--key=db-1", "Twice"))
                .isEqualTo(first);
    }

    @Test
    void aPageIsTakenGivenBackAndEnded() {
        String id = opened("Answer");
        String other = opened("Answer too");
        assertThat(as("ada", "page", "ack", id, other).lines())
                .containsExactly(
                        "page " + id + " is acknowledged by ada",
                        "page " + other + " is acknowledged by ada");
        assertThat(as("ada", "page", "acknowledge", id))
                .isEqualTo("page " + id + " is acknowledged by ada, as it was");
        assertThat(as("ada", "page", "unack", id)).isEqualTo("page " + id + " is triggered");
        assertThat(refusal(runAs("ada", "page", "unack", id))).contains("409");
        assertThat(as("ada", "page", "resolve", id)).startsWith("page " + id + " is resolved");
        assertThat(listed("--state=open")).doesNotContain(id).contains(other);
        assertThat(listed("--state=resolved")).contains(id);
        assertThat(refusal(runAs("ada", "page", "snooze", id, "--for=1h"))).contains("resolved");
    }

    @Test
    void aPageIsLeftAloneForAWhileThatLiesAhead() {
        String id = opened("Snooze");
        assertThat(as("ada", "page", "snooze", id, "--for=30m", "--note=a deploy"))
                .startsWith("page " + id + " is snoozed");
        assertThat(listed("--state=snoozed")).contains(id);
        String ahead = Instant.now().plusSeconds(7200).toString();
        assertThat(as("ada", "page", "snooze", id, "--until=" + ahead))
                .startsWith("page " + id + " is snoozed");
        assertThat(refusal(runAs("ada", "page", "snooze", id, "--until=2020-01-01T00:00:00Z")))
                .contains("400", "an instant in the future", "2020-01-01");
        assertThat(refusal(runAs("ada", "page", "snooze", id, "--for=soon")))
                .contains("400", "length of time");
        assertThat(refusal(runAs("ada", "page", "snooze", id))).contains("400", "Give until");
    }

    @Test
    void aPageIsPassedOnWithAReason() {
        String id = opened("Escalate");
        assertThat(as("ada", "page", "escalate", id, "--reason=expertise", "--note=ask ben"))
                .startsWith("page " + id + " is triggered");
        assertThat(as("vic", "page", "show", id)).containsPattern("step 2 L2 +fired .*ben");
        assertThat(refusal(runAs("ada", "page", "escalate", id))).contains("say why");
        assertThat(refusal(runAs("ada", "page", "escalate", id, "--reason=bored")))
                .contains("400", "complexity", "customer-request");
    }

    @Test
    void aPageIsHandedToOthersAndOthersAreAsked() throws Exception {
        String id = opened("Hand over");
        assertThat(as("ada", "page", "reassign", id, "--user=ben", "--note=yours"))
                .startsWith("page " + id + " is triggered");
        assertThat(as("ben", "page", "ack", id)).endsWith("by ben");
        assertThat(as("ben", "page", "add", id, "--user=ada", "--channel=room"))
                .startsWith("page " + id);
        assertThat(as("ada", "page", "ack", id)).endsWith("by ben, ada");
        assertThat(refusal(runAs("ada", "page", "reassign", id))).contains("--user");
        assertThat(refusal(runAs("ada", "page", "add", id, "--user=nobody")))
                .contains("400", "There is no user \"nobody\"");
    }

    @Test
    void aPageThatIsNotThereAndAPolicyThatIsNotThereAreNamed() {
        for (String action : List.of("show", "ack", "resolve")) {
            assertThat(refusal(runAs("ada", "page", action, "4711"))).contains("404", "4711");
        }
        assertThat(refusal(runAs("ada", "page", "open", "Disk"))).contains("--policy");
        assertThat(refusal(runAs("ada", "page", "open", "--policy=gone", "Disk")))
                .contains("There is no escalation policy \"gone\"");
        assertThat(refusal(runAs("ada", "page", "list", "--state=lost"))).contains("400", "state");
        assertThat(refusal(runAs("ada", "policy", "show", "gone")))
                .contains("there is no escalation policy 'gone'");
        assertThat(refusal(run("policy", "apply", "gone"))).contains("404", "gone");
    }

    @Test
    void aViewerAnswersNothingAndAStrangerSeesNothing() {
        String id = opened("Look only");
        assertThat(refusal(runAs("ada", "policy", "apply", "ops")))
                .endsWith("403 This needs the role manager or higher in the team.");
        for (String[] words :
                List.of(
                        new String[] {"page", "open", "--policy=ops", "Mine"},
                        new String[] {"page", "ack", id},
                        new String[] {"page", "resolve", id},
                        new String[] {"page", "snooze", id, "--for=1h"},
                        new String[] {"page", "escalate", id, "--reason=expertise"},
                        new String[] {"page", "reassign", id, "--user=vic"},
                        new String[] {"page", "add", id, "--user=vic"},
                        new String[] {"policy", "apply", "ops"})) {
            assertThat(refusal(runAs("vic", words))).as(String.join(" ", words)).contains("403");
        }
        assertThat(refusal(run("page", "list", "--token=wf_nobody"))).contains("401", "--token");
        assertThat(as("vic", "page", "show", id)).contains("triggered");
    }

    @Test
    void aPolicyIsListedAndSaysWhomItWouldAsk() {
        assertThat(as("vic", "policy", "list")).containsPattern("ops +3 ");
        assertThat(as("vic", "policy", "show", "ops", "--severity=P1", "--at=2030-01-01T00:00:00Z"))
                .startsWith("ops")
                .containsPattern("step 1 \\S+ .*2030-01-01T00:00:00.*ada")
                .containsPattern("step 2 L2 .*2030-01-01T00:10:00.*ben")
                .contains("ada by sms");
        assertThat(refusal(runAs("vic", "policy", "show", "ops", "--at=tomorrow")))
                .contains("at: ", "tomorrow");
        assertThat(asOperator("policy", "apply", "ops")).matches("\\d+ pages moved");
    }

    @Test
    void anAlertsLabelsSayWhoWouldBePaged() {
        assertThat(as("vic", "routes", "who", "alertname=Down", "severity=boom"))
                .startsWith("pager pages by ops")
                .contains("P1: the label severity=\"boom\" means it")
                .containsPattern("step 1 \\S+ .*ada")
                .contains("ada by sms");
        assertThat(refusal(runAs("vic", "routes", "who", "nonsense"))).contains("nonsense");
    }

    @Test
    void howSomebodyIsReachedIsShownTriedAndTakenAway() throws Exception {
        assertThat(as("ada", "contact", "show"))
                .containsPattern("sms +\\+491701234567 +mobile +works");
        assertThat(as("ada", "contact", "test")).matches("page \\S+ is on its way");
        String number = "+491701234569";
        String id = addAPhone("ben", number);
        assertThat(as("ben", "contact", "show"))
                .containsPattern(id + " +sms +\\" + number + " +mobile +\\S");
        assertThat(ask("ben", "DELETE", "/users/me/contact/methods/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(as("ben", "contact", "show")).contains("+491701234568").doesNotContain(number);
        assertThat(refusal(runAs("vic", "contact", "show", "ada"))).contains("403");
        assertThat(refusal(run("contact", "show"))).contains("403", "own account");
        assertThat(refusal(runAs("vic", "contact", "test"))).contains("409");
    }
}
