// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import java.util.List;
import java.util.Set;

/// All types, found by name; a table is loaded when a file uses it.
public final class ReceiverTypes {
    /// In the order in which Alertmanager writes them.
    public static final List<String> NAMES =
            List.of(
                    "discord",
                    "email",
                    "incidentio",
                    "pagerduty",
                    "slack",
                    "webhook",
                    "opsgenie",
                    "wechat",
                    "pushover",
                    "victorops",
                    "sns",
                    "telegram",
                    "webex",
                    "msteams",
                    "msteamsv2",
                    "jira",
                    "rocketchat",
                    "mattermost");

    /// Those that this version delivers.
    public static final Set<String> DELIVERED =
            Set.of(
                    "discord",
                    "email",
                    "incidentio",
                    "jira",
                    "mattermost",
                    "msteams",
                    "msteamsv2",
                    "opsgenie",
                    "pagerduty",
                    "pushover",
                    "rocketchat",
                    "slack",
                    "sns",
                    "telegram",
                    "victorops",
                    "webex",
                    "webhook",
                    "wechat");

    private ReceiverTypes() {}

    /// @param name one of {@link #NAMES}
    public static ReceiverType get(String name) {
        return switch (name) {
            case "discord" -> Discord.TYPE;
            case "email" -> Email.TYPE;
            case "incidentio" -> IncidentIo.TYPE;
            case "pagerduty" -> PagerDuty.TYPE;
            case "slack" -> Slack.TYPE;
            case "webhook" -> Webhook.TYPE;
            case "opsgenie" -> Opsgenie.TYPE;
            case "wechat" -> WeChat.TYPE;
            case "pushover" -> Pushover.TYPE;
            case "victorops" -> VictorOps.TYPE;
            case "sns" -> Sns.TYPE;
            case "telegram" -> Telegram.TYPE;
            case "webex" -> Webex.TYPE;
            case "msteams" -> MsTeams.TYPE;
            case "msteamsv2" -> MsTeamsV2.TYPE;
            case "jira" -> Jira.TYPE;
            case "rocketchat" -> RocketChat.TYPE;
            case "mattermost" -> Mattermost.TYPE;
            default -> throw new IllegalArgumentException("no receiver type " + name);
        };
    }
}
