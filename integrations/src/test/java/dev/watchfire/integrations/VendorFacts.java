// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What holds for every vendor that is reached over HTTP, whatever its messages look like.
public abstract class VendorFacts {
    /// In every secret option, so that no result may hold it.
    protected static final String SECRET = "s3cr3t-of-the-vendor";

    protected final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(Notifications.T0));
    protected final VendorHttp http = new VendorHttp(clients, "1.2.3");
    protected final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    /// What a healthy vendor does.
    protected ScriptedServer.Behaviour healthy() {
        return respond(200, "{}");
    }

    protected abstract Sender sender();

    /// What a file gets that has only what is required: the defaults of the configuration's table.
    /// The destination is {@link #server}.
    protected abstract Map<String, @Nullable Object> defaults();

    /// The option that holds the message's text, or null where there are no templates.
    protected abstract @Nullable String textOption();

    /// A secret option that has a `_file` variant, or null.
    protected abstract @Nullable String secretOption();

    /// A failure as this vendor puts it, and what is shown of it.
    protected abstract Map.Entry<String, String> failure();

    @AfterEach
    final void closeClients() {
        clients.close();
        server.close();
    }

    protected final Options options(@Nullable Object... changes) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(defaults());
        for (int i = 0; i < changes.length; i += 2) {
            values.put(String.valueOf(changes[i]), changes[i + 1]);
        }
        return Options.of(values);
    }

    protected static Map<String, @Nullable Object> values(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return values;
    }

    protected final SendResult send(Message message, Options options) {
        return sender().send(Notifications.of(message, options));
    }

    protected final SendResult send(Message message) {
        return send(message, options());
    }

    protected final SendResult sendTo(ScriptedServer.Behaviour behaviour) {
        server.behave(behaviour);
        return send(Notifications.message());
    }

    /// Sends to a healthy vendor, and gives what arrived.
    protected final List<ScriptedServer.Received> exchange(Message message, Options options)
            throws InterruptedException {
        server.behave(healthy());
        SendResult result = send(message, options);
        assertThat(result.message()).isEmpty();
        assertThat(result.outcome()).isEqualTo(Outcome.SENT);
        List<ScriptedServer.Received> received = new ArrayList<>();
        while (server.unread() > 0) {
            received.add(server.next());
        }
        return received;
    }

    @SuppressWarnings("unchecked")
    protected static Map<String, Object> json(ScriptedServer.Received request) throws IOException {
        return (Map<String, Object>) Json.read(request.body());
    }

    protected static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @Test
    final void serverErrorsAreTriedAgainWhenTheVendorLikes() {
        SendResult result = sendTo(respond(503, failure().getKey(), "Retry-After: 30"));

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.status()).isEqualTo(503);
        assertThat(result.retryAfterMs()).isEqualTo(30_000);
    }

    @Test
    final void tooManyRequestsWithATimeAreTriedAgainThen() {
        SendResult result = sendTo(respond(429, failure().getKey(), "Retry-After: 2"));

        assertThat(result.outcome()).isEqualTo(Outcome.RETRYABLE);
        assertThat(result.retryAfterMs()).isEqualTo(2_000);
    }

    @Test
    final void aRefusalSaysWhatTheVendorSaid() {
        SendResult result = sendTo(respond(400, failure().getKey()));

        assertThat(result.outcome()).isEqualTo(whenRefused());
        assertThat(result.status()).isEqualTo(400);
        assertThat(result.message())
                .isEqualTo("unexpected status code 400: " + failure().getValue());
    }

    /// Final, unless the vendor's statuses say nothing.
    protected Outcome whenRefused() {
        return Outcome.REFUSED;
    }

    @Test
    final void secretsAreNotShownWhereTheVendorEchoesThem() {
        SendResult result =
                sendTo(
                        (request, socket) ->
                                respond(
                                                400,
                                                request.path()
                                                        + request.headerLines()
                                                        + request.body())
                                        .on(request, socket));

        assertThat(result.outcome()).isEqualTo(whenRefused());
        assertThat(result.message()).doesNotContain(SECRET);
    }

    @Test
    final void whatIsNotAnsweredMayHaveArrived() {
        server.behave(server.hang());
        SendResult result =
                sender().send(
                                Notifications.within(
                                        Duration.ofSeconds(1), Notifications.message(), options()));

        assertThat(result.outcome()).isEqualTo(whenUnanswered());
    }

    @Test
    final void aConnectionThatIsCutIsTriedAgain() {
        SendResult result = sendTo((_, socket) -> socket.close());

        assertThat(result.outcome()).isEqualTo(whenUnanswered());
    }

    /// Unknown, unless the first request changes nothing.
    protected Outcome whenUnanswered() {
        return Outcome.UNKNOWN;
    }

    @Test
    final void aVendorThatIsGoneIsTriedAgain() {
        server.close();

        assertThat(send(Notifications.message()).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    final void aSecretFileThatCannotBeReadIsTriedAgain() {
        String option = secretOption();
        if (option == null) {
            return;
        }
        SendResult result =
                send(
                        Notifications.message(),
                        options(option, null, option + "_file", "/does/not/exist"));

        assertThat(result)
                .isEqualTo(
                        SendResult.retryable(
                                0, option + "_file /does/not/exist does not exist", 0));
    }

    @Test
    final void aTemplateThatFailsDoesNotCostTheMessage() throws InterruptedException {
        String option = textOption();
        if (option == null) {
            return;
        }
        server.behave(healthy());
        Notification notification =
                Notifications.of(Notifications.message(), options(option, "{{ .Nonsense }}"));

        assertThat(sender().send(notification).isSent()).isTrue();
        assertThat(notification.texts().failures())
                .singleElement()
                .asString()
                .contains("can't evaluate field Nonsense");
        StringBuilder sent = new StringBuilder();
        while (server.unread() > 0) {
            ScriptedServer.Received request = server.next();
            sent.append(request.path()).append(request.body());
        }
        assertThat(sent).contains("DiskFull");
    }
}
