// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// What the auditor found at its last look.
///
/// @param switchProblem why the dead man's switch could not be told, "" for nothing
public record AuditReport(
        Instant checkedAt, Duration oldestOverdue, List<Finding> findings, String switchProblem) {
    public static final AuditReport NONE =
            new AuditReport(Instant.EPOCH, Duration.ZERO, List.of(), "");

    /// @param type such as `overdue-step`
    /// @param page its id, or 0
    /// @param delivery its id, or 0
    /// @param text a sentence for people
    public record Finding(
            String type,
            long page,
            long delivery,
            Instant since,
            Function<Language, String> text) {}

    public AuditReport {
        findings = List.copyOf(findings);
    }
}
