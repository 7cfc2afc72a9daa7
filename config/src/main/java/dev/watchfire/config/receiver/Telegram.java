// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.Section;

/// Messages of a Telegram bot.
final class Telegram {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "telegram",
                            true,
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.secret("bot_token"),
                            Key.path("bot_token_file"),
                            Key.integer("chat_id"),
                            Key.path("chat_id_file"),
                            Key.integer("message_thread_id"),
                            Key.text("message").or("{{ template \"telegram.default.message\" . }}"),
                            Key.flag("disable_notifications"),
                            Key.oneOf("parse_mode", "", "Markdown", "MarkdownV2", "HTML")
                                    .or("HTML"),
                            Key.goDuration("timeout").quietly("0s"))
                    .rules(Rule.atMostOne("bot_token", "bot_token_file"), Telegram::hasOneChat)
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.of("api_url", "telegram_api_url"),
                            Inheritance.pair(
                                    "bot_token",
                                    "telegram_bot_token",
                                    "missing bot_token or bot_token_file on telegram_config"));

    private Telegram() {}

    private static void hasOneChat(Section section, Problems problems) {
        boolean id = section.number("chat_id") != 0 || section.isWrong("chat_id");
        boolean file = section.isSet("chat_id_file");
        if (id == file) {
            problems.add(
                    id ? section.at("chat_id_file") : section.at(),
                    section.path(),
                    id ? Code.CONFLICT : Code.MISSING,
                    id
                            ? "at most one of chat_id & chat_id_file must be configured"
                            : "missing chat_id or chat_id_file on telegram_config");
        }
    }
}
