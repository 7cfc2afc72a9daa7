// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.simulation;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Knows what was accepted and checks that every promise about it is kept.
final class Oracle {
    /// Timers come up with the rounds of the simulation, which are a little late.
    private static final Duration LATENESS = Duration.ofSeconds(2);

    private final Receivers receivers;
    private final Map<LabelSet, IncomingAlert> lastWord = new HashMap<>();
    private final Map<UUID, SilenceDraft> silences = new HashMap<>();
    private Instant graceUntil = Instant.MIN;
    private boolean clockWentBack;

    Oracle(Receivers receivers) {
        this.receivers = receivers;
    }

    /// From here on ends may come late, and must not come early. What was said before ends after as
    /// much time as ever, which on the clock that was set back is earlier.
    void clockWentBack(Duration by) {
        clockWentBack = true;
        lastWord.replaceAll((_, word) -> earlier(word, by));
        pending.replaceAll((_, word) -> earlier(word, by));
    }

    private static IncomingAlert earlier(IncomingAlert word, Duration by) {
        Instant endsAt = word.endsAt();
        return new IncomingAlert(
                word.labels(),
                word.annotations(),
                word.startsAt(),
                endsAt == null ? null : endsAt.minus(by),
                word.generatorUrl());
    }

    void restarted(Image image) {
        graceUntil = image.at().plus(Duration.ofMinutes(5));
    }

    /// Until it is known whether these were accepted, nothing is promised about them.
    void posting(List<IncomingAlert> alerts) {
        pending.clear();
        for (IncomingAlert alert : alerts) {
            IncomingAlert before = lastWord.remove(alert.labels());
            if (before != null) {
                pending.put(alert.labels(), before);
            }
        }
    }

    private final Map<LabelSet, IncomingAlert> pending = new HashMap<>();

    void posted(List<IncomingAlert> alerts, Instant wall) {
        for (IncomingAlert alert : alerts) {
            // What ended says nothing about a clock that is set back afterwards.
            if (alert.endsAt() != null && alert.endsAt().isAfter(wall)) {
                lastWord.put(alert.labels(), alert);
            }
        }
    }

    /// A refused post changed nothing: the word before it still holds.
    void refused(List<IncomingAlert> alerts) {
        alerts.forEach(
                alert -> {
                    IncomingAlert before = pending.get(alert.labels());
                    if (before != null) {
                        lastWord.put(alert.labels(), before);
                    }
                });
    }

    void muted(UUID silence, SilenceDraft draft) {
        silences.put(silence, draft);
    }

    void expiring(UUID silence) {
        silences.remove(silence);
    }

    void expired(UUID silence) {
        silences.remove(silence);
    }

    /// Nothing accepted is lost; nothing is overdue.
    void check(Image image, Instant wall) {
        Map<LabelSet, Alert> known = new HashMap<>();
        image.alerts().forEach(alert -> known.put(alert.labels(), alert));
        lastWord.forEach(
                (labels, word) -> {
                    Alert alert = known.get(labels);
                    Instant until = word.endsAt();
                    if (until != null && until.isAfter(wall)) {
                        if (alert == null || alert.resolved()) {
                            throw new Violation(
                                    "accepted and lost: " + labels + " at " + image.at());
                        }
                    } else if (until != null
                            && alert != null
                            && !alert.resolved()
                            && !clockWentBack
                            && image.at().isAfter(graceUntil.plus(LATENESS))
                            && image.at().isAfter(until.plus(LATENESS))) {
                        throw new Violation("ended and still firing: " + labels);
                    }
                });
        silences.forEach(
                (uuid, draft) -> {
                    if (draft.endsAt().isAfter(image.at()) && find(image, uuid) == null) {
                        throw new Violation("accepted and lost: silence " + uuid);
                    }
                });
        image.groups()
                .forEach(
                        group -> {
                            if (group.nextFlushAt().plus(LATENESS).isBefore(image.at())) {
                                throw new Violation("overdue: " + group + " at " + image.at());
                            }
                        });
        image.deliveries()
                .forEach(
                        delivery -> {
                            if (delivery.nextAttemptAt().plus(LATENESS).isBefore(image.at())) {
                                throw new Violation("overdue: " + delivery + " at " + image.at());
                            }
                        });
    }

    private static @org.jspecify.annotations.Nullable Silence find(Image image, UUID uuid) {
        Silence[] found = new Silence[1];
        image.silences()
                .forEach(
                        silence -> {
                            if (silence.uuid().equals(uuid)) {
                                found[0] = silence;
                            }
                        });
        return found[0];
    }

    /// Nothing muted is sent, and nothing twice that is known to be told.
    void checkStart(Delivery delivery, Image image) {
        delivery.firing()
                .forEach(
                        id -> {
                            Alert alert = image.alerts().get(id);
                            if (alert != null && isSilenced(alert, image)) {
                                throw new Violation("silenced and sent: " + alert.labels());
                            }
                        });
        Receivers.Told last = receivers.told(delivery.logKey());
        boolean wantsResolves = !delivery.logKey().endsWith("/1");
        if (last != null
                && last.acknowledged()
                && wantsResolves
                && last.firing().equals(Receivers.names(delivery.firing(), image))
                && last.resolved().equals(Receivers.names(delivery.resolved(), image))
                && image.at().isBefore(last.at().plus(Duration.ofHours(2)))) {
            throw new Violation("told again: " + delivery + " after " + last);
        }
    }

    /// By the clock and the matchers alone; one that began in this very round may come after.
    private static boolean isSilenced(Alert alert, Image image) {
        boolean[] silenced = new boolean[1];
        image.silences()
                .forEach(
                        silence ->
                                silenced[0] |=
                                        silence.startsAt().isBefore(image.at().minus(LATENESS))
                                                && silence.endsAt().isAfter(image.at())
                                                && silence.matches(alert.labels()));
        return silenced[0];
    }

    /// After a calm time every integration has last been told of exactly the alerts that fire.
    void checkEverybodyKnows(Image image) {
        Configuration configuration = image.configuration();
        if (configuration == null) {
            throw new Violation("no configuration");
        }
        RouteTree routes = new RouteTree(configuration.route());
        List<String> wrong = new ArrayList<>();
        image.alerts()
                .forEach(
                        alert -> {
                            if (!alert.resolved() && !image.standing(alert.id()).isSuppressed()) {
                                alert.groups().forEach(id -> ask(alert, id, image, routes, wrong));
                            }
                        });
        if (!wrong.isEmpty()) {
            throw new Violation("never told: " + wrong);
        }
    }

    private void ask(Alert alert, long groupId, Image image, RouteTree routes, List<String> wrong) {
        Group group = image.groups().get(groupId);
        var route = group == null ? null : routes.byId(group.routeId());
        Receiver receiver =
                route == null || image.configuration() == null
                        ? null
                        : image.configuration().receiver(route.receiver());
        if (group == null || receiver == null) {
            wrong.add(alert.labels() + " is in no group of a receiver");
            return;
        }
        for (Integration integration : receiver.integrations()) {
            String key =
                    LogEntry.key(group.routeId(), group.labels(), receiver.name(), integration);
            Receivers.Told told = receivers.told(key);
            Set<String> firing = told == null ? Set.of() : told.firing();
            if (!firing.contains(alert.labels().toString())) {
                wrong.add(key + " does not know " + alert.labels());
            }
        }
    }

    /// In a life without silences and reloads nobody believes that an alert fires which is over.
    void checkNobodyIsMisled(Image image, List<String> keys) {
        Map<String, Alert> known = new HashMap<>();
        image.alerts().forEach(alert -> known.put(alert.labels().toString(), alert));
        for (String key : keys) {
            Receivers.Told told = receivers.told(key);
            if (told != null && !key.endsWith("/1")) {
                for (String labels : told.firing()) {
                    Alert alert = known.get(labels);
                    if (alert == null || alert.resolved()) {
                        throw new Violation(key + " still believes in " + labels);
                    }
                }
            }
        }
    }
}
