// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.config.problem.Problem;
import java.util.List;

/// What became of an edit.
public sealed interface Saved {
    /// It runs, and is on disk.
    ///
    /// @param version the newest one; the one before where nothing was different
    record Done(Version version) implements Saved {}

    /// It cannot be; what ran before goes on.
    record Refused(Examined examined) implements Saved {}

    /// Somebody else was quicker.
    ///
    /// @param newest the number that an edit must start from
    /// @param text of the newest version, secrets hidden
    record Stale(long newest, String text) implements Saved {}

    /// The engine did not take it, and nothing was kept.
    record NotRun(String reason) implements Saved {}

    /// There is no such object.
    record NoObject() implements Saved {}

    /// There is an object of that name, which whoever adds one did not expect.
    record ObjectExists() implements Saved {}

    /// Somebody else changed the object.
    record StaleObject(ObjectView current) implements Saved {}

    /// The object's own text is wrong.
    record WrongObject(List<Problem> problems) implements Saved {
        public WrongObject {
            problems = List.copyOf(problems);
        }
    }

    /// The whole is written in a way in which this object cannot be changed alone.
    record Entangled() implements Saved {}
}
