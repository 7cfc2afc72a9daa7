// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.voice;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.message;
import static dev.watchfire.integrations.page.PageSamples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Secret;
import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.page.PageMetrics;
import dev.watchfire.integrations.page.PageSamples;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VoiceMeansTest {
    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(PageSamples.T0));
    private final ScriptedServer server = ScriptedServer.start(respond(201, "{\"sid\": \"CA1\"}"));
    private final VoiceMeans means =
            new VoiceMeans(
                    new VendorHttp(clients, "1.2.3"),
                    new PageMetrics(new PrometheusRegistry()),
                    server.url(""));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    private SendResult send(PageMessage message) {
        return means.send(
                PageSamples.call(
                        message,
                        "voice",
                        "+821012345678",
                        Map.of(
                                "provider", "twilio",
                                "account_sid", "AC1",
                                "auth_token", new Secret("s3cr3t"),
                                "from", "+15005550006")));
    }

    @Test
    void aCallAsksThisServerWhatToSayAndLooksOutForMachines() throws Exception {
        assertThat(send(message("en")).isSent()).isTrue();

        ScriptedServer.Received request = server.next();
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/AC1/Calls.json");
        assertThat(request.body().split("&", -1))
                .extracting(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .containsExactly(
                        "To=+821012345678",
                        "From=+15005550006",
                        "Timeout=25",
                        "Url=" + HOME + "/in/twilio/voice/d7",
                        "StatusCallback=" + HOME + "/in/twilio/status/d7",
                        "StatusCallbackEvent=answered",
                        "StatusCallbackEvent=completed",
                        "MachineDetection=Enable");
    }

    @Test
    void aCodeIsSpelledWithoutAMenu() throws Exception {
        send(message("ko", Notice.Kind.CODE));

        assertThat(URLDecoder.decode(server.next().body(), StandardCharsets.UTF_8))
                .contains("<Say language=\"ko-KR\" loop=\"3\">Watchfire 인증 번호는 1, 2, 3, 4, 5, 6.")
                .doesNotContain("Url=");
    }

    @Test
    void nobodyIsCalledAboutAChangeOrTwice() {
        assertThat(
                        send(message("en", Notice.Kind.PAGE_UPDATE, page(Page.State.RESOLVED)))
                                .outcome())
                .isEqualTo(Outcome.REFUSED);
        server.behave(respond(500, "{}"));
        assertThat(send(message("en")).outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
