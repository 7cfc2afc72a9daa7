// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.Pulse;
import dev.watchfire.web.alertmanager.AlertmanagerApi.Build;
import dev.watchfire.web.http.Answer;
import dev.watchfire.web.http.Exchange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// `/health`: what the page's foot shows.
final class HealthEndpoint {
    private final EngineAccess engine;
    private final Pulse pulse;
    private final Build build;
    private final boolean observing;
    private final InstantSource clock;
    private final Instant startedAt;

    HealthEndpoint(
            EngineAccess engine, Pulse pulse, Build build, boolean observing, InstantSource clock) {
        this.engine = engine;
        this.pulse = pulse;
        this.build = build;
        this.observing = observing;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    Answer health(Exchange exchange) {
        Image image = engine.image();
        Instant now = clock.instant();
        Throwable failure = pulse.failure();
        int[] alerts = new int[2];
        image.alerts()
                .forEach(
                        alert -> {
                            if (!alert.resolved()) {
                                alerts[image.standing(alert.id()).isSuppressed() ? 1 : 0]++;
                            }
                        });
        Map<Silence.State, Integer> silences = new EnumMap<>(Silence.State.class);
        image.silences().forEach(s -> silences.merge(s.state(now), 1, Integer::sum));
        int[] deliveries = new int[3];
        image.deliveries().forEach(d -> deliveries[place(d)]++);
        return Answer.json(
                200,
                json -> {
                    json.beginObject()
                            .member("status", failure == null ? "ok" : "failed")
                            .member(
                                    "problem",
                                    failure == null ? null : String.valueOf(failure.getMessage()))
                            .member("version", build.ownVersion())
                            .member("mode", observing ? "observe" : "send")
                            .member("now", now)
                            .member("startedAt", startedAt)
                            .member("sequence", image.sequence())
                            .member("lastRoundAt", pulse.lastRound())
                            .name("alerts")
                            .beginObject()
                            .member("active", alerts[0])
                            .member("suppressed", alerts[1])
                            .endObject()
                            .member("groups", image.groups().size())
                            .name("silences")
                            .beginObject();
                    for (Silence.State state : Silence.State.values()) {
                        json.member(
                                state.name().toLowerCase(Locale.ROOT),
                                silences.getOrDefault(state, 0));
                    }
                    json.endObject()
                            .name("deliveries")
                            .beginObject()
                            .member("pending", deliveries[0])
                            .member("sending", deliveries[1])
                            .member("retrying", deliveries[2])
                            .endObject()
                            .endObject();
                });
    }

    private static int place(Delivery delivery) {
        if (delivery.state() == Delivery.State.SENDING) {
            return 1;
        }
        return delivery.attemptCount() > 0 ? 2 : 0;
    }
}
