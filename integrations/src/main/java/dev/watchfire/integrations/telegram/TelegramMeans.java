// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import static dev.watchfire.integrations.page.Html.escaped;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.Deadline;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.ActionLinks;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a person as a Telegram bot, with buttons under the message. The bot is told where to bring
/// what is pressed before the first message leaves.
public final class TelegramMeans implements Means {
    /// Fits a telephone held upright.
    private static final int MOST_IN_A_ROW = 3;

    private static final String API = "https://api.telegram.org";

    /// <https://core.telegram.org/bots/api#inlinekeyboardbutton>.
    private static final int MOST_DATA_BYTES = 64;

    private static final Logger LOG = LoggerFactory.getLogger(TelegramMeans.class);

    private final VendorHttp http;
    private final ActionLinks links;

    /// Bots that know where to bring answers, by their addresses, which hold secrets.
    private final Set<String> introduced = ConcurrentHashMap.newKeySet();

    public TelegramMeans(VendorHttp http, ActionLinks links) {
        this.http = http;
        this.links = links;
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
        Deadline deadline = Deadline.after(call.timeout());
        introduce(call, token, deadline);
        String known = call.memory().valueOrEmpty("message_id");
        boolean update = call.message().isUpdate();
        if (update && known.isEmpty()) {
            return SendResult.refused(0, "there is no message to bring up to date");
        }
        Map<String, Object> document =
                Json.object(
                        "chat_id",
                        call.method().address(),
                        "message_id",
                        update ? known : null,
                        "text",
                        TelegramHtml.cut(
                                text(call.message()),
                                TelegramSender.MAX_TEXT_RUNES,
                                TelegramSender.MAX_TEXT_BYTES),
                        "parse_mode",
                        "HTML",
                        "link_preview_options",
                        Json.object("is_disabled", true),
                        "reply_markup",
                        keyboard(call.message()));
        OutgoingResult result =
                ask(call, token, update ? "editMessageText" : "sendMessage", document, deadline);
        return judged(call, result);
    }

    private OutgoingResult ask(
            PageCall call,
            String token,
            String method,
            Map<String, Object> document,
            Deadline deadline) {
        Call request =
                Call.post(
                                api(call.options()) + "/bot" + token + "/" + method,
                                VendorHttp.JSON,
                                Json.write(document))
                        .hiding(token);
        return http.ask(request, call.options(), deadline.remaining());
    }

    /// That it fails is no reason not to tell: links work without it.
    private void introduce(PageCall call, String token, Deadline deadline) {
        String secret = links.webhook("telegram header");
        String key = api(call.options()) + token + call.message().home();
        if (secret.isEmpty() || introduced.contains(key)) {
            return;
        }
        Map<String, Object> document =
                Json.object(
                        "url",
                        call.message().home() + "/in/telegram/" + links.webhook("telegram"),
                        "secret_token",
                        secret,
                        "allowed_updates",
                        List.of("message", "callback_query"));
        OutgoingResult result = ask(call, token, "setWebhook", document, deadline);
        if (result instanceof OutgoingResult.Answered answer && answer.isSuccess()) {
            introduced.add(key);
        } else {
            LOG.warn(
                    "Telegram does not bring back what is pressed: {}",
                    Judge.BY_STATUS.of(result).message());
        }
    }

    static String text(PageMessage message) {
        StringBuilder text =
                new StringBuilder("<b>").append(escaped(message.headline())).append("</b>\n");
        message.lines().forEach(line -> text.append(escaped(line)).append('\n'));
        String links =
                message.links().stream()
                        .map(
                                link ->
                                        "<a href=\"%s\">%s</a>"
                                                .formatted(
                                                        escaped(link.url()), escaped(link.label())))
                        .collect(Collectors.joining(" · "));
        return text.append(links).toString();
    }

    /// Empty where there is nothing to press any more, which takes the buttons away.
    private static Map<String, Object> keyboard(PageMessage message) {
        List<List<Map<String, Object>>> rows = new ArrayList<>();
        for (PageMessage.Button button : message.buttons()) {
            String data = data(message, button);
            if (rows.isEmpty() || rows.getLast().size() == MOST_IN_A_ROW) {
                rows.add(new ArrayList<>());
            }
            rows.getLast()
                    .add(
                            data != null
                                    ? Json.object("text", button.label(), "callback_data", data)
                                    : Json.object("text", button.label(), "url", button.url()));
        }
        return Json.object("inline_keyboard", rows);
    }

    /// A whole token where there is room, else a letter and whose answer it is.
    private static @Nullable String data(PageMessage message, PageMessage.Button button) {
        if (button.token().getBytes(StandardCharsets.UTF_8).length <= MOST_DATA_BYTES) {
            return button.token();
        }
        String data = letter(button) + ":" + message.reply();
        boolean fits = data.length() <= MOST_DATA_BYTES && !message.reply().isEmpty();
        return fits && message.kind() == Notice.Kind.PAGE ? data : null;
    }

    /// As the door for answers reads it.
    private static char letter(PageMessage.Button button) {
        return switch (button.word()) {
            case "snooze" -> 'z';
            case "silence" -> 'm';
            default -> button.word().charAt(0);
        };
    }

    private static SendResult judged(PageCall call, OutgoingResult result) {
        if (!(result instanceof OutgoingResult.Answered answer)) {
            return Judge.BY_STATUS.of(result);
        }
        Map<String, Object> said = Json.readObject(answer.body());
        String why = Json.sayingOf(answer.excerpt(), "description");
        if (answer.isSuccess() && Boolean.TRUE.equals(said.get("ok"))) {
            return said.get("result") instanceof Map<?, ?> message
                            && message.get("message_id") instanceof Number id
                    ? SendResult.sent(answer.status())
                            .remembering(LabelSet.of("message_id", String.valueOf(id)))
                    : SendResult.sent(answer.status());
        }
        if (why.contains("message is not modified")) {
            return SendResult.sent(answer.status());
        }
        if (answer.status() == 403 || why.contains("chat not found")) {
            // Blocked by the person, or never started.
            call.broken().accept("Telegram says: " + why);
            return SendResult.refused(answer.status(), "Telegram did not take it: " + why);
        }
        long wait =
                said.get("parameters") instanceof Map<?, ?> parameters
                                && parameters.get("retry_after") instanceof Number seconds
                        ? 1000 * Math.min(seconds.longValue(), 60)
                        : answer.retryAfterMs();
        return answer.status() / 100 == 5 || answer.status() == 429
                ? SendResult.retryable(answer.status(), "Telegram did not take it: " + why, wait)
                : SendResult.refused(answer.status(), "Telegram did not take it: " + why);
    }
}
