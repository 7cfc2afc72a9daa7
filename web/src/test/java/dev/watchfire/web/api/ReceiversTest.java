// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.web.Rig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReceiversTest {
    private static final String BASE = "/api/watchfire/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path folder;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.start(folder);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private HttpResponse<String> post(String path) {
        return rig.method("POST", BASE + path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Test
    void receiversAreListedWithTheirIntegrations() {
        JsonNode items = json(rig.get(BASE + "/receivers")).get("items");
        assertThat(items).extracting(i -> i.get("name").asString()).contains("team", "chat");
        assertThat(items.get(2).get("integrations"))
                .extracting(i -> i.get("integration").asString())
                .containsExactly("webhook[0]", "webhook[1]");
    }

    @Test
    void aReceiverIsToldATestAlertWithTheLabelsThatWereAskedFor() {
        HttpResponse<String> response =
                post("/receivers/chat/test?label=severity%3Dcritical&annotation=summary%3Dtry");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode told = json(response);
        assertThat(told.get("preview").asBoolean()).isFalse();
        assertThat(told.get("items").get(0).get("message").asString())
                .isEqualTo(
                        "chat {alertname=\"WatchfireTest\", severity=\"critical\"}"
                                + " {summary=\"try\"}");
        assertThat(told.get("items").get(0).get("requests").size()).isZero();
    }

    @Test
    void aPreviewShowsTheRequestsAndSendsNothing() {
        JsonNode told = json(post("/receivers/chat/test?preview=true"));
        assertThat(told.get("preview").asBoolean()).isTrue();
        assertThat(told.get("items").get(0).get("requests").get(0).get("destination").asString())
                .isEqualTo("http://h:80");
    }

    @Test
    void anUnknownReceiverAndAWordThatIsNoLabelAreRefused() {
        assertThat(post("/receivers/nobody/test").statusCode()).isEqualTo(404);
        HttpResponse<String> bad = post("/receivers/chat/test?label=nonsense");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("must read name=value");
    }

    @Test
    void aDeliveryThatWasGivenUpIsSentAgainAndOneUnderWayIsNot() {
        rig.fire("{\"alertname\":\"Fire\",\"severity\":\"page\"}");
        rig.clock.advance(Duration.ofSeconds(31));
        // The repeat is decided behind the timers that are due.
        rig.fire("{\"alertname\":\"Fire\",\"severity\":\"page\"}");
        long id = firstOf("sending");
        assertThat(post("/deliveries/" + id + "/send-again").statusCode()).isEqualTo(409);
        rig.refuse(id);
        assertThat(json(rig.get(BASE + "/deliveries/" + id)).get("state").asString())
                .isEqualTo("failed");
        HttpResponse<String> again = post("/deliveries/" + id + "/send-again");
        assertThat(again.statusCode()).isEqualTo(202);
        long next = json(again).get("id").asLong();
        assertThat(next).isGreaterThan(id);
        assertThat(json(rig.get(BASE + "/deliveries/" + next)).get("state").asString())
                .isEqualTo("sending");
        HttpResponse<String> twice = post("/deliveries/" + id + "/send-again");
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("just being told");
        assertThat(post("/deliveries/999999/send-again").statusCode()).isEqualTo(404);
    }

    private long firstOf(String state) {
        JsonNode items =
                json(rig.get(BASE + "/deliveries?receiver=pager&state=" + state)).get("items");
        assertThat(items.size()).isPositive();
        return items.get(0).get("id").asLong();
    }
}
