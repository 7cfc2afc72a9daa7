// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.slack;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.render.Cut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells a person or a channel as a Slack app, with buttons that act where they are pressed. What
/// changes is brought up to date where it stands; what comes after it goes to its thread. Source:
/// <https://api.slack.com/methods/chat.postMessage>.
public final class SlackMeans implements Means {
    private static final String API = "https://slack.com/api";

    /// <https://api.slack.com/reference/block-kit/blocks>.
    private static final int MOST_TEXT_RUNES = 2900;

    private static final int MOST_HEADER_RUNES = 150;
    private static final int TOO_MANY_REQUESTS = 429;

    /// The address is none, or will not be one again.
    private static final Set<String> NEVER =
            Set.of("channel_not_found", "is_archived", "account_inactive", "user_not_found");

    private static final Set<String> LATER =
            Set.of("internal_error", "fatal_error", "service_unavailable", "ratelimited");

    private final VendorHttp http;

    public SlackMeans(VendorHttp http) {
        this.http = http;
    }

    private static String api(Options options) {
        String url = options.has("api_url") ? options.text("api_url") : "";
        return url.isEmpty() ? API : url;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(api(options));
    }

    @Override
    public SendResult send(PageCall call) {
        String token;
        try {
            token = call.secret("bot_token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        String timestamp = call.memory().valueOrEmpty("ts");
        boolean update = call.message().isUpdate();
        if (update && timestamp.isEmpty()) {
            return SendResult.refused(0, "there is no message to bring up to date");
        }
        String channel =
                timestamp.isEmpty()
                        ? call.method().address()
                        : call.memory().valueOrEmpty("channel");
        Map<String, Object> document =
                Json.object(
                        "channel",
                        channel,
                        "ts",
                        update ? timestamp : null,
                        "thread_ts",
                        update ? null : Json.present(timestamp),
                        "reply_broadcast",
                        update || timestamp.isEmpty() ? null : true,
                        "text",
                        call.message().headline(),
                        "blocks",
                        blocks(call.message()),
                        "unfurl_links",
                        update ? null : false);
        String method = update ? "/chat.update" : "/chat.postMessage";
        Call request =
                Call.post(
                                api(call.options()) + method,
                                "application/json; charset=utf-8",
                                Json.write(document))
                        .header("Authorization", "Bearer " + token)
                        .hiding(token);
        return Judge.BY_STATUS
                .alsoRetrying(TOO_MANY_REQUESTS)
                .afterSuccess(answer -> accepted(call, answer))
                .of(http.ask(request, call.options(), call.timeout()));
    }

    private static SendResult accepted(PageCall call, OutgoingResult.Answered answer) {
        Map<String, Object> said = Json.readObject(answer.body());
        if (said.isEmpty()) {
            return SendResult.unknown("the answer cannot be read: " + answer.excerpt());
        }
        if (Boolean.TRUE.equals(said.get("ok"))) {
            SendResult sent = SendResult.sent(answer.status());
            boolean first = call.memory().isEmpty();
            return first
                            && said.get("ts") instanceof String timestamp
                            && said.get("channel") instanceof String channel
                    ? sent.remembering(LabelSet.of("ts", timestamp, "channel", channel))
                    : sent.remembering(call.memory());
        }
        String error = String.valueOf(said.get("error"));
        if (NEVER.contains(error)) {
            call.broken().accept("Slack says: " + error);
        }
        String why = "Slack did not take it: " + error;
        return LATER.contains(error)
                ? SendResult.retryable(answer.status(), why, answer.retryAfterMs())
                : SendResult.refused(answer.status(), why);
    }

    private static List<Map<String, Object>> blocks(PageMessage message) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        blocks.add(
                Json.object(
                        "type",
                        "header",
                        "text",
                        plain(Cut.runes(message.headline(), MOST_HEADER_RUNES))));
        StringBuilder text = new StringBuilder();
        message.lines().forEach(line -> text.append(escaped(line)).append('\n'));
        String body = Cut.runes(text.toString(), MOST_TEXT_RUNES);
        blocks.add(Json.object("type", "section", "text", markdown(body)));
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (PageMessage.Button button : message.buttons()) {
            buttons.add(
                    Json.object(
                            "type",
                            "button",
                            "action_id",
                            button.word(),
                            "text",
                            plain(button.label()),
                            "value",
                            button.token(),
                            "style",
                            buttons.isEmpty() ? "primary" : null));
        }
        if (!buttons.isEmpty()) {
            blocks.add(Json.object("type", "actions", "elements", buttons));
        }
        String links =
                message.links().stream()
                        .map(link -> "<%s|%s>".formatted(link.url(), escaped(link.label())))
                        .collect(Collectors.joining(" · "));
        if (!links.isEmpty()) {
            blocks.add(Json.object("type", "context", "elements", List.of(markdown(links))));
        }
        return blocks;
    }

    private static Map<String, Object> plain(String text) {
        return Json.object("type", "plain_text", "text", text);
    }

    private static Map<String, Object> markdown(String text) {
        return Json.object("type", "mrkdwn", "text", text.isBlank() ? " " : text);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
