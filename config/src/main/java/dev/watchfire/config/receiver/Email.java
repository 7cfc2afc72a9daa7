// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Mail over SMTP.
final class Email {
    private static final Schema THREADING =
            Schema.of("threading", Key.flag("enabled"), Key.text("thread_by_date"));

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "email",
                            false,
                            Key.text("to"),
                            Key.text("from"),
                            Key.text("hello"),
                            Key.scalar("smarthost", ScalarType.HOST_PORT),
                            Key.text("auth_username"),
                            Key.secret("auth_password"),
                            Key.path("auth_password_file"),
                            Key.secret("auth_secret"),
                            Key.path("auth_secret_file"),
                            Key.text("auth_identity"),
                            Key.textMap("headers"),
                            Key.text("html").or("{{ template \"email.default.html\" . }}"),
                            Key.text("text"),
                            Key.flag("require_tls"),
                            Key.section("tls_config", () -> HttpSchemas.TLS),
                            Key.flag("force_implicit_tls"),
                            Key.section("threading", () -> THREADING))
                    .rules(
                            Rule.required("to", "missing to address in email config"),
                            Email::headersAreUnique,
                            Email::threadsAreOurs)
                    .inherits(
                            Inheritance.of("tls_config", "smtp_tls_config"),
                            Inheritance.required(
                                    "smarthost", "smtp_smarthost", "no global SMTP smarthost set"),
                            Inheritance.required("from", "smtp_from", "no global SMTP from set"),
                            Inheritance.of("hello", "smtp_hello"),
                            Inheritance.of("auth_username", "smtp_auth_username"),
                            Inheritance.pair("auth_password", "smtp_auth_password", null),
                            Inheritance.pair("auth_secret", "smtp_auth_secret", null),
                            Inheritance.of("auth_identity", "smtp_auth_identity"),
                            Inheritance.of("require_tls", "smtp_require_tls"),
                            Inheritance.of("force_implicit_tls", "smtp_force_implicit_tls"));

    private Email() {}

    /// Names of headers are compared without regard to case.
    private static void headersAreUnique(Section section, Problems problems) {
        Map<String, String> seen = new HashMap<>();
        for (Value.Entry header : section.entries("headers")) {
            String first = seen.putIfAbsent(header.key().toLowerCase(Locale.ROOT), header.key());
            if (first != null) {
                problems.add(
                        header.keyAt(),
                        section.path("headers"),
                        Code.NOT_UNIQUE,
                        "duplicate header \"" + header.key() + "\" in email config");
            }
        }
    }

    private static void threadsAreOurs(Section section, Problems problems) {
        Section threading = section.section("threading");
        if (threading == null || !threading.flag("enabled")) {
            return;
        }
        for (Value.Entry header : section.entries("headers")) {
            if (header.key().equalsIgnoreCase("References")
                    || header.key().equalsIgnoreCase("In-Reply-To")) {
                problems.add(
                        header.keyAt(),
                        section.path("headers"),
                        Code.CONFLICT,
                        "threading.enabled conflicts with custom " + header.key() + " header");
            }
        }
        if (!List.of("none", "daily").contains(threading.text("thread_by_date"))) {
            problems.add(
                    threading.at("thread_by_date"),
                    threading.path(),
                    Code.INVALID_VALUE,
                    "threading.thread_by_date must be either 'none' or 'daily'");
        }
    }
}
