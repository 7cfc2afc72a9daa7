// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.engine.configuration.Secret;
import java.util.List;

/// Messages to Slack, over an incoming webhook or as an app.
final class Slack {
    private static final String POST_MESSAGE = "https://slack.com/api/chat.postMessage";

    private static final Schema FIELD =
            Schema.of("field", Key.text("title"), Key.text("value"), Key.flag("short"))
                    .with(
                            Rule.required("title", "missing title in Slack field configuration"),
                            Rule.required("value", "missing value in Slack field configuration"));

    private static final Schema CONFIRM =
            Schema.of(
                            "confirm",
                            Key.text("text"),
                            Key.text("title"),
                            Key.text("ok_text"),
                            Key.text("dismiss_text"))
                    .with(
                            Rule.required(
                                    "text", "missing text in Slack confirmation configuration"));

    private static final Schema ACTION =
            Schema.of(
                            "action",
                            Key.text("type"),
                            Key.text("text"),
                            Key.text("url"),
                            Key.text("style"),
                            Key.text("name"),
                            Key.text("value"),
                            Key.section("confirm", () -> CONFIRM))
                    .with(
                            Slack::actionLeadsSomewhere,
                            Rule.required("type", "missing type in Slack action configuration"),
                            Rule.required("text", "missing text in Slack action configuration"));

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "slack",
                            false,
                            HttpSchemas.client(),
                            Key.secretUrl("api_url"),
                            Key.path("api_url_file"),
                            Key.secret("app_token"),
                            Key.path("app_token_file"),
                            Key.url("app_url").quietly(POST_MESSAGE),
                            Key.text("channel"),
                            Key.text("username").or("{{ template \"slack.default.username\" . }}"),
                            Key.text("color")
                                    .or(
                                            "{{ if eq .Status \"firing\" }}danger{{ else }}good{{"
                                                    + " end }}"),
                            Key.text("title").or("{{ template \"slack.default.title\" . }}"),
                            Key.text("title_link")
                                    .or("{{ template \"slack.default.titlelink\" . }}"),
                            Key.text("pretext").or("{{ template \"slack.default.pretext\" . }}"),
                            Key.text("text").or("{{ template \"slack.default.text\" . }}"),
                            Key.text("message_text"),
                            Key.sections("fields", () -> FIELD),
                            Key.flag("short_fields").or("false"),
                            Key.text("footer").or("{{ template \"slack.default.footer\" . }}"),
                            Key.text("fallback").or("{{ template \"slack.default.fallback\" . }}"),
                            Key.text("callback_id")
                                    .or("{{ template \"slack.default.callbackid\" . }}"),
                            Key.text("icon_emoji")
                                    .or("{{ template \"slack.default.iconemoji\" . }}"),
                            Key.text("icon_url").or("{{ template \"slack.default.iconurl\" . }}"),
                            Key.text("image_url"),
                            Key.text("thumb_url"),
                            Key.flag("link_names").or("false"),
                            Key.texts("mrkdwn_in"),
                            Key.sections("actions", () -> ACTION),
                            Key.flag("update_message").quietly("false"),
                            Key.goDuration("timeout").quietly("0s"))
                    .rules(
                            Rule.atMostOne("api_url", "api_url_file"),
                            Rule.atMostOne("app_token", "app_token_file"),
                            Slack::hasOneWayIn,
                            Slack::updatesOwnMessages)
                    .inherits(Slack::inheritAccess, Inheritance.HTTP);

    private Slack() {}

    private static void actionLeadsSomewhere(Section section, Problems problems) {
        if (!section.isSet("url") && !section.isSet("name")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "missing name or url in Slack action configuration");
        }
    }

    private static boolean hasWebhook(Section section) {
        return section.isSet("api_url") || section.isSet("api_url_file");
    }

    private static boolean hasToken(Section section) {
        return section.isSet("app_token") || section.isSet("app_token_file");
    }

    private static void hasOneWayIn(Section section, Problems problems) {
        if (hasWebhook(section) && hasToken(section)) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.CONFLICT,
                    "at most one of api_url/api_url_file & app_token/app_token_file must be"
                            + " configured");
        }
    }

    private static void updatesOwnMessages(Section section, Problems problems) {
        if (section.flag("update_message")
                && !section.isWrong("api_url")
                && !List.of(POST_MESSAGE, Secret.HIDDEN).contains(section.text("api_url"))) {
            problems.add(
                    section.at("update_message"),
                    section.path(),
                    Code.CONFLICT,
                    "update_message can only be used with bot tokens. api_url must be set to "
                            + POST_MESSAGE);
        }
    }

    /// A token in `global` is for receivers that bring neither a webhook nor authorization.
    private static void inheritAccess(Section local, Section global, Problems problems) {
        Section http = local.section("http_config");
        boolean authorised = http != null && HttpSchemas.hasAuthorization(http);
        if (!local.isSet("app_url") && global.isSet("slack_app_url")) {
            local.inherit("app_url", global, "slack_app_url");
        }
        if (!hasToken(local) && !authorised && !local.isSet("api_url")) {
            local.inherit("app_token", global, "slack_app_token");
            local.inherit("app_token_file", global, "slack_app_token_file");
        }
        if (!hasWebhook(local)) {
            local.inherit("api_url", global, "slack_api_url");
            local.inherit("api_url_file", global, "slack_api_url_file");
        }
        if (!hasWebhook(local) && !hasToken(local)) {
            problems.add(
                    local.at(),
                    local.path(),
                    Code.MISSING,
                    "no Slack API URL nor App token set either inline or in a file; set api_url"
                            + " here or slack_api_url in global");
        }
        if (hasToken(local) && authorised) {
            problems.add(
                    local.at("http_config"),
                    local.path(),
                    Code.CONFLICT,
                    "http authorization can't be set when using Slack App tokens");
        }
    }
}
