// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.ntfy;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.MeansRig;
import dev.watchfire.integrations.page.PageSamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NtfyMeansTest extends MeansRig {
    @Override
    protected Means means() {
        return new NtfyMeans(http);
    }

    @Override
    protected String type() {
        return "ntfy";
    }

    @Override
    protected String address() {
        return "ada-pages";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("url", server.url(""), "token", secret());
    }

    @Override
    protected String good() {
        return "{\"id\": \"x\"}";
    }

    @Test
    void buttonsPostTheActionLinks() throws Exception {
        send(message("en"));

        ScriptedServer.Received request = server.next();
        assertThat(request.header("authorization")).isEqualTo("Bearer " + SECRET);
        assertThat(json(request))
                .containsEntry("topic", "ada-pages")
                .containsEntry("title", "[P1] Disk full on db-41")
                .containsEntry("priority", 5)
                .containsEntry("click", HOME + "/p/41");
        assertThat((List<?>) json(request).get("actions"))
                .hasSize(3)
                .first()
                .isEqualTo(
                        Map.of(
                                "action", "http",
                                "label", "Acknowledge",
                                "url", HOME + "/a/acknowledge41adasms",
                                "method", "POST",
                                "clear", true));
    }

    @Test
    void aCodeHasNoButtons() throws Exception {
        send(message("en", Notice.Kind.CODE));

        Map<String, Object> sent = json(server.next());
        assertThat(sent).doesNotContainKeys("actions", "click");
        assertThat(String.valueOf(sent.get("message"))).startsWith("123456 is your");
    }

    @Test
    void aTopicThatIsNoneIsRefused() {
        server.behave(respond(200, "{}"));
        SendResult result = means().send(PageSamples.call(message("en"), "ntfy", "a/b", options()));

        assertThat(result.message()).contains("is no topic of ntfy");
        assertThat(server.unread()).isZero();
    }
}
