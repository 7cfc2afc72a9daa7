// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every vendor that is told by one POST of JSON keeps to. Its own test adds what it sends,
/// and what it makes of answers that only it gives.
public abstract class SenderContract {
    /// Goes into the body of each refusal that answers give, to be seen in no message.
    protected static final String SECRET = "s3cr3t-t0k3n-9f8e7d";

    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(Instant.EPOCH));
    protected final VendorHttp http = new VendorHttp(clients, "1.2.3");
    protected final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    /// Whatever Telegram and the like refuse is tried again.
    protected final Delivery.Outcome ofRefusal;

    protected SenderContract() {
        this(Delivery.Outcome.REFUSED);
    }

    protected SenderContract(Delivery.Outcome ofRefusal) {
        this.ofRefusal = ofRefusal;
    }

    @BeforeEach
    void accept() {
        server.behave(accepted());
    }

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    protected abstract Sender sender();

    /// As few keys as a file needs, with {@link #SECRET} as the secret.
    protected abstract Options options();

    /// The same with a file that does not exist in place of the secret.
    protected abstract Options withFile(String file);

    /// The same, with templates that fail for all that people read.
    protected abstract Options failing();

    /// What the vendor answers to a message that it takes.
    protected abstract ScriptedServer.Behaviour accepted();

    /// How it says in a body why it did not take a message.
    protected abstract String refusal(String why);

    protected final SendResult send(Message message, Options options) {
        return sender().send(Notifications.of(message, options));
    }

    protected final SendResult send(Options options) {
        return send(Notifications.message(), options);
    }

    protected final SendResult sendTo(ScriptedServer.Behaviour behaviour) {
        server.behave(behaviour);
        return send(options());
    }

    /// The document that is sent.
    protected final Map<String, Object> sent(Message message, Options options) throws Exception {
        assertThat(send(message, options).message()).isEmpty();
        return document();
    }

    protected final Map<String, Object> sent(Options options) throws Exception {
        return sent(Notifications.message(), options);
    }

    protected final Map<String, Object> document() throws Exception {
        return Json.readObject(server.next().body());
    }

    /// A message whose only alert has a summary of so many characters that take two Java ones each.
    protected static Message longMessage(int characters) {
        return Notifications.message(
                new Message.Told(
                        LabelSet.of("alertname", "DiskFull"),
                        LabelSet.of("summary", "🔥".repeat(characters)),
                        Notifications.T0,
                        null,
                        ""));
    }

    @Test
    void aMessageIsPostedAsJsonAndTaken() throws Exception {
        SendResult result = send(options());

        assertThat(result.message()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Delivery.Outcome.SENT);
        ScriptedServer.Received received = server.next();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("user-agent")).startsWith("Alertmanager/");
        assertThat(received.body()).endsWith("}\n");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aServerErrorIsTriedAgainWhenTheServerLikes() {
        SendResult result = sendTo(respond(503, refusal("overloaded"), "Retry-After: 7"));

        assertThat(result.outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(result.retryAfterMs()).isEqualTo(7_000);
        assertThat(result.message()).contains("overloaded");
    }

    @Test
    void tooManyRequestsAreTriedAgainWhenTheServerSaysWhen() {
        SendResult result = sendTo(respond(429, refusal("slow down"), "Retry-After: 3"));

        assertThat(result.outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(result.retryAfterMs()).isEqualTo(3_000);
    }

    @Test
    void aRefusalSaysWhyInTheVendorsWordsAlone() {
        SendResult result = sendTo(respond(400, refusal("no such channel")));

        assertThat(result.outcome()).isEqualTo(ofRefusal);
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.message()).contains(": no such channel").doesNotContain("{");
    }

    @Test
    void whatIsNotSaidInTheVendorsFormIsShownAsItIs() {
        assertThat(sendTo(respond(404, "<h1>nginx</h1>")).message()).contains(": <h1>nginx</h1>");
    }

    @Test
    void secretsThatAServerRepeatsAreNotInMessages() {
        ScriptedServer.Behaviour repeat =
                (request, socket) ->
                        respond(400, refusal(request.path() + " " + request.headerLines()))
                                .on(request, socket);

        assertThat(sendTo(repeat).message()).doesNotContain(SECRET).contains("<secret>");
    }

    @Test
    void anAttemptWithoutAnswerIsUnknown() {
        // An open connection, so that a second is enough to write to it.
        send(options());
        server.behave(server.hang());

        assertThat(
                        sender().send(
                                        Notifications.within(
                                                Duration.ofSeconds(1),
                                                Notifications.message(),
                                                options()))
                                .outcome())
                .isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void anAttemptWhoseConnectionBreaksIsUnknown() {
        assertThat(sendTo((_, socket) -> socket.close()).outcome())
                .isEqualTo(Delivery.Outcome.UNKNOWN);
    }

    @Test
    void aServerThatIsGoneIsTriedAgain() {
        Options options = options();
        server.close();

        assertThat(send(options).outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
    }

    @Test
    void aFileThatCannotBeReadMayBeThereNextTime() {
        SendResult result = send(withFile("/nonexistent/key"));

        assertThat(result.outcome()).isEqualTo(Delivery.Outcome.RETRYABLE);
        assertThat(result.message()).contains("/nonexistent/key does not exist");
        assertThat(server.unread()).isZero();
    }

    @Test
    void aTemplateThatFailsDoesNotCostTheMessage() throws Exception {
        Notification notification = Notifications.of(Notifications.message(), failing());

        assertThat(sender().send(notification).isSent()).isTrue();
        assertThat(server.next().body()).contains("db-1").doesNotContain("Nonsense");
        assertThat(notification.texts().failures()).isNotEmpty();
    }

    @Test
    void theDestinationIsSchemeHostAndPort() {
        assertThat(sender().destination(options())).isEqualTo(server.url(""));
    }

    protected static Map<String, Object> first(Map<String, Object> document, String key) {
        return child(((List<?>) document.getOrDefault(key, List.of())).getFirst());
    }

    @SuppressWarnings("unchecked")
    protected static Map<String, Object> child(Object value) {
        return (Map<String, Object>) value;
    }
}
