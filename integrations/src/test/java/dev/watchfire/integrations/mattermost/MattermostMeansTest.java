// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.mattermost;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static dev.watchfire.integrations.page.PageSamples.HOME;
import static dev.watchfire.integrations.page.PageSamples.LINKS;
import static dev.watchfire.integrations.page.PageSamples.message;
import static dev.watchfire.integrations.page.PageSamples.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.MeansRig;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MattermostMeansTest extends MeansRig {
    @Override
    protected Means means() {
        return new MattermostMeans(http, LINKS);
    }

    @Override
    protected String type() {
        return "mattermost";
    }

    @Override
    protected String address() {
        return "@ada";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("bot_token", secret(), "url", server.url(""));
    }

    @Override
    protected String good() {
        return "{\"id\": \"p1\"}";
    }

    @Test
    void aPersonGetsADirectMessageWithSignedButtons() throws Exception {
        server.behave(respond(200, good()));

        assertThat(send(message("en")).memory())
                .isEqualTo(LabelSet.of("channel", "p1", "post", "p1"));
        assertThat(server.next().path()).isEqualTo("/api/v4/users/me");
        assertThat(server.next().path()).isEqualTo("/api/v4/users/username/ada");
        assertThat(server.next().body()).isEqualTo("[\"p1\",\"p1\"]");
        ScriptedServer.Received post = server.next();
        assertThat(post.path()).isEqualTo("/api/v4/posts");
        assertThat(post.body())
                .contains("\"url\":\"" + HOME + "/in/mattermost/mattermost-secret\"")
                .contains("\"context\":{\"token\":\"acknowledge41adasms\"}");
    }

    @Test
    void aChangeIsWrittenIntoThePost() throws Exception {
        server.behave(respond(200, good()));
        send(
                message("en", Notice.Kind.PAGE_UPDATE, page(Page.State.RESOLVED)),
                LabelSet.of("channel", "c", "post", "p9"));

        ScriptedServer.Received put = server.next();
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.path()).isEqualTo("/api/v4/posts/p9");
        assertThat(json(put)).containsEntry("id", "p9");
    }

    @Test
    void aUserWhoIsNoneBreaksTheMethod() {
        server.behave(
                (request, socket) ->
                        (request.path().contains("username")
                                        ? respond(404, "{\"message\": \"none\"}")
                                        : respond(200, good()))
                                .on(request, socket));

        assertThat(send(message("en")).message()).contains("none");
        assertThat(notes).containsExactly("Mattermost has no user \"ada\"");
    }
}
