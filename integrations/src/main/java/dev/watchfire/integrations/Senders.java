// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.configuration.HttpSettings;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.integrations.discord.DiscordSender;
import dev.watchfire.integrations.email.EmailSender;
import dev.watchfire.integrations.http.Outgoing;
import dev.watchfire.integrations.http.VendorHttp;
import dev.watchfire.integrations.incidentio.IncidentIoSender;
import dev.watchfire.integrations.jira.JiraSender;
import dev.watchfire.integrations.mattermost.MattermostSender;
import dev.watchfire.integrations.msteams.MsTeamsSender;
import dev.watchfire.integrations.msteamsv2.MsTeamsV2Sender;
import dev.watchfire.integrations.opsgenie.OpsgenieSender;
import dev.watchfire.integrations.pagerduty.PagerDutySender;
import dev.watchfire.integrations.pushover.PushoverSender;
import dev.watchfire.integrations.rocketchat.RocketChatSender;
import dev.watchfire.integrations.slack.SlackSender;
import dev.watchfire.integrations.sns.SnsSender;
import dev.watchfire.integrations.telegram.TelegramSender;
import dev.watchfire.integrations.victorops.VictorOpsSender;
import dev.watchfire.integrations.webex.WebexSender;
import dev.watchfire.integrations.webhook.WebhookSender;
import dev.watchfire.integrations.wechat.WeChatSender;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The integrations that this version delivers, by their type's name in the file.
public record Senders(Map<String, Sender> byType) {
    public Senders {
        byType = Map.copyOf(byType);
    }

    /// @param version of Watchfire, e.g. `1.2.0`
    public static Senders all(Outgoing clients, String version) {
        VendorHttp http = new VendorHttp(clients, version);
        return new Senders(
                Map.ofEntries(
                        Map.entry("discord", new DiscordSender(http)),
                        Map.entry("email", new EmailSender()),
                        Map.entry("incidentio", new IncidentIoSender(http)),
                        Map.entry("jira", new JiraSender(http)),
                        Map.entry("mattermost", new MattermostSender(http)),
                        Map.entry("msteams", new MsTeamsSender(http)),
                        Map.entry("msteamsv2", new MsTeamsV2Sender(http)),
                        Map.entry("opsgenie", new OpsgenieSender(http)),
                        Map.entry("pagerduty", new PagerDutySender(http)),
                        Map.entry("pushover", new PushoverSender(http)),
                        Map.entry("rocketchat", new RocketChatSender(http)),
                        Map.entry("slack", new SlackSender(http)),
                        Map.entry("sns", new SnsSender(http)),
                        Map.entry("telegram", new TelegramSender(http)),
                        Map.entry("victorops", new VictorOpsSender(http)),
                        Map.entry("webex", new WebexSender(http)),
                        Map.entry("webhook", new WebhookSender(http)),
                        Map.entry("wechat", new WeChatSender(http))));
    }

    /// Null where nothing would be sent, and so nothing can hang.
    @Nullable String destination(Integration integration) {
        Sender sender = byType.get(integration.type());
        return sender != null && integration.settings() instanceof Options options
                ? sender.destination(options)
                : null;
    }

    @Nullable HttpSettings http(Integration integration) {
        return integration.settings() instanceof Options options ? options.http() : null;
    }

    /// @return null where this integration is not delivered
    @Nullable Sender sender(Integration integration) {
        return integration.settings() instanceof Options ? byType.get(integration.type()) : null;
    }

    static String whyNot(Integration integration) {
        return integration.settings() instanceof NotDelivered(String reason)
                ? reason
                : integration.type() + " notifications are not delivered by this version";
    }
}
