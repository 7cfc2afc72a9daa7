// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.versions;

import dev.watchfire.people.audit.Actor;
import java.time.Instant;

/// One version of what the console edits.
///
/// @param id 1 for the first, then one more for each
/// @param restoredFrom the version that was made the newest again, 0 for none
/// @param fileHash SHA-256 of the file that it first ran beside
/// @param sealed whether its text holds secrets, so that the whole of it is sealed
/// @param shown its text with the secrets hidden
public record Version(
        long id,
        Instant at,
        Actor author,
        String comment,
        long restoredFrom,
        String fileHash,
        boolean sealed,
        String shown) {
    /// The number of "nothing yet".
    public static final long NONE = 0;
}
