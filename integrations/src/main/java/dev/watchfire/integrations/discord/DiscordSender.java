// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.discord;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.List;
import java.util.Map;

/// Tells Discord. What it sends, and what it makes of answers, is in the README beside this class.
public final class DiscordSender implements Sender {
    // Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits and
    // https://discord.com/developers/docs/resources/webhook#execute-webhook
    static final int MAX_TITLE_RUNES = 256;
    static final int MAX_DESCRIPTION_RUNES = 4096;
    static final int MAX_CONTENT_RUNES = 2000;

    private static final int DARK_RED = 0x992D22;
    private static final int GREEN = 0x2ECC71;

    private static final Judge JUDGE = Judge.BY_STATUS.showing(DiscordSender::saying);

    private final VendorHttp http;

    public DiscordSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return VendorHttp.destination(options, "webhook_url");
    }

    @Override
    public SendResult send(Notification notification) {
        return http.postJson(notification, "webhook_url", document(notification), JUDGE);
    }

    private static Map<String, Object> document(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        Map<String, Object> embed =
                Json.object(
                        "title", Cut.runes(texts.title(options.text("title")), MAX_TITLE_RUNES),
                        "description",
                                Cut.runes(
                                        texts.body(options.text("message")), MAX_DESCRIPTION_RUNES),
                        "color", notification.message().firing() ? DARK_RED : GREEN);
        String content = Cut.runes(texts.value(options.text("content")), MAX_CONTENT_RUNES);
        return Json.object(
                "content", content,
                "embeds", List.of(embed),
                "username", Json.present(options.text("username")),
                "avatar_url", Json.present(options.text("avatar_url")));
    }

    /// Of a form that is wrong Discord says in `errors` what about it.
    private static String saying(String excerpt) {
        return Json.readObject(excerpt).containsKey("errors")
                ? excerpt
                : Json.sayingOf(excerpt, "message");
    }
}
