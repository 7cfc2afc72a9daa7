// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.page;

import dev.watchfire.integrations.email.EmailMeans;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.mattermost.MattermostMeans;
import dev.watchfire.integrations.ntfy.NtfyMeans;
import dev.watchfire.integrations.push.PushMeans;
import dev.watchfire.integrations.push.VapidKeys;
import dev.watchfire.integrations.pushover.PushoverMeans;
import dev.watchfire.integrations.slack.SlackMeans;
import dev.watchfire.integrations.sms.SmsMeans;
import dev.watchfire.integrations.telegram.TelegramMeans;
import dev.watchfire.integrations.voice.VoiceMeans;
import java.util.Map;

/// The means that this version has, by their type's name in the file.
public final class AllMeans {
    private AllMeans() {}

    public static Map<String, Means> of(
            VendorHttp http, PageMetrics metrics, ActionLinks links, VapidKeys push) {
        return Map.ofEntries(
                Map.entry("email", new EmailMeans()),
                Map.entry("sms", new SmsMeans(http, metrics)),
                Map.entry("voice", new VoiceMeans(http, metrics)),
                Map.entry("push", new PushMeans(http, push)),
                Map.entry("ntfy", new NtfyMeans(http)),
                Map.entry("pushover", new PushoverMeans(http)),
                Map.entry("telegram", new TelegramMeans(http, links)),
                Map.entry("slack", new SlackMeans(http)),
                Map.entry("mattermost", new MattermostMeans(http, links)));
    }
}
