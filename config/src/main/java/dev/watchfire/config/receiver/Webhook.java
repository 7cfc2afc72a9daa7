// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config.receiver;

import dev.watchfire.config.http.HttpSchemas;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.Rule;
import dev.watchfire.config.schema.ScalarType;

/// A JSON document by POST to any URL.
final class Webhook {
    static final ReceiverType TYPE =
            ReceiverType.of(
                            "webhook",
                            true,
                            HttpSchemas.client(),
                            Key.scalar("url", ScalarType.TEMPLATED_SECRET_URL),
                            Key.path("url_file"),
                            Key.count("max_alerts").or("0"),
                            Key.goDuration("timeout").quietly("0s"),
                            Key.anything("payload"))
                    .rules(Rule.exactlyOne("url", "url_file"))
                    .inherits(Inheritance.HTTP);

    private Webhook() {}
}
