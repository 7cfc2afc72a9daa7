// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Reach;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.web.inbound.ChatReplies;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replies that only the one who pressed sees. Source: *Handling user interaction* of Slack's
/// documentation, `response_url`.
record SlackReplies(Outgoing outgoing) implements ChatReplies {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(SlackReplies.class);

    @Override
    public void reply(String url, String text) {
        Thread.ofVirtual().name("slack-reply").start(() -> send(url, text));
    }

    private void send(String url, String text) {
        String body =
                Json.write(
                        Json.object(
                                "response_type",
                                "ephemeral",
                                "replace_original",
                                false,
                                "text",
                                text));
        OutgoingResult result =
                outgoing.send(
                        new OutgoingRequest(
                                "POST",
                                url,
                                Map.of("Content-Type", "application/json"),
                                body,
                                TIMEOUT,
                                List.of(url),
                                false,
                                Reach.PUBLIC),
                        HttpSettings.DEFAULT);
        if (!(result instanceof OutgoingResult.Answered answered && answered.isSuccess())) {
            LOG.warn("Slack was not told what became of a press: {}", result);
        }
    }
}
