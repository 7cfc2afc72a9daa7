// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.pushover;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.Urls;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sends push messages through Pushover.
public final class PushoverSender implements Sender {
    private static final String URL = "https://api.pushover.net/1/messages.json";

    // Source of the limits: pushover.net/api, "Limitations".
    private static final int MAX_TITLE_RUNES = 250;
    private static final int MAX_MESSAGE_RUNES = 1024;
    private static final int MAX_URL_RUNES = 512;

    /// Pushover refuses empty messages.
    private static final String NOTHING = "(no details)";

    private static final Judge JUDGE = Judge.BY_STATUS.showing(PushoverSender::reason);

    private final VendorHttp http;
    private final String url;

    public PushoverSender(VendorHttp http) {
        this(http, URL);
    }

    PushoverSender(VendorHttp http, String url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(url);
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        String token;
        String user;
        try {
            token = texts.value(VendorHttp.secret(options, "token"));
            user = texts.value(VendorHttp.secret(options, "user_key"));
        } catch (IOException e) {
            return SendResult.retryable(0, String.valueOf(e.getMessage()), 0);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("token", token);
        fields.put("user", user);
        addText(options, texts, fields);
        // Not in the URL as Alertmanager has it: proxies write URLs down.
        Call call = Call.post(url, VendorHttp.FORM, Urls.form(fields));
        return http.send(call.hiding(token, user), options, notification.timeout(), JUDGE);
    }

    private static void addText(Options options, Texts texts, Map<String, String> fields) {
        fields.put("title", Cut.runes(texts.title(options.text("title")), MAX_TITLE_RUNES));
        String template = options.text("message");
        String message = options.flag("html") ? texts.html(template) : texts.body(template);
        message = Cut.runes(message, MAX_MESSAGE_RUNES).strip();
        fields.put("message", message.isEmpty() ? NOTHING : message);
        if (options.flag("html")) {
            fields.put("html", "1");
        }
        if (options.flag("monospace")) {
            fields.put("monospace", "1");
        }
        fields.put("url", Cut.runes(texts.value(options.text("url")), MAX_URL_RUNES));
        fields.put("url_title", texts.value(options.text("url_title")));
        fields.put("priority", texts.value(options.text("priority")));
        fields.put("retry", String.valueOf(options.duration("retry").toSeconds()));
        fields.put("expire", String.valueOf(options.duration("expire").toSeconds()));
        fields.put("device", texts.value(options.text("device")));
        fields.put("sound", texts.value(options.text("sound")));
        long ttl = options.duration("ttl").toSeconds();
        if (ttl > 0) {
            fields.put("ttl", String.valueOf(ttl));
        }
    }

    /// `{"errors":["…"],"status":0}`; what is something else is shown as it is.
    private static String reason(String body) {
        return Json.readObject(body).get("errors") instanceof List<?> errors
                ? String.join(", ", errors.stream().map(String::valueOf).toList())
                : body;
    }
}
