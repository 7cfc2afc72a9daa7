// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.http;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.HttpSettings.Authorization;
import dev.watchfire.engine.configuration.HttpSettings.BasicAuth;
import dev.watchfire.engine.configuration.HttpSettings.Header;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/// Clients, and a server that does as it is told.
abstract class Client {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    static final HttpSettings DEFAULT = HttpSettings.DEFAULT;

    /// Long enough for a slow machine where an answer is expected.
    static final Duration AMPLE = Duration.ofSeconds(20);

    /// For those who never answer; enough to write to a connection that is open already.
    static final Duration SHORT = Duration.ofSeconds(1);

    final HttpClients clients = new HttpClients(Client::lookup, Map.of(), CLOCK);
    final ScriptedServer server = ScriptedServer.start(respond(200, ""));

    static List<InetAddress> lookup(String host) throws UnknownHostException {
        return switch (host) {
            case "my_service", "elsewhere" -> List.of(InetAddress.getLoopbackAddress());
            case "sneaky" -> List.of(InetAddress.ofLiteral("169.254.169.254"));
            case "both" ->
                    List.of(
                            InetAddress.ofLiteral("169.254.169.254"),
                            InetAddress.getLoopbackAddress());
            case "nowhere" -> throw new UnknownHostException(host);
            default -> List.of(InetAddress.ofLiteral(host));
        };
    }

    @AfterEach
    void closeAll() {
        clients.close();
        server.close();
    }

    OutgoingResult post(String url, HttpSettings settings, Duration timeout) {
        return clients.send(
                OutgoingRequest.postJson(url, "Tester/1", "{\"a\":1}", timeout), settings);
    }

    OutgoingResult post(String url, HttpSettings settings) {
        return post(url, settings, AMPLE);
    }

    OutgoingResult post(String url) {
        return post(url, DEFAULT);
    }

    /// Leaves an open connection behind.
    void connect() throws InterruptedException {
        assertThat(post(server.url("/"))).isEqualTo(new OutgoingResult.Answered(200, "", 0));
        server.next();
    }

    static HttpSettings with(BasicAuth basic, Authorization authorization) {
        return new HttpSettings(
                basic, authorization, null, DEFAULT.tls(), DEFAULT.proxy(), true, true, Map.of());
    }

    static HttpSettings withHeaders(Map<String, Header> headers) {
        return new HttpSettings(
                null, null, null, DEFAULT.tls(), DEFAULT.proxy(), true, true, headers);
    }
}
