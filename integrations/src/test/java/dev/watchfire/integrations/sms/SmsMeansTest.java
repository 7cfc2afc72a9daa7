// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.sms;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.call;
import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMetrics;
import dev.watchfire.integrations.page.PageSamples;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmsMeansTest {
    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(PageSamples.T0));
    private final VendorHttp http = new VendorHttp(clients, "1.2.3");
    private final ScriptedServer server =
            ScriptedServer.start(respond(201, "{\"sid\": \"SM1\", \"num_segments\": \"1\"}"));
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final SmsMeans means =
            new SmsMeans(
                    Map.of(
                            "twilio", new TwilioSms(http, server.url("")),
                            "http", new HttpSms(http)),
                    new PageMetrics(registry));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private PageCall twilio(String number, List<String> notes) {
        return call(
                message("en"),
                "sms",
                number,
                Map.of(
                        "provider",
                        "twilio",
                        "account_sid",
                        "AC1",
                        "auth_token",
                        new Secret("s3cr3t-token"),
                        "from",
                        "+15005550006"),
                LabelSet.EMPTY,
                notes::add);
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Test
    void twilioGetsTheTextAndWhereToReport() throws Exception {
        SendResult result = means.send(twilio("+82 10-1234-5678", List.of()));

        assertThat(result.isSent()).isTrue();
        assertThat(result.memory()).isEqualTo(LabelSet.of("sid", "SM1"));
        ScriptedServer.Received request = server.next();
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
        assertThat(request.header("authorization"))
                .isEqualTo(TwilioSms.basic("AC1", "s3cr3t-token"));
        assertThat(form(request.body()))
                .isEqualTo(
                        Map.of(
                                "To",
                                "+821012345678",
                                "From",
                                "+15005550006",
                                "StatusCallback",
                                HOME + "/in/twilio/status/d7",
                                "Body",
                                """
                                [P1] Disk full on db-41
                                95 % used
                                nobody has it yet, 1 alert
                                Service: checkout
                                Team: payments
                                Why you: on call of db, by their rule for P1
                                https://wf.example/a/acknowledge41adasms
                                Reply 1 acknowledge, 2 resolve, 3 escalate, 4 snooze.\
                                """));
        assertThat(
                        registry.scrape("watchfire_sms_segments"::equals).stream()
                                .map(snapshot -> ((CounterSnapshot) snapshot).getDataPoints()))
                .singleElement()
                .satisfies(points -> assertThat(points.getFirst().getValue()).isEqualTo(2));
    }

    @Test
    void aServerErrorAfterTheRequestLeftIsNeverRepeated() {
        server.behave(respond(503, "{\"message\": \"busy\"}"));

        SendResult result = means.send(twilio("+821012345678", List.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message()).isEqualTo("unexpected status code 503: busy");
    }

    @Test
    void aCutConnectionIsNeverRepeatedAndOneThatNeverWasIs() {
        server.behave((_, socket) -> socket.close());
        assertThat(means.send(twilio("+821012345678", List.of())).outcome())
                .isEqualTo(Outcome.UNKNOWN);

        server.close();
        assertThat(means.send(twilio("+821012345678", List.of())).outcome())
                .isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aNumberThatCannotBeReachedBreaksTheMethod() {
        server.behave(
                respond(400, "{\"code\": 21211, \"message\": \"The 'To' number is not valid\"}"));
        List<String> notes = PageSamples.notes();

        SendResult result = means.send(twilio("+821012345678", notes));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(notes).containsExactly("The 'To' number is not valid");
    }

    @Test
    void aNumberThatIsNoneIsRefusedBeforeAnythingLeaves() {
        SendResult result = means.send(twilio("010-1234-5678", List.of()));

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.message()).contains("+82 10 1234 5678 for 010 1234 5678 in Korea");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aProviderOfTheirOwnGetsTheRequestThatTheFileDescribes() throws Exception {
        server.behave(respond(200, "ok"));
        SendResult result =
                means.send(
                        call(
                                message("ko"),
                                "sms",
                                "+821012345678",
                                Map.of(
                                        "provider",
                                        "http",
                                        "url",
                                        server.url("/send?to={to}"),
                                        "headers",
                                        Map.of("X-Key", "{secret}"),
                                        "secret",
                                        new Secret("hush"),
                                        "body",
                                        "{\"to\": \"{number}\", \"text\": \"{text}\","
                                                + " \"id\": {id}, \"x\": {}}")));

        assertThat(result.isSent()).isTrue();
        ScriptedServer.Received request = server.next();
        assertThat(request.path()).isEqualTo("/send?to=%2B821012345678");
        assertThat(request.header("x-key")).isEqualTo("hush");
        assertThat(request.body())
                .startsWith("{\"to\": \"821012345678\", \"text\": \"[P1] Disk full on db-41\\n")
                .contains("/a/acknowledge41adasms\", \"id\": 7, \"x\": {}}")
                // Nobody would hear it.
                .doesNotContain("답장");
    }

    @Test
    void aProviderThatIsNotKnownIsNamed() {
        assertThat(
                        means.send(
                                        call(
                                                message("en"),
                                                "sms",
                                                "+821012345678",
                                                Map.of("provider", "pigeon")))
                                .message())
                .isEqualTo("paging.sms: there is no provider \"pigeon\" in this version");
    }

    @Test
    void segmentsAreCountedAsTheNetworkDoes() {
        assertThat(SmsText.of("a".repeat(160)).segments()).isEqualTo(1);
        assertThat(SmsText.of("a".repeat(161)).segments()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(306)).segments()).isEqualTo(2);
        assertThat(SmsText.of("a".repeat(307)).segments()).isEqualTo(3);
        assertThat(SmsText.of("€".repeat(80)).segments()).isEqualTo(1);
        assertThat(SmsText.of("€".repeat(81)).segments()).isEqualTo(2);
        assertThat(SmsText.of("가".repeat(70))).isEqualTo(new SmsText("가".repeat(70), true, 1));
        assertThat(SmsText.of("가".repeat(71)).segments()).isEqualTo(2);
        assertThat(SmsText.of("가".repeat(135)).segments()).isEqualTo(3);
        assertThat(SmsText.of("“a” – b…")).isEqualTo(new SmsText("\"a\" - b...", false, 1));
    }

    @Test
    void aLongTextIsCutAtAWordAndItsTailIsKept() {
        SmsText cut = SmsText.fitting("word ".repeat(100), "\nhttps://wf.example/a/x", 1);

        assertThat(cut.segments()).isEqualTo(1);
        assertThat(cut.text()).endsWith("word...\nhttps://wf.example/a/x").hasSizeLessThan(161);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+0123456789   | no country's code begins with 0",
                "+82-10-abc    | after the + come digits only",
                "+123          | it has 3 digits, and 7 to 15 are possible",
                "''            | A telephone number is needed",
            })
    void aBadNumberGetsAReason(String typed, String reason) {
        assertThat(PhoneNumber.problem(typed)).contains(reason);
        assertThat(PhoneNumber.problem("0082 (10) 1234-5678")).isNull();
    }
}
