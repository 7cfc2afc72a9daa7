// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.telegram;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.SecretFile;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells a chat as a Telegram bot. What it sends, and what it makes of answers, is in the README
/// beside this class.
public final class TelegramSender implements Sender {
    /// What people see of a message: <https://core.telegram.org/bots/api#sendmessage>.
    static final int MAX_TEXT_RUNES = 4096;

    /// Longer texts are refused before Telegram looks for formatting in them.
    static final int MAX_TEXT_BYTES = 1 << 15;

    private static final String HTML = "HTML";

    /// A wish for more time than this is no reason to keep a message back for longer.
    private static final long MAX_RETRY_AFTER_S = Duration.ofHours(1).toSeconds();

    private final VendorHttp http;

    public TelegramSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        String token;
        String chat;
        try {
            token = VendorHttp.secret(options, "bot_token");
            chat = chat(options);
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        String base = options.text("api_url");
        String slash = base.endsWith("/") ? "" : "/";
        String document = Json.write(document(options, notification.texts(), chat)) + "\n";
        Call call =
                Call.post(base + slash + "bot" + token + "/sendMessage", VendorHttp.JSON, document)
                        .hiding(token);
        Duration timeout = notification.timeoutWithin(options.duration("timeout"));
        return switch (http.ask(call, options, timeout)) {
            case OutgoingResult.Answered answer -> judged(answer);
            case OutgoingResult none -> Judge.BY_STATUS.of(none);
        };
    }

    private static String chat(Options options) throws IOException {
        String file = options.text("chat_id_file");
        if (file.isEmpty()) {
            return Long.toString(options.number("chat_id"));
        }
        String content = SecretFile.value("chat_id_file", file);
        try {
            return Long.toString(Long.parseLong(content));
        } catch (NumberFormatException e) {
            throw new IOException("chat_id_file " + file + " holds no number", e);
        }
    }

    /// Every value is a text, as the library that Alertmanager uses has it.
    private static Map<String, Object> document(Options options, Texts texts, String chat) {
        String mode = options.text("parse_mode");
        int failures = texts.failures().size();
        String text =
                mode.equals(HTML)
                        ? TelegramHtml.cut(
                                texts.html(options.text("message")), MAX_TEXT_RUNES, MAX_TEXT_BYTES)
                        : Cut.runes(texts.body(options.text("message")), MAX_TEXT_RUNES);
        // Plain text that stands in for a template is no Markdown, and might be refused as such.
        boolean formatted = mode.equals(HTML) || texts.failures().size() == failures;
        long thread = options.number("message_thread_id");
        return Json.object(
                "chat_id",
                chat,
                "text",
                text,
                "parse_mode",
                formatted ? Json.present(mode) : null,
                "disable_web_page_preview",
                "true",
                "disable_notification",
                options.flag("disable_notifications") ? "true" : null,
                "message_thread_id",
                thread == 0 ? null : Long.toString(thread));
    }

    /// Whatever Telegram refuses is tried again, as Alertmanager does.
    private static SendResult judged(OutgoingResult.Answered answer) {
        Map<String, Object> said = Json.readObject(answer.body());
        if (answer.isSuccess() && said.isEmpty()) {
            return SendResult.unknown("the answer cannot be read: " + answer.excerpt());
        }
        if (answer.isSuccess() && Boolean.TRUE.equals(said.get("ok"))) {
            return SendResult.sent(answer.status());
        }
        String why = "Telegram did not take it: " + Json.sayingOf(answer.excerpt(), "description");
        Number migrated = parameter(said, "migrate_to_chat_id");
        Number wait = parameter(said, "retry_after");
        long waitMs = wait == null ? 0 : 1000 * Math.min(wait.longValue(), MAX_RETRY_AFTER_S);
        return SendResult.retryable(
                answer.status(),
                migrated == null ? why : why + "; set chat_id to " + migrated,
                Math.max(waitMs, answer.retryAfterMs()));
    }

    private static @Nullable Number parameter(Map<String, Object> said, String name) {
        return said.get("parameters") instanceof Map<?, ?> parameters
                        && parameters.get(name) instanceof Number number
                ? number
                : null;
    }
}
