// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.document.LineDiff.Diff;
import dev.watchfire.people.audit.Detail;
import dev.watchfire.people.audit.Subject;
import dev.watchfire.people.ledger.Change;
import org.jspecify.annotations.Nullable;

/// What the audit trail is told of the configuration: never a secret.
final class Trail {
    /// The versions themselves keep the whole texts.
    private static final int MOST_DIFF = 16 * 1024;

    private Trail() {}

    /// @param diff with the secrets hidden
    static void saved(Change change, @Nullable Version before, Version version, Diff diff) {
        Detail after =
                new Detail()
                        .with("version", Long.toString(version.id()))
                        .with("comment", version.comment())
                        .with("diff", Shown.unified(diff, MOST_DIFF));
        boolean restored = version.restoredFrom() != Version.NONE;
        if (restored) {
            after = after.with("restoredFrom", Long.toString(version.restoredFrom()));
        }
        change.audit(
                restored ? "configuration.restored" : "configuration.changed",
                subject(version),
                before == null
                        ? Detail.NONE
                        : new Detail().with("version", Long.toString(before.id())).toString(),
                after.toString());
    }

    /// It was saved, the engine did not take it, and it was taken back.
    static void notRun(Change change, Version version) {
        change.audit("configuration.not-run", subject(version), Detail.NONE, Detail.NONE);
    }

    private static Subject subject(Version version) {
        return new Subject("configuration", Long.toString(version.id()), "console");
    }
}
