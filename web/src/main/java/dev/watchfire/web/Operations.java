// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web;

import dev.watchfire.web.access.Audience;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import dev.watchfire.web.http.Route;
import dev.watchfire.web.http.Style;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// `/-/healthy`, `/-/ready` and `/-/reload`.
final class Operations {
    /// A round takes milliseconds and comes at least once a second.
    static final Duration MAX_SILENCE_OF_ENGINE = Duration.ofSeconds(30);

    private final Pulse pulse;
    private final Reloader reloader;
    private final InstantSource clock;

    Operations(Pulse pulse, Reloader reloader, InstantSource clock) {
        this.pulse = pulse;
        this.reloader = reloader;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "/-/healthy", Audience.MONITORING, Style.PLAIN, this::healthy),
                Route.of("GET", "/-/ready", Audience.MONITORING, Style.PLAIN, this::ready),
                Route.of("POST", "/-/reload", Audience.RELOAD, Style.PLAIN, this::reload),
                Route.of("PUT", "/-/reload", Audience.RELOAD, Style.PLAIN, this::reload));
    }

    private Answer healthy(Exchange exchange) {
        Throwable failure = pulse.failure();
        if (failure != null) {
            return Answer.text(503, "The engine has stopped: " + failure.getMessage() + "\n");
        }
        Instant last = pulse.lastRound();
        Duration silence = Duration.between(last, clock.instant());
        if (silence.compareTo(MAX_SILENCE_OF_ENGINE) > 0) {
            return Answer.text(
                    503,
                    "The engine has not finished a round for "
                            + silence.toSeconds()
                            + " s (limit "
                            + MAX_SILENCE_OF_ENGINE.toSeconds()
                            + " s, last at "
                            + last
                            + "). Maybe its disk hangs.\n");
        }
        return Answer.text(200, "OK");
    }

    private Answer ready(Exchange exchange) {
        return pulse.failure() == null
                ? Answer.text(200, "OK")
                : Answer.text(503, "The engine has stopped.\n");
    }

    private Answer reload(Exchange exchange) {
        return switch (reloader.reload()) {
            case Reloader.Outcome.Reloaded() -> Answer.empty(200);
            case Reloader.Outcome.Failed(String problems) ->
                    Answer.text(500, "failed to reload config: " + problems + "\n");
        };
    }
}
