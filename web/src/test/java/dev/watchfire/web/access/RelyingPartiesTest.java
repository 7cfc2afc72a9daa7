// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.people.passkeys.RelyingParty;
import dev.watchfire.web.access.RelyingParties.Fitness;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelyingPartiesTest {
    private static RelyingParties server(String externalUrl) {
        URI url = URI.create(externalUrl);
        return new RelyingParties(new OwnAddress(url, "", new Origins(url, Set.of("node7"))));
    }

    private static void assertThatIt(RelyingParties.Found found, String id, String origin) {
        assertThat(found)
                .isEqualTo(
                        new RelyingParties.Found(Fitness.AVAILABLE, new RelyingParty(id, origin)));
    }

    @Test
    void behindAProxyTheExternalUrlCounts() {
        RelyingParties server = server("https://Watch.Example:8443/alerts/");
        assertThatIt(
                server.of("10.0.0.1:9093", "https://watch.example:8443", false),
                "watch.example",
                "https://watch.example:8443");
        assertThatIt(
                server.of("watch.example:8443", null, false),
                "watch.example",
                "https://watch.example:8443");
    }

    @Test
    void onItsOwnMachineItIsLocalhost() {
        RelyingParties server = server("https://watch.example/");
        assertThatIt(
                server.of("localhost:9093", "http://localhost:9093", false),
                "localhost",
                "http://localhost:9093");
    }

    @Test
    void anAddressIsNoName() {
        RelyingParties server = server("http://192.0.2.7:9093/");
        assertThat(server.of("192.0.2.7:9093", null, false).fitness())
                .isEqualTo(Fitness.NEEDS_NAME);
        assertThat(server.of("[::1]:9093", null, true).fitness()).isEqualTo(Fitness.NEEDS_NAME);
    }

    @Test
    void aNameNeedsTls() {
        RelyingParties server = server("http://localhost:9093/");
        assertThat(server.of("node7:9093", null, false).fitness()).isEqualTo(Fitness.NEEDS_TLS);
        assertThatIt(server.of("node7:9093", null, true), "node7", "https://node7:9093");
    }

    @Test
    void aNameThatSomebodyElseMadeResolveToUsIsNotOurs() {
        RelyingParties server = server("https://watch.example/");
        assertThat(server.of("evil.example", "https://evil.example", true).fitness())
                .isEqualTo(Fitness.UNKNOWN_HOST);
        assertThat(server.of(null, null, true).fitness()).isEqualTo(Fitness.UNKNOWN_HOST);
    }
}
