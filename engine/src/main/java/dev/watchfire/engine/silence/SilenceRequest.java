// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import dev.watchfire.engine.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A silence that mutes nothing until a second person says yes.
///
/// @param requestedBy who asked, and may not decide
/// @param reasons why it may not be made without being asked for
/// @param verdict what became of it
/// @param silence what was made of it where it was approved
public record SilenceRequest(
        long id,
        long revision,
        UUID uuid,
        SilenceDraft draft,
        String requestedBy,
        Instant requestedAt,
        List<String> reasons,
        Verdict verdict,
        String decidedBy,
        @Nullable Instant decidedAt,
        String answer,
        @Nullable UUID silence)
        implements Entity {
    public enum Verdict {
        OPEN,
        APPROVED,
        DECLINED,
        /// Taken back by who asked.
        WITHDRAWN,
        /// Its time passed before anybody decided.
        LAPSED
    }

    public SilenceRequest {
        reasons = List.copyOf(reasons);
    }

    public SilenceRequest decided(
            Verdict verdict, String by, Instant at, String answer, @Nullable UUID silence) {
        return new SilenceRequest(
                id,
                revision + 1,
                uuid,
                draft,
                requestedBy,
                requestedAt,
                reasons,
                verdict,
                by,
                at,
                answer,
                silence);
    }
}
