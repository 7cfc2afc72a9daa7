// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.message;
import static dev.watchfire.integrations.page.PageSamples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Delivery.Outcome;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.MeansRig;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SlackMeansTest extends MeansRig {
    private static final LabelSet MEMORY = LabelSet.of("ts", "1.2", "channel", "D1");

    @Override
    protected Means means() {
        return new SlackMeans(http);
    }

    @Override
    protected String type() {
        return "slack";
    }

    @Override
    protected String address() {
        return "U1";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("bot_token", secret(), "api_url", server.url("/api"));
    }

    @Override
    protected String good() {
        return "{\"ok\": true, \"ts\": \"1.2\", \"channel\": \"D1\"}";
    }

    @Test
    void aPersonGetsButtonsThatCarryTheTokens() throws Exception {
        server.behave(respond(200, good()));

        assertThat(send(message("en")).memory()).isEqualTo(MEMORY);
        ScriptedServer.Received request = server.next();
        assertThat(request.path()).isEqualTo("/api/chat.postMessage");
        assertThat(request.header("authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(json(request))
                .containsEntry("channel", "U1")
                .containsEntry("text", "[P1] Disk full on db-41")
                .doesNotContainKey("thread_ts");
        assertThat(request.body())
                .contains("\"action_id\":\"acknowledge\"", "\"value\":\"acknowledge41adasms\"");
    }

    @Test
    void aChangeIsWrittenIntoTheMessage() throws Exception {
        server.behave(respond(200, good()));
        send(message("en", Notice.Kind.PAGE_UPDATE, page(Page.State.RESOLVED)), MEMORY);

        ScriptedServer.Received request = server.next();
        assertThat(request.path()).isEqualTo("/api/chat.update");
        assertThat(json(request)).containsEntry("channel", "D1").containsEntry("ts", "1.2");
        assertThat(request.body()).contains("resolved").doesNotContain("\"actions\"");
        assertThat(send(message("en", Notice.Kind.PAGE_UPDATE)).message())
                .isEqualTo("there is no message to bring up to date");
    }

    @Test
    void whatIsAskedAgainGoesToTheThread() throws Exception {
        server.behave(respond(200, "{\"ok\": true, \"ts\": \"9\", \"channel\": \"D1\"}"));

        assertThat(send(message("en"), MEMORY).memory()).isEqualTo(MEMORY);
        assertThat(json(server.next()))
                .containsEntry("thread_ts", "1.2")
                .containsEntry("reply_broadcast", true);
    }

    @Test
    void anAddressThatIsNoneBreaksTheMethod() {
        server.behave(respond(200, "{\"ok\": false, \"error\": \"channel_not_found\"}"));

        SendResult result = send(message("en"));
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(notes).containsExactly("Slack says: channel_not_found");
        server.behave(respond(200, "{\"ok\": false, \"error\": \"internal_error\"}"));
        assertThat(send(message("en")).outcome()).isEqualTo(Outcome.RETRYABLE);
    }
}
