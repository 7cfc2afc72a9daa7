// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.service.Service;
import dev.watchfire.engine.service.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// How many alerts of each service fire. Counted once for each state of the engine, since a page of
/// services is looked at by many. Safe for any thread.
final class OpenAlerts {
    /// Of one service.
    ///
    /// @param active that are told
    /// @param suppressed that a silence or another alert keeps quiet
    /// @param severity the worst of the active ones, or null where none says it
    record Count(int active, int suppressed, @Nullable Severity severity) {
        static final Count NONE = new Count(0, 0, null);

        private Count plus(boolean isSuppressed, @Nullable Severity more) {
            if (isSuppressed) {
                return new Count(active, suppressed + 1, severity);
            }
            boolean worse = more != null && (severity == null || more.compareTo(severity) < 0);
            return new Count(active + 1, suppressed, worse ? more : severity);
        }
    }

    private record Counted(long sequence, Services services, Map<String, Count> counts) {}

    private final AtomicReference<@Nullable Counted> last = new AtomicReference<>();

    /// By the names of services; those without alerts are missing.
    Map<String, Count> in(Image image, Services services) {
        Counted known = last.get();
        if (known != null && known.sequence == image.sequence() && known.services == services) {
            return known.counts;
        }
        Map<String, Count> counts = new HashMap<>();
        if (!services.all().isEmpty()) {
            image.alerts()
                    .forEach(
                            alert -> {
                                if (!alert.resolved()) {
                                    boolean quiet = image.standing(alert.id()).isSuppressed();
                                    Severity severity = Severities.of(alert, image);
                                    for (Service service : services.of(alert.labels())) {
                                        counts.merge(
                                                service.name(),
                                                Count.NONE.plus(quiet, severity),
                                                (before, _) -> before.plus(quiet, severity));
                                    }
                                }
                            });
        }
        last.set(new Counted(image.sequence(), services, counts));
        return counts;
    }
}
