// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;

/// Messages through WeChat Work.
final class WeChat {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "wechat",
                            false,
                            HttpSchemas.client(),
                            Key.secret("api_secret"),
                            Key.path("api_secret_file"),
                            Key.text("corp_id"),
                            Key.text("message").or("{{ template \"wechat.default.message\" . }}"),
                            Key.url("api_url"),
                            Key.text("to_user").or("{{ template \"wechat.default.to_user\" . }}"),
                            Key.text("to_party").or("{{ template \"wechat.default.to_party\" . }}"),
                            Key.text("to_tag").or("{{ template \"wechat.default.to_tag\" . }}"),
                            Key.text("agent_id").or("{{ template \"wechat.default.agent_id\" . }}"),
                            Key.oneOf("message_type", "text", "markdown").or("text"))
                    .rules(Rule.atMostOne("api_secret", "api_secret_file"))
                    .inherits(
                            Inheritance.HTTP,
                            Inheritance.required(
                                    "api_url", "wechat_api_url", "no global Wechat URL set"),
                            Inheritance.pair(
                                    "api_secret",
                                    "wechat_api_secret",
                                    "no global Wechat Api Secret set either inline or in a file"),
                            Inheritance.required(
                                    "corp_id",
                                    "wechat_api_corp_id",
                                    "no global Wechat CorpID set"));

    private WeChat() {}
}
