// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pushover;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.message;
import static dev.watchfire.integrations.page.PageSamples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.MeansRig;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PushoverMeansTest extends MeansRig {
    @Override
    protected Means means() {
        return new PushoverMeans(http, server.url("/1/messages.json"));
    }

    @Override
    protected String type() {
        return "pushover";
    }

    @Override
    protected String address() {
        return "user-key";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("token", secret());
    }

    @Override
    protected String good() {
        return "{\"status\": 1, \"receipt\": \"r1\"}";
    }

    @Test
    void aSeverePageRingsUntilItIsAcknowledgedWhichCallsBack() throws Exception {
        server.behave(respond(200, good()));

        assertThat(send(message("en")).memory()).isEqualTo(LabelSet.of("receipt", "r1"));
        assertThat(form(server.next()))
                .containsEntry("user", "user-key")
                .containsEntry("priority", "2")
                .containsEntry("retry", "60")
                .containsEntry("expire", "1800")
                .containsEntry("callback", HOME + "/a/acknowledge41adasms")
                .containsEntry("url", HOME + "/p/41");
    }

    @Test
    void whatIsOnlyToldDoesNotRing() throws Exception {
        send(message("en", Notice.Kind.DIGEST, page(Page.State.HELD)));

        assertThat(form(server.next()))
                .containsEntry("priority", "0")
                .doesNotContainKey("callback");
    }

    @Test
    void aUserKeyThatIsNoneBreaksTheMethod() {
        server.behave(
                respond(400, "{\"user\": \"invalid\", \"errors\": [\"user key is invalid\"]}"));

        assertThat(send(message("en")).message()).contains("user key is invalid");
        assertThat(notes).containsExactly("Pushover knows no such user key");
    }
}
