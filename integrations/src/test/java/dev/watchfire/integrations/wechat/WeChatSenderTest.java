// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.wechat;

import static dev.watchfire.integrations.Notifications.T0;
import static dev.watchfire.integrations.Notifications.message;
import static dev.watchfire.integrations.Notifications.secret;
import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.VendorFacts;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.ScriptedServer.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WeChatSenderTest extends VendorFacts {
    private Instant now = T0;
    private final AtomicInteger fetched = new AtomicInteger();
    private final WeChatSender sender = new WeChatSender(http, () -> now);

    @Override
    protected Sender sender() {
        return sender;
    }

    @Override
    protected ScriptedServer.Behaviour healthy() {
        return answering("{\"errcode\":0,\"errmsg\":\"ok\"}");
    }

    private ScriptedServer.Behaviour answering(String body) {
        return (request, socket) -> {
            String token = "{\"errcode\":0,\"access_token\":\"token-%d\",\"expires_in\":7200}";
            respond(
                            200,
                            request.path().contains("/gettoken")
                                    ? token.formatted(fetched.incrementAndGet())
                                    : body)
                    .on(request, socket);
        };
    }

    @Override
    protected Map<String, @Nullable Object> defaults() {
        return values(
                "api_secret", secret(SECRET),
                "api_secret_file", "",
                "corp_id", "corp",
                "message", "{{ template \"wechat.default.message\" . }}",
                "api_url", server.url("/cgi-bin/"),
                "to_user", "{{ template \"wechat.default.to_user\" . }}",
                "to_party", "{{ template \"wechat.default.to_party\" . }}",
                "to_tag", "{{ template \"wechat.default.to_tag\" . }}",
                "agent_id", "{{ template \"wechat.default.agent_id\" . }}",
                "message_type", "text");
    }

    @Override
    protected String textOption() {
        return "message";
    }

    @Override
    protected String secretOption() {
        return "api_secret";
    }

    @Override
    protected Map.Entry<String, String> failure() {
        return Map.entry("{\"errcode\":1,\"errmsg\":\"no\"}", "no");
    }

    /// The token comes first.
    @Override
    protected Outcome whenUnanswered() {
        return Outcome.RETRYABLE;
    }

    @Override
    protected Outcome whenRefused() {
        return Outcome.RETRYABLE;
    }

    @Test
    void aMessageIsSentWithAlertmanagersDefaults() throws Exception {
        List<Received> requests = exchange(message(), options());

        assertThat(requests)
                .extracting(r -> r.method() + " " + r.path())
                .containsExactly(
                        "GET /cgi-bin/gettoken?corpid=corp&corpsecret=" + SECRET,
                        "POST /cgi-bin/message/send?access_token=token-1");
        assertThat(requests.get(1).header("content-type")).isEqualTo("application/json");
        Map<String, Object> body = json(requests.get(1));
        assertThat(String.valueOf(body.remove("text"))).contains("db-1");
        assertThat(body)
                .isEqualTo(
                        Map.of("msgtype", "text", "safe", "0", "markdown", Map.of("content", "")));
    }

    @Test
    void everyOptionHasItsField() throws Exception {
        Map<String, Object> body =
                json(
                        exchange(
                                        message(),
                                        options(
                                                "message", "m {{ .Status }}",
                                                "to_user", "u1|{{ .Receiver }}",
                                                "to_party", "p",
                                                "to_tag", "t",
                                                "agent_id", "1000002",
                                                "message_type", "markdown"))
                                .get(1));

        assertThat(body)
                .isEqualTo(
                        Map.of(
                                "text", Map.of("content", ""),
                                "touser", "u1|ops",
                                "toparty", "p",
                                "totag", "t",
                                "agentid", "1000002",
                                "safe", "0",
                                "msgtype", "markdown",
                                "markdown", Map.of("content", "m firing")));
    }

    @Test
    void aTokenIsKeptForTwoHours() throws Exception {
        exchange(message(), options());
        now = now.plusSeconds(7_199);
        assertThat(exchange(message(), options())).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(exchange(message(), options()).get(1).path()).endsWith("access_token=token-2");
    }

    @Test
    void anOldTokenIsReplacedOnTheNextAttempt() throws Exception {
        SendResult result =
                sendTo(answering("{\"errcode\":42001,\"errmsg\":\"access_token expired\"}"));

        assertThat(result)
                .isEqualTo(SendResult.retryable(200, "errcode 42001: access_token expired", 0));
        server.next();
        server.next();
        assertThat(exchange(message(), options()).get(1).path()).endsWith("access_token=token-2");
    }

    @Test
    void otherErrorsAreFinal() {
        assertThat(
                        sendTo(
                                answering(
                                        "{\"errcode\":81013,\"errmsg\":\"user & party invalid,"
                                                + " hint: [1]\"}")))
                .isEqualTo(SendResult.refused(200, "errcode 81013: user & party invalid"));
        assertThat(sendTo(answering("{\"errcode\":-1,\"errmsg\":\"busy\"}")).outcome())
                .isEqualTo(Outcome.RETRYABLE);
        assertThat(sendTo(answering("<html>")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    void aSecretThatIsWrongIsFinal() {
        assertThat(sendTo(respond(200, "{\"errcode\":40001,\"errmsg\":\"invalid credential\"}")))
                .isEqualTo(SendResult.refused(200, "errcode 40001: invalid credential"));
        assertThat(sendTo(respond(200, "{\"errcode\":0}")).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aMessageWithoutAnswerMayHaveArrived() {
        server.behave(
                (request, socket) -> {
                    if (request.method().equals("POST")) {
                        socket.close();
                    } else {
                        healthy().on(request, socket);
                    }
                });

        assertThat(send(message()).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
