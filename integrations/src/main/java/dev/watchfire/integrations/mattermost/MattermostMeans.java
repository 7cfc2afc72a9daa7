// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.mattermost;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.ActionLinks;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.render.Cut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells a person as a Mattermost bot in a direct message, with buttons. Source:
/// <https://developers.mattermost.com/integrate/plugins/interactive-messages/>.
public final class MattermostMeans implements Means {
    private static final int MOST_TEXT_RUNES = 8000;

    private final VendorHttp http;
    private final ActionLinks links;

    public MattermostMeans(VendorHttp http, ActionLinks links) {
        this.http = http;
        this.links = links;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("url"));
    }

    @Override
    public SendResult send(PageCall call) {
        String token;
        try {
            token = call.secret("bot_token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        Deadline deadline = Deadline.after(call.timeout());
        String post = call.memory().valueOrEmpty("post");
        boolean update = call.message().isUpdate();
        if (update) {
            if (post.isEmpty()) {
                return SendResult.refused(0, "there is no message to bring up to date");
            }
            Map<String, Object> document = document(call.message());
            document.put("id", post);
            return judged(
                    ask(call, token, "PUT", "posts/" + post, document, deadline), call.memory());
        }
        String channel = call.memory().valueOrEmpty("channel");
        if (channel.isEmpty()) {
            Found found = directChannel(call, token, deadline);
            if (found.failure() != null) {
                return found.failure();
            }
            channel = found.id();
        }
        Map<String, Object> document = document(call.message());
        document.put("channel_id", channel);
        if (!post.isEmpty()) {
            document.put("root_id", post);
        }
        LabelSet memory = LabelSet.of("channel", channel, "post", post);
        return judged(ask(call, token, "POST", "posts", document, deadline), memory);
    }

    /// @param failure where it was not found, else null
    private record Found(String id, @org.jspecify.annotations.Nullable SendResult failure) {}

    private Found directChannel(PageCall call, String token, Deadline deadline) {
        String name = call.method().address();
        String bare = name.startsWith("@") ? name.substring(1) : name;
        Found bot = id(ask(call, token, "GET", "users/me", null, deadline));
        if (bot.failure() != null) {
            return bot;
        }
        OutgoingResult asked =
                ask(call, token, "GET", "users/username/" + Urls.escaped(bare), null, deadline);
        if (asked instanceof OutgoingResult.Answered answer && answer.status() == 404) {
            call.broken().accept("Mattermost has no user \"" + bare + "\"");
        }
        Found user = id(asked);
        return user.failure() != null
                ? user
                : id(
                        ask(
                                call,
                                token,
                                "POST",
                                "channels/direct",
                                List.of(bot.id(), user.id()),
                                deadline));
    }

    private static Found id(OutgoingResult result) {
        if (result instanceof OutgoingResult.Answered answer
                && answer.isSuccess()
                && Json.readObject(answer.body()).get("id") instanceof String id) {
            return new Found(id, null);
        }
        SendResult failed =
                Judge.BY_STATUS.showing(body -> Json.sayingOf(body, "message")).of(result);
        return new Found(
                "",
                failed.isSent()
                        ? SendResult.refused(0, "Mattermost's answer has no id")
                        : failed.ofQuestion());
    }

    private OutgoingResult ask(
            PageCall call,
            String token,
            String method,
            String path,
            @org.jspecify.annotations.Nullable Object document,
            Deadline deadline) {
        String url = Urls.below(call.text("url"), "api/v4/" + path);
        Call request =
                (document == null
                                ? Call.get(url)
                                : Call.post(url, VendorHttp.JSON, Json.write(document))
                                        .method(method))
                        .header("Authorization", "Bearer " + token)
                        .hiding(token);
        return http.ask(request, call.options(), deadline.remaining());
    }

    private static SendResult judged(OutgoingResult result, LabelSet memory) {
        return Judge.BY_STATUS
                .showing(body -> Json.sayingOf(body, "message"))
                .afterSuccess(
                        answer -> {
                            String post = memory.valueOrEmpty("post");
                            return Json.readObject(answer.body()).get("id") instanceof String id
                                    ? SendResult.sent(answer.status())
                                            .remembering(
                                                    LabelSet.of(
                                                            "channel",
                                                            memory.valueOrEmpty("channel"),
                                                            "post",
                                                            post.isEmpty() ? id : post))
                                    : SendResult.unknown(
                                            "the answer cannot be read: " + answer.excerpt());
                        })
                .of(result);
    }

    private Map<String, Object> document(PageMessage message) {
        List<Map<String, Object>> buttons = new ArrayList<>();
        for (PageMessage.Button button : message.buttons()) {
            buttons.add(
                    Json.object(
                            "id",
                            button.word(),
                            "name",
                            button.label(),
                            "type",
                            "button",
                            "style",
                            buttons.isEmpty() ? "primary" : "default",
                            "integration",
                            Json.object(
                                    "url",
                                    message.home()
                                            + "/in/mattermost/"
                                            + links.webhook("mattermost"),
                                    "context",
                                    Json.object("token", button.token()))));
        }
        StringBuilder text = new StringBuilder();
        message.lines().forEach(line -> text.append(line).append('\n'));
        text.append(
                message.links().stream()
                        .map(link -> "[%s](%s)".formatted(link.label(), link.url()))
                        .collect(Collectors.joining(" · ")));
        Severity severity = message.severity();
        boolean severe = severity == Severity.P1 || severity == Severity.P2;
        Map<String, Object> attachment =
                Json.object(
                        "fallback",
                        message.headline(),
                        "title",
                        message.headline(),
                        "text",
                        Cut.runes(text.toString(), MOST_TEXT_RUNES),
                        "color",
                        severe ? "#b42318" : null,
                        "actions",
                        Json.present(buttons));
        return new java.util.LinkedHashMap<>(
                Json.object(
                        "message", "", "props", Json.object("attachments", List.of(attachment))));
    }
}
