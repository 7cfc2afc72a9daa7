// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.integrations.http.OutgoingRequest;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Reach;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SlackRepliesTest {
    private final BlockingQueue<OutgoingRequest> sent = new LinkedBlockingQueue<>();

    @Test
    void onlyTheOneWhoPressedSeesIt() throws Exception {
        SlackReplies replies =
                new SlackReplies(
                        (request, _) -> {
                            sent.add(request);
                            return new OutgoingResult.Answered(200, "", 0);
                        });
        replies.reply("https://hooks.slack.com/actions/T1/2/3", "It was \"so\" already");

        OutgoingRequest request = sent.poll(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.url()).isEqualTo("https://hooks.slack.com/actions/T1/2/3");
        assertThat(request.body())
                .isEqualTo(
                        "{\"response_type\":\"ephemeral\",\"replace_original\":false,"
                                + "\"text\":\"It was \\\"so\\\" already\"}");
        assertThat(request.reach()).isEqualTo(Reach.PUBLIC);
        assertThat(request.secrets()).contains(request.url());
    }
}
