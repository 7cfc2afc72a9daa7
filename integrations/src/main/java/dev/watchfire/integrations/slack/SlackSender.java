// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// Tells Slack, or whatever takes Slack's webhooks. What it sends, and what it makes of answers, is
/// in the README beside this class.
public final class SlackSender implements Sender {
    private static final int TOO_MANY_REQUESTS = 429;

    /// Slack's longest channel name; what is longer is no name, and only shown to people.
    private static final int MAX_CHANNEL_RUNES = 80;

    private static final String TIMESTAMP = "ts";
    private static final String CHANNEL = "channel";
    private static final String UPDATE = "chat.update";

    /// The remembered message cannot be changed any more, so that a new one has to be written:
    /// <https://api.slack.com/methods/chat.update#errors>.
    private static final Set<String> GONE =
            Set.of("message_not_found", "cant_update_message", "edit_window_closed");

    private final VendorHttp http;

    public SlackSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return isApp(options)
                ? HttpClients.destination(options.text("app_url"))
                : VendorHttp.destination(options, "api_url");
    }

    private static boolean isApp(Options options) {
        return options.secret("app_token") != null || options.isSet("app_token_file");
    }

    /// Where to, and as whom.
    private record Access(String url, String token) {
        static Access of(Options options) throws IOException {
            return isApp(options)
                    ? new Access(options.text("app_url"), VendorHttp.secret(options, "app_token"))
                    : new Access(VendorHttp.secret(options, "api_url"), "");
        }

        /// The same API's way to change a message. Alertmanager knows slack.com's only, which is
        /// the same, as `update_message` goes with no other.
        Access updating() {
            return new Access(url.substring(0, url.lastIndexOf('/') + 1) + UPDATE, token);
        }
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Access access;
        try {
            access = Access.of(options);
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        Deadline deadline = Deadline.after(notification.timeoutWithin(options.duration("timeout")));
        SlackMessage message = new SlackMessage(options, notification.texts());
        String channel = notification.texts().value(options.text(CHANNEL));
        LabelSet memory = notification.memory();
        if (options.flag("update_message")
                && memory.get(TIMESTAMP) != null
                && memory.get(CHANNEL) != null) {
            String timestamp = memory.valueOrEmpty(TIMESTAMP);
            String known = memory.valueOrEmpty(CHANNEL);
            OutgoingResult result =
                    ask(access.updating(), message.write(known, timestamp), options, deadline);
            if (!isGone(result)) {
                return judged(result, known, options);
            }
        }
        return judged(ask(access, message.write(channel, ""), options, deadline), channel, options);
    }

    private OutgoingResult ask(
            Access access, Map<String, Object> document, Options options, Deadline deadline) {
        Call call = Call.post(access.url, VendorHttp.JSON, Json.write(document) + "\n");
        if (!access.token.isEmpty()) {
            call = call.header("Authorization", "Bearer " + access.token).hiding(access.token);
        }
        return http.ask(call, options, deadline.remaining());
    }

    private static boolean isGone(OutgoingResult result) {
        return result instanceof OutgoingResult.Answered answer
                && answer.isSuccess()
                && Json.readObject(answer.body()).get("error") instanceof String error
                && GONE.contains(error);
    }

    private static SendResult judged(OutgoingResult result, String channel, Options options) {
        SendResult judged =
                Judge.BY_STATUS
                        .alsoRetrying(TOO_MANY_REQUESTS)
                        .showing(excerpt -> Json.sayingOf(excerpt, "error"))
                        .afterSuccess(answer -> accepted(answer, options))
                        .of(result);
        return judged.isSent() || channel.isEmpty()
                ? judged
                : judged.noting("channel " + Cut.runes(channel, MAX_CHANNEL_RUNES));
    }

    /// Webhooks answer `ok`; the web API says in an object whether it is.
    private static SendResult accepted(OutgoingResult.Answered answer, Options options) {
        String body = answer.body().strip();
        if (!body.startsWith("{")) {
            return body.equals("ok")
                    ? SendResult.sent(answer.status())
                    : refused(answer, answer.excerpt());
        }
        Map<String, Object> said = Json.readObject(body);
        if (said.isEmpty()) {
            return SendResult.unknown("the answer cannot be read: " + answer.excerpt());
        }
        if (!Boolean.TRUE.equals(said.get("ok"))) {
            return refused(answer, Json.sayingOf(answer.excerpt(), "error"));
        }
        SendResult sent = SendResult.sent(answer.status());
        return options.flag("update_message")
                        && said.get(TIMESTAMP) instanceof String timestamp
                        && said.get(CHANNEL) instanceof String channel
                ? sent.remembering(LabelSet.of(TIMESTAMP, timestamp, CHANNEL, channel))
                : sent;
    }

    private static SendResult refused(OutgoingResult.Answered answer, String why) {
        return SendResult.refused(
                answer.status(), "Slack did not take it: " + (why.isEmpty() ? "no reason" : why));
    }
}
