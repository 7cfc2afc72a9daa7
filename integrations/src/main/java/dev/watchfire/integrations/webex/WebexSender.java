// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.webex;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import dev.watchfire.integrations.render.Cut;
import dev.watchfire.integrations.render.Texts;
import java.util.Map;

/// Tells a Webex room. What it sends, and what it makes of answers, is in the README beside this
/// class.
public final class WebexSender implements Sender {
    /// Webex refuses longer messages:
    /// <https://developer.webex.com/docs/api/v1/messages/create-a-message>.
    static final int MAX_MESSAGE_BYTES = 7439;

    private static final Judge JUDGE =
            Judge.BY_STATUS.showing(excerpt -> Json.sayingOf(excerpt, "message"));

    private final VendorHttp http;

    public WebexSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        Texts texts = notification.texts();
        Map<String, Object> document =
                Json.object(
                        "markdown",
                                Cut.bytes(texts.body(options.text("message")), MAX_MESSAGE_BYTES),
                        "roomId", Json.present(texts.value(options.text("room_id"))));
        Call call =
                Call.post(options.text("api_url"), VendorHttp.JSON, Json.write(document) + "\n");
        return http.send(call, options, notification.timeout(), JUDGE);
    }
}
