// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

import static dev.watchfire.integrations.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Notifications;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HostLookup;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.ScriptedServer;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackUpdateTest {
    private static final String POSTED =
            "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1503435956.000247\"}";
    private static final LabelSet MEMORY = LabelSet.of("channel", "C1", "ts", "1503435956.000247");

    private final HttpClients clients =
            new HttpClients(HostLookup.system(), Map.of(), InstantSource.fixed(Instant.EPOCH));
    private final SlackSender sender = new SlackSender(new VendorHttp(clients, "1.2.3"));
    private final ScriptedServer server = ScriptedServer.start(respond(200, POSTED));

    @AfterEach
    void close() {
        clients.close();
        server.close();
    }

    /// Written by hand, as a file may name slack.com only.
    private Options options(boolean update) {
        return Notifications.options(
                "api_url",
                Notifications.secret(server.url("/api/chat.postMessage")),
                "api_url_file",
                null,
                "app_token",
                null,
                "app_token_file",
                null,
                "app_url",
                "https://slack.com/api/chat.postMessage",
                "channel",
                "#ops",
                "username",
                "",
                "color",
                "",
                "title",
                "{{ .Status }}",
                "title_link",
                "",
                "pretext",
                "",
                "text",
                "",
                "message_text",
                null,
                "fields",
                null,
                "short_fields",
                false,
                "footer",
                "",
                "fallback",
                "",
                "callback_id",
                "",
                "icon_emoji",
                "",
                "icon_url",
                "",
                "image_url",
                null,
                "thumb_url",
                null,
                "link_names",
                false,
                "mrkdwn_in",
                List.of(),
                "actions",
                null,
                "update_message",
                update,
                "timeout",
                Duration.ZERO);
    }

    private SendResult send(boolean update, LabelSet memory) {
        return sender.send(Notifications.of(Notifications.message(), options(update), memory));
    }

    @Test
    void whereTheMessageWentIsRemembered() throws Exception {
        assertThat(send(true, LabelSet.EMPTY)).isEqualTo(SendResult.sent(200).remembering(MEMORY));

        ScriptedServer.Received posted = server.next();
        assertThat(posted.path()).isEqualTo("/api/chat.postMessage");
        assertThat(Json.readObject(posted.body()))
                .containsEntry("channel", "#ops")
                .doesNotContainKey("ts");
    }

    @Test
    void theMessageIsChangedNextTimeAndRememberedFurther() throws Exception {
        assertThat(send(true, MEMORY)).isEqualTo(SendResult.sent(200).remembering(MEMORY));

        ScriptedServer.Received updated = server.next();
        assertThat(updated.path()).isEqualTo("/api/chat.update");
        assertThat(Json.readObject(updated.body()))
                .containsEntry("channel", "C1")
                .containsEntry("ts", "1503435956.000247");
        assertThat(server.unread()).isZero();
    }

    @Test
    void withoutTheOptionNothingIsRememberedOrChanged() throws Exception {
        assertThat(send(false, MEMORY)).isEqualTo(SendResult.sent(200));
        assertThat(server.next().path()).isEqualTo("/api/chat.postMessage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message_not_found", "cant_update_message", "edit_window_closed"})
    void aMessageThatCannotBeChangedAnyMoreIsWrittenAnew(String error) throws Exception {
        server.behave(
                (request, socket) ->
                        respond(
                                        200,
                                        request.path().endsWith("update")
                                                ? "{\"ok\":false,\"error\":\"" + error + "\"}"
                                                : POSTED.replace("1503435956", "1600000000"))
                                .on(request, socket));

        assertThat(send(true, MEMORY).memory())
                .isEqualTo(LabelSet.of("channel", "C1", "ts", "1600000000.000247"));
        assertThat(server.next().path()).isEqualTo("/api/chat.update");
        ScriptedServer.Received posted = server.next();
        assertThat(posted.path()).isEqualTo("/api/chat.postMessage");
        assertThat(Json.readObject(posted.body())).containsEntry("channel", "#ops");
    }

    @Test
    void anyOtherRefusalOfAChangeIsFinal() {
        server.behave(respond(200, "{\"ok\":false,\"error\":\"token_revoked\"}"));

        assertThat(send(true, MEMORY))
                .isEqualTo(
                        SendResult.refused(
                                200, "Slack did not take it: token_revoked; channel C1"));
    }
}
