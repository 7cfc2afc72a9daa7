// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.ntfy;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.page.Means;
import dev.watchfire.integrations.page.PageCall;
import dev.watchfire.integrations.page.PageMessage;
import dev.watchfire.integrations.render.Cut;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Tells a topic of ntfy. Source: <https://docs.ntfy.sh/publish/#publish-as-json>.
public final class NtfyMeans implements Means {
    private static final int MOST_BUTTONS = 3;
    private static final String PUBLIC = "https://ntfy.sh";

    /// ntfy makes an attachment of what is longer.
    private static final int MOST_MESSAGE_BYTES = 4000;

    private static final int MOST_TITLE_RUNES = 250;
    private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");

    private static final int HIGHEST = 5;
    private static final int HIGH = 4;
    private static final int USUAL = 3;

    private final VendorHttp http;

    public NtfyMeans(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        String url = options.has("url") ? options.text("url") : "";
        return HttpClients.destination(url.isEmpty() ? PUBLIC : url);
    }

    @Override
    public SendResult send(PageCall call) {
        String topic = call.method().address();
        if (!TOPIC.matcher(topic).matches()) {
            return SendResult.refused(
                    0,
                    "\"%s\" is no topic of ntfy: 1 to 64 letters, digits, - and _"
                            .formatted(topic));
        }
        String token;
        try {
            token = call.secret("token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        PageMessage message = call.message();
        List<Map<String, Object>> buttons =
                message.buttons().stream().limit(MOST_BUTTONS).map(NtfyMeans::button).toList();
        Map<String, Object> document =
                Json.object(
                        "topic",
                        topic,
                        "title",
                        Cut.runes(message.headline(), MOST_TITLE_RUNES),
                        "message",
                        Cut.bytes(String.join("\n", message.lines()), MOST_MESSAGE_BYTES),
                        "priority",
                        priority(message),
                        "click",
                        message.url().isEmpty() ? null : message.url(),
                        "actions",
                        Json.present(buttons));
        Call request = Call.post(call.text("url", PUBLIC), VendorHttp.JSON, Json.write(document));
        if (!token.isEmpty()) {
            request = request.header("Authorization", "Bearer " + token).hiding(token);
        }
        return http.send(
                request,
                call.options(),
                call.timeout(),
                Judge.BY_STATUS.showing(body -> Json.sayingOf(body, "error")));
    }

    /// The telephone posts the link itself: nothing opens, nobody types.
    private static Map<String, Object> button(PageMessage.Button button) {
        return Json.object(
                "action",
                "http",
                "label",
                button.label(),
                "url",
                button.url(),
                "method",
                "POST",
                "clear",
                true);
    }

    private static int priority(PageMessage message) {
        Severity severity = message.severity();
        if (!message.isUrgent() || severity == null) {
            return USUAL;
        }
        return switch (severity) {
            case P1, P2 -> HIGHEST;
            case P3 -> HIGH;
            case P4, P5 -> USUAL;
        };
    }
}
