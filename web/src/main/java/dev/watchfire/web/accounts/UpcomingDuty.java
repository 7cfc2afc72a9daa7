// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.accounts;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.oncall.PersonalShift;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Rota;
import dev.watchfire.people.users.User;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Refusal;
import dev.watchfire.web.http.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Keeps an account from being taken away unnoticed while its person has duty.
final class UpcomingDuty {
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Supplier<Image> image;
    private final InstantSource clock;

    UpcomingDuty(Supplier<Image> image, InstantSource clock) {
        this.image = image;
        this.clock = clock;
    }

    /// @throws Refusal where that person is on call, now or soon, and the parameter `force` is not
    ///   `true`
    void requireNone(User user, Exchange exchange) throws Refusal {
        Configuration configuration = image.get().configuration();
        if (configuration == null || "true".equals(exchange.query().get("force"))) {
            return;
        }
        Instant now = clock.instant();
        Rota rota = Rota.of(image.get());
        for (Schedule schedule : configuration.schedules()) {
            for (PersonalShift shift :
                    PersonalShift.of(
                            user.name(), rota.onCall(schedule).between(now, now.plus(AHEAD)))) {
                throw new Refusal(
                        Style.problem(
                                409,
                                "on-call",
                                "%s is on call for %s (%s) from %s to %s. Have another take it over by an override first, or repeat with force=true: the duty stays theirs and nobody is reached."
                                        .formatted(
                                                user.name(),
                                                schedule.name(),
                                                shift.role(),
                                                shift.start(),
                                                shift.end()),
                                null));
            }
        }
    }
}
