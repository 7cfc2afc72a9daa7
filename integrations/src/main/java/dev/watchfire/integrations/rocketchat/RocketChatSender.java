// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.rocketchat;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.HttpClients;
import dev.watchfire.integrations.http.OutgoingResult;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Call;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;
import java.io.IOException;
import java.util.Map;

/// Tells Rocket.Chat. What it sends, and what it makes of answers, is in the README beside this
/// class.
public final class RocketChatSender implements Sender {
    private static final String METHOD = "api/v1/chat.postMessage";

    private static final Judge JUDGE =
            Judge.BY_STATUS
                    .showing(RocketChatSender::saying)
                    .afterSuccess(RocketChatSender::accepted);

    private final VendorHttp http;

    public RocketChatSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return HttpClients.destination(options.text("api_url"));
    }

    @Override
    public SendResult send(Notification notification) {
        Options options = notification.options();
        String user;
        String token;
        try {
            user = VendorHttp.secret(options, "token_id");
            token = VendorHttp.secret(options, "token");
        } catch (IOException e) {
            return VendorHttp.unreadable(e);
        }
        String base = options.text("api_url");
        RocketChatMessage message = new RocketChatMessage(options, notification.texts());
        Call call =
                Call.post(
                                base + (base.endsWith("/") ? "" : "/") + METHOD,
                                VendorHttp.JSON,
                                Json.write(message.write()) + "\n")
                        .header("X-Auth-Token", token)
                        .header("X-User-Id", user)
                        .hiding(token, user);
        return http.send(call, options, notification.timeout(), JUDGE);
    }

    /// A refusal may come with status 200.
    private static SendResult accepted(OutgoingResult.Answered answer) {
        Map<String, Object> said = Json.readObject(answer.body());
        if (said.isEmpty()) {
            return SendResult.unknown("the answer cannot be read: " + answer.excerpt());
        }
        return Boolean.TRUE.equals(said.get("success"))
                ? SendResult.sent(answer.status())
                : SendResult.refused(
                        answer.status(),
                        "Rocket.Chat did not take it: " + saying(answer.excerpt()));
    }

    private static String saying(String excerpt) {
        return Json.sayingOf(excerpt, "error", "message");
    }
}
