// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.paging;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import java.util.List;
import java.util.Map;

/// The tables of `paging`: by which means people are reached, and what holds for all of them.
final class MeansSchemas {
    /// How the providers of a means are told apart; of the others there is one kind.
    static final Map<String, List<String>> PROVIDERS =
            Map.of(
                    "sms", List.of("twilio", "http", "smpp", "sens", "solapi"),
                    "voice", List.of("twilio"));

    /// Those without a choice of providers.
    static final List<String> PLAIN =
            List.of("push", "ntfy", "pushover", "telegram", "slack", "mattermost", "mail_in");

    static final String DEAD_MANS_SWITCH = "dead_mans_switch";

    /// Means that a person may have; each has limits.
    static final List<String> CONTACT_TYPES =
            List.of(
                    "sms",
                    "voice",
                    "push",
                    "ntfy",
                    "pushover",
                    "telegram",
                    "slack",
                    "mattermost",
                    "email");

    private static final Schema TWILIO_SMS =
            Schema.of(
                            "twilio",
                            Key.text("price"),
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.text("account_sid"),
                            Key.secret("auth_token"),
                            Key.path("auth_token_file"),
                            Key.text("from"),
                            Key.text("messaging_service_sid"),
                            Key.count("max_segments"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("account_sid", "missing account_sid"),
                            Rule.exactlyOne("auth_token", "auth_token_file"),
                            Rule.exactlyOne("from", "messaging_service_sid"));

    private static final Schema TWILIO_VOICE =
            Schema.of(
                            "twilio",
                            Key.text("price"),
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.text("account_sid"),
                            Key.secret("auth_token"),
                            Key.path("auth_token_file"),
                            Key.text("from"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("account_sid", "missing account_sid"),
                            Rule.exactlyOne("auth_token", "auth_token_file"),
                            Rule.required(
                                    "from", "missing from, a number such as \"+14155550100\""));

    private static final Schema HTTP =
            Schema.of(
                            "http",
                            Key.text("price"),
                            HttpSchemas.client(),
                            Key.text("url"),
                            Key.oneOf("method", "POST", "PUT", "GET").quietly("POST"),
                            Key.textMap("headers"),
                            Key.text("content_type"),
                            Key.text("body"),
                            Key.text("from"),
                            Key.secret("secret"),
                            Key.path("secret_file"),
                            Key.count("max_segments"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("url", "missing url, such as https://sms.example/{to}"),
                            Rule.atMostOne("secret", "secret_file"),
                            MeansSchemas::web);

    private static final Schema SMPP =
            Schema.of(
                            "smpp",
                            Key.text("price"),
                            Key.text("host"),
                            Key.count("port").quietly("2775"),
                            Key.flag("tls"),
                            Key.text("system_id"),
                            Key.secret("password"),
                            Key.path("password_file"),
                            Key.text("system_type"),
                            Key.text("from"),
                            Key.section("tls_config", () -> HttpSchemas.TLS),
                            Key.count("max_segments"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("host", "missing host of the message centre"),
                            Rule.required("system_id", "missing system_id"),
                            Rule.exactlyOne("password", "password_file"),
                            Rule.required("from", "missing from, the number or name of the sender"),
                            MeansSchemas::port);

    private static final Schema SENS =
            Schema.of(
                            "sens",
                            Key.text("price"),
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.text("access_key"),
                            Key.secret("secret_key"),
                            Key.path("secret_key_file"),
                            Key.text("service_id"),
                            Key.text("from"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("access_key", "missing access_key"),
                            Rule.exactlyOne("secret_key", "secret_key_file"),
                            Rule.required("service_id", "missing service_id"),
                            Rule.required("from", "missing from, a registered number"));

    private static final Schema SOLAPI =
            Schema.of(
                            "solapi",
                            Key.text("price"),
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.text("api_key"),
                            Key.secret("api_secret"),
                            Key.path("api_secret_file"),
                            Key.text("from"))
                    .with(
                            MeansSchemas::price,
                            Rule.required("api_key", "missing api_key"),
                            Rule.exactlyOne("api_secret", "api_secret_file"),
                            Rule.required("from", "missing from, a registered number"));

    private static final Schema SMS =
            Schema.of(
                            "sms",
                            Key.section("twilio", () -> TWILIO_SMS),
                            Key.section("http", () -> HTTP),
                            Key.section("smpp", () -> SMPP),
                            Key.section("sens", () -> SENS),
                            Key.section("solapi", () -> SOLAPI))
                    .with(oneProvider("sms"));

    private static final Schema VOICE =
            Schema.of("voice", Key.section("twilio", () -> TWILIO_VOICE))
                    .with(oneProvider("voice"));

    private static final Schema PUSH = Schema.of("push", Key.text("subject"));

    private static final Schema NTFY =
            Schema.of(
                            "ntfy",
                            HttpSchemas.client(),
                            Key.url("url").quietly("https://ntfy.sh"),
                            Key.secret("token"),
                            Key.path("token_file"))
                    .with(Rule.atMostOne("token", "token_file"));

    private static final Schema PUSHOVER =
            Schema.of(
                            "pushover",
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.secret("token"),
                            Key.path("token_file"))
                    .with(Rule.exactlyOne("token", "token_file"));

    private static final Schema TELEGRAM =
            Schema.of(
                            "telegram",
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.secret("bot_token"),
                            Key.path("bot_token_file"))
                    .with(Rule.exactlyOne("bot_token", "bot_token_file"));

    private static final Schema SLACK =
            Schema.of(
                            "slack",
                            HttpSchemas.client(),
                            Key.url("api_url"),
                            Key.secret("bot_token"),
                            Key.path("bot_token_file"),
                            Key.secret("signing_secret"),
                            Key.path("signing_secret_file"))
                    .with(
                            Rule.exactlyOne("bot_token", "bot_token_file"),
                            Rule.atMostOne("signing_secret", "signing_secret_file"));

    private static final Schema MATTERMOST =
            Schema.of(
                            "mattermost",
                            HttpSchemas.client(),
                            Key.url("url"),
                            Key.secret("bot_token"),
                            Key.path("bot_token_file"),
                            Key.secret("secret"),
                            Key.path("secret_file"))
                    .with(
                            Rule.required("url", "missing url of the Mattermost server"),
                            Rule.exactlyOne("bot_token", "bot_token_file"),
                            Rule.atMostOne("secret", "secret_file"));

    private static final Schema MAIL_IN =
            Schema.of("mail_in", Key.scalar("listen", ScalarType.HOST_PORT), Key.text("domain"))
                    .with(
                            Rule.required("listen", "missing listen, such as \"0.0.0.0:2525\""),
                            Rule.required(
                                    "domain",
                                    "missing domain of the addresses that answers come to"));

    private static final Schema SWITCH =
            Schema.of(DEAD_MANS_SWITCH, Key.secretUrl("url"), Key.duration("every").quietly("1m"))
                    .with(Rule.required("url", "missing url that is asked while all is well"));

    private static final Schema TIER =
            Schema.of("limit", Key.count("messages"), Key.duration("within"))
                    .with(
                            Rule.required("messages", "missing messages, how many at most"),
                            Rule.required("within", "missing within, such as 15m"));

    private static final Schema LIMITS =
            Schema.of(
                    "limits",
                    CONTACT_TYPES.stream()
                            .map(type -> Key.sections(type, () -> TIER))
                            .toArray(Key[]::new));

    static final Schema PAGING =
            Schema.of(
                    "paging",
                    Key.text("fallback"),
                    Key.section(DEAD_MANS_SWITCH, () -> SWITCH),
                    Key.section("limits", () -> LIMITS),
                    Key.section("sms", () -> SMS),
                    Key.section("voice", () -> VOICE),
                    Key.section("push", () -> PUSH),
                    Key.section("ntfy", () -> NTFY),
                    Key.section("pushover", () -> PUSHOVER),
                    Key.section("telegram", () -> TELEGRAM),
                    Key.section("slack", () -> SLACK),
                    Key.section("mattermost", () -> MATTERMOST),
                    Key.section("mail_in", () -> MAIL_IN));

    private static final int MOST_PORT = 65_535;

    private MeansSchemas() {}

    /// The table of `push` where the configuration has none.
    static Section pushByDefault(Section root) {
        return new Section(PUSH, "paging.push", root.at());
    }

    private static Rule oneProvider(String means) {
        return (section, problems) -> {
            List<String> given =
                    PROVIDERS.getOrDefault(means, List.of()).stream()
                            .filter(section::isGiven)
                            .toList();
            if (given.size() != 1) {
                problems.add(
                        section.at(),
                        section.path(),
                        given.isEmpty() ? Code.MISSING : Code.CONFLICT,
                        "expected one of "
                                + String.join(", ", PROVIDERS.getOrDefault(means, List.of()))
                                + ", got "
                                + (given.isEmpty() ? "none" : String.join(" and ", given)));
            }
        };
    }

    /// What stands in braces is filled in later: `{to}`, `{text}`, `{secret}` …
    private static void web(Section section, Problems problems) {
        String url = section.text("url");
        if (!url.isEmpty() && !url.startsWith("http://") && !url.startsWith("https://")) {
            problems.add(
                    section.at("url"),
                    section.path("url"),
                    Code.INVALID_VALUE,
                    "expected an http or https address; a secret stands under secret, and {secret}"
                            + " in its place");
        }
    }

    /// What a segment or a call costs: an amount and a currency.
    private static void price(Section section, Problems problems) {
        String price = section.text("price");
        if (!price.isEmpty() && !price.matches("\\d{1,6}(\\.\\d{1,6})? [A-Z]{3}")) {
            problems.add(
                    section.at("price"),
                    section.path("price"),
                    Code.INVALID_VALUE,
                    "expected an amount and a currency, such as \"0.04 EUR\", got \"%s\""
                            .formatted(price));
        }
    }

    private static void port(Section section, Problems problems) {
        long port = section.number("port");
        if (port < 1 || port > MOST_PORT) {
            problems.add(
                    section.at("port"),
                    section.path("port"),
                    Code.INVALID_VALUE,
                    "expected a port from 1 to %d, got %d".formatted(MOST_PORT, port));
        }
    }
}
