// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import org.jspecify.annotations.Nullable;

/// How bad alerts say they are, by the severity policy in force.
final class Severities {
    private Severities() {}

    static SeverityPolicy policy(Image image) {
        Configuration configuration = image.configuration();
        return configuration == null ? SeverityPolicy.DEFAULT : configuration.paging().severities();
    }

    /// Null for one whose labels say nothing that is known.
    static @Nullable Severity of(Alert alert, Image image) {
        return policy(image).said(alert.labels());
    }

    /// The place in a list; what says nothing comes after P3, because it may be anything.
    static int order(@Nullable Severity severity) {
        return severity == null ? Severity.P3.ordinal() * 2 + 1 : severity.ordinal() * 2;
    }
}
