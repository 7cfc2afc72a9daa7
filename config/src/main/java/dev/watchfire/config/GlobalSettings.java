// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;

/// The table of `global`: defaults of everything else.
final class GlobalSettings {
    static final Schema SCHEMA =
            Schema.of(
                            "global",
                            Key.duration("resolve_timeout").or("5m"),
                            HttpSchemas.client(),
                            Key.url("jira_api_url"),
                            Key.text("smtp_from"),
                            Key.text("smtp_hello").or("localhost"),
                            Key.scalar("smtp_smarthost", ScalarType.HOST_PORT),
                            Key.text("smtp_auth_username"),
                            Key.secret("smtp_auth_password"),
                            Key.path("smtp_auth_password_file"),
                            Key.secret("smtp_auth_secret"),
                            Key.path("smtp_auth_secret_file"),
                            Key.text("smtp_auth_identity"),
                            Key.flag("smtp_require_tls").or("true"),
                            Key.section("smtp_tls_config", () -> HttpSchemas.TLS),
                            Key.flag("smtp_force_implicit_tls"),
                            Key.secretUrl("slack_api_url"),
                            Key.path("slack_api_url_file"),
                            Key.secret("slack_app_token"),
                            Key.path("slack_app_token_file"),
                            Key.url("slack_app_url")
                                    .quietly("https://slack.com/api/chat.postMessage"),
                            Key.url("pagerduty_url").or("https://events.pagerduty.com/v2/enqueue"),
                            Key.url("opsgenie_api_url").or("https://api.opsgenie.com/"),
                            Key.secret("opsgenie_api_key"),
                            Key.path("opsgenie_api_key_file"),
                            Key.url("wechat_api_url").or("https://qyapi.weixin.qq.com/cgi-bin/"),
                            Key.secret("wechat_api_secret"),
                            Key.path("wechat_api_secret_file"),
                            Key.text("wechat_api_corp_id"),
                            Key.url("victorops_api_url")
                                    .or(
                                            "https://alert.victorops.com/integrations/generic/20131114/alert/"),
                            Key.secret("victorops_api_key"),
                            Key.path("victorops_api_key_file"),
                            Key.url("telegram_api_url").or("https://api.telegram.org"),
                            Key.secret("telegram_bot_token"),
                            Key.path("telegram_bot_token_file"),
                            Key.url("webex_api_url").or("https://webexapis.com/v1/messages"),
                            Key.url("rocketchat_api_url").quietly("https://open.rocket.chat/"),
                            Key.secret("rocketchat_token"),
                            Key.path("rocketchat_token_file"),
                            Key.secret("rocketchat_token_id"),
                            Key.path("rocketchat_token_id_file"),
                            Key.secretUrl("mattermost_webhook_url"),
                            Key.path("mattermost_webhook_url_file"))
                    .with(
                            valueOrFile("smtp_auth_password"),
                            valueOrFile("smtp_auth_secret"),
                            valueOrFile("slack_api_url"),
                            valueOrFile("slack_app_token"),
                            GlobalSettings::oneWayIntoSlack,
                            valueOrFile("opsgenie_api_key"),
                            valueOrFile("wechat_api_secret"),
                            valueOrFile("victorops_api_key"),
                            valueOrFile("telegram_bot_token"),
                            valueOrFile("rocketchat_token"),
                            valueOrFile("rocketchat_token_id"),
                            valueOrFile("mattermost_webhook_url"));

    private GlobalSettings() {}

    private static Rule valueOrFile(String key) {
        return Rule.atMostOne(key, key + "_file");
    }

    /// Equal URLs are let through, as by Alertmanager: before apps had a key of their own, people
    /// set `slack_api_url` to the app's URL.
    private static void oneWayIntoSlack(Section global, Problems problems) {
        boolean token = global.isSet("slack_app_token") || global.isSet("slack_app_token_file");
        boolean url = global.isSet("slack_api_url") || global.isSet("slack_api_url_file");
        boolean same = global.text("slack_api_url").equals(global.text("slack_app_url"));
        if (token && url && !same) {
            problems.add(
                    global.at(
                            global.isSet("slack_api_url") ? "slack_api_url" : "slack_api_url_file"),
                    global.path(),
                    Code.CONFLICT,
                    "at most one of slack_app_token/slack_app_token_file &"
                            + " slack_api_url/slack_api_url_file must be configured");
        }
    }
}
