// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;

/// Messages through Amazon SNS.
final class Sns {
    private static final Schema SIGV4 =
            Schema.of(
                            "sigv4",
                            Key.text("region"),
                            Key.text("access_key"),
                            Key.secret("secret_key"),
                            Key.text("profile"),
                            Key.text("role_arn"),
                            Key.text("external_id"),
                            Key.text("service"),
                            Key.flag("use_fips_sts_endpoint"))
                    .with(Sns::keysComeInPairs);

    static final ReceiverType TYPE =
            ReceiverType.of(
                            "sns",
                            true,
                            HttpSchemas.client(),
                            Key.text("api_url"),
                            Key.section("sigv4", () -> SIGV4),
                            Key.text("topic_arn"),
                            Key.text("phone_number"),
                            Key.text("target_arn"),
                            Key.text("subject").or("{{ template \"sns.default.subject\" . }}"),
                            Key.text("message").or("{{ template \"sns.default.message\" . }}"),
                            Key.textMap("attributes"),
                            Key.flag("use_aws_http_client"))
                    .rules(Sns::hasOneTarget)
                    .inherits(Inheritance.HTTP);

    private Sns() {}

    private static void keysComeInPairs(Section section, Problems problems) {
        if (section.isSet("access_key") != section.isSet("secret_key")) {
            problems.add(
                    section.at(),
                    section.path(),
                    Code.MISSING,
                    "must provide a AWS SigV4 Access key and Secret Key if credentials are"
                            + " specified in the SigV4 config");
        }
    }

    /// Alertmanager lets all three together pass as well; only one of them can be used.
    private static void hasOneTarget(Section section, Problems problems) {
        int targets = 0;
        for (String key : new String[] {"topic_arn", "phone_number", "target_arn"}) {
            targets += section.isSet(key) ? 1 : 0;
        }
        if (targets == 0 || targets == 2) {
            problems.add(
                    section.at(),
                    section.path(),
                    targets == 0 ? Code.MISSING : Code.CONFLICT,
                    "must provide either a Target ARN, Topic ARN, or Phone Number for SNS config");
        }
    }
}
