// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.mattermost;

import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.Notification;
import dev.watchfire.integrations.SendResult;
import dev.watchfire.integrations.Sender;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.http.VendorHttp.Judge;
import dev.watchfire.integrations.json.Json;

/// Tells Mattermost. What it sends, and what it makes of answers, is in the README beside this
/// class.
public final class MattermostSender implements Sender {
    private static final Judge JUDGE =
            Judge.BY_STATUS.showing(excerpt -> Json.sayingOf(excerpt, "message"));

    private final VendorHttp http;

    public MattermostSender(VendorHttp http) {
        this.http = http;
    }

    @Override
    public String destination(Options options) {
        return VendorHttp.destination(options, "webhook_url");
    }

    @Override
    public SendResult send(Notification notification) {
        MattermostMessage message =
                new MattermostMessage(notification.options(), notification.texts());
        return http.postJson(notification, "webhook_url", message.write(), JUDGE);
    }
}
