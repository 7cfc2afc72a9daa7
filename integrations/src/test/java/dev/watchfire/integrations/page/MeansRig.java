// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A vendor over HTTP, and what holds for every means that goes there.
public abstract class MeansRig {
    protected static final String SECRET = "s3cr3t-of-the-means";

    protected final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(PageSamples.T0));
    protected final VendorHttp http = new VendorHttp(clients, "1.2.3");
    protected final ScriptedServer server = ScriptedServer.start(respond(200, "{}"));
    protected final List<String> notes = PageSamples.notes();

    protected abstract Means means();

    protected abstract String type();

    protected abstract String address();

    protected abstract Map<String, ? extends @Nullable Object> options();

    /// What the vendor answers where all is well.
    protected abstract String good();

    @AfterEach
    final void close() {
        clients.close();
        server.close();
    }

    protected static Secret secret() {
        return new Secret(SECRET);
    }

    protected final SendResult send(PageMessage message, LabelSet memory) {
        return means().send(
                        PageSamples.call(
                                message, type(), address(), options(), memory, notes::add));
    }

    protected final SendResult send(PageMessage message) {
        return send(message, LabelSet.EMPTY);
    }

    protected static Map<String, String> form(ScriptedServer.Received request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : request.body().split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    @SuppressWarnings("unchecked")
    protected static Map<String, Object> json(ScriptedServer.Received request) throws IOException {
        return (Map<String, Object>) Json.read(request.body());
    }

    @Test
    final void whatTheVendorTookIsSent() {
        server.behave(respond(200, good()));

        assertThat(send(PageSamples.message("ko")).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    final void aReminderLeadsToItsScheduleAndHasNothingToPress() {
        List<String> bodies = new CopyOnWriteArrayList<>();
        server.behave(
                (request, socket) -> {
                    String body = request.body();
                    bodies.add(type().equals("pushover") ? form(request).toString() : body);
                    respond(200, good()).on(request, socket);
                });

        assertThat(send(PageSamples.reminder("en")).outcome()).isEqualTo(Outcome.SENT);
        assertThat(bodies.getLast())
                .contains("You are on call for db", "Your shift: Monday.")
                .contains(PageSamples.HOME + "/oncall?schedule=db")
                .doesNotContain("/a/", "/p/", "/pages");
    }

    @Test
    final void aVendorThatIsDownIsTriedAgain() {
        server.behave(respond(503, "{}"));

        assertThat(send(PageSamples.message("en")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }

    @Test
    final void secretsAreNotShown() {
        server.behave(
                (request, socket) ->
                        respond(400, request.path() + request.headerLines() + request.body())
                                .on(request, socket));

        SendResult result = send(PageSamples.message("en"));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.message()).doesNotContain(SECRET);
    }
}
