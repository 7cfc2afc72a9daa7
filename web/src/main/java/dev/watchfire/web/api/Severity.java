// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.label.LabelSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How urgent an alert says it is, from the label `severity`. The words are those that rule
/// collections use; a word that is none of them says nothing.
enum Severity {
    P1,
    P2,
    P3,
    P4,
    P5;

    static @Nullable Severity of(LabelSet labels) {
        return switch (labels.valueOrEmpty("severity").toLowerCase(Locale.ROOT)) {
            case "p1", "sev1", "critical", "crit", "page", "fatal", "emergency", "disaster" -> P1;
            case "p2", "sev2", "error", "high", "major", "urgent" -> P2;
            case "p3", "sev3", "warning", "warn", "average", "medium", "moderate" -> P3;
            case "p4", "sev4", "low", "minor", "info", "informational", "notice", "ticket" -> P4;
            case "p5", "sev5", "none", "debug" -> P5;
            default -> null;
        };
    }

    /// The place in a list; what says nothing comes after P3, because it may be anything.
    static int order(@Nullable Severity severity) {
        return severity == null ? P3.ordinal() * 2 + 1 : severity.ordinal() * 2;
    }
}
