// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a receiver is told: the data that every integration writes its own way, and that templates
/// will see. Which alerts are in it, and whether they count as firing, was decided by the flush;
/// the rest is as the alerts are when the message is made.
///
/// @param alerts in Alertmanager's order
/// @param truncated alerts left out by {@link #first}
/// @param gone alerts that the delivery names and that no longer exist
/// @param externalUrl where people find this server
public record Message(
        String receiver,
        Delivery.Reason reason,
        List<Told> alerts,
        int truncated,
        int gone,
        LabelSet groupLabels,
        LabelSet routeLabels,
        String groupKey,
        String externalUrl) {

    /// One alert as it is told.
    ///
    /// @param endsAt null for a firing one
    public record Told(
            LabelSet labels,
            LabelSet annotations,
            Instant startsAt,
            @Nullable Instant endsAt,
            String generatorUrl) {
        public boolean firing() {
            return endsAt == null;
        }
    }

    public Message {
        alerts = List.copyOf(alerts);
    }

    static Message of(Delivery delivery, Image image, String externalUrl) {
        List<Told> alerts = new ArrayList<>();
        int gone = 0;
        for (long id : delivery.alerts().toArray()) {
            Alert alert = image.alerts().get(id);
            if (alert == null) {
                gone++;
            } else {
                alerts.add(
                        delivery.firing().contains(id)
                                ? firing(alert)
                                : resolved(alert, delivery.createdAt()));
            }
        }
        alerts.sort(AlertOrder.BY_JOB_AND_INSTANCE);
        return new Message(
                delivery.receiver(),
                delivery.reason(),
                alerts,
                0,
                gone,
                delivery.groupLabels(),
                delivery.routeLabels(),
                delivery.groupKey(),
                externalUrl);
    }

    /// A group as its next message would tell it, but for what is muted.
    ///
    /// @param alerts of the group
    public static Message of(Route route, Group group, List<Alert> alerts, String externalUrl) {
        return new Message(
                route.receiver(),
                Delivery.Reason.FIRST_NOTIFICATION,
                alerts.stream()
                        .map(a -> a.resolved() ? resolved(a, a.endsAt()) : firing(a))
                        .sorted(AlertOrder.BY_JOB_AND_INSTANCE)
                        .toList(),
                0,
                0,
                group.labels(),
                route.labels(),
                group.key(),
                externalUrl);
    }

    private static Told firing(Alert alert) {
        return new Told(
                alert.labels(), alert.annotations(), alert.startsAt(), null, alert.generatorUrl());
    }

    /// An alert that fires again by now was still resolved when the flush saw it, and a newer flush
    /// will tell the rest. Its own times are those of the new firing; the flush bounds them.
    private static Told resolved(Alert alert, Instant flushedAt) {
        boolean firesAgain = !alert.resolved();
        Instant endsAt = firesAgain ? flushedAt : alert.endsAt();
        Instant startsAt =
                firesAgain && alert.startsAt().isAfter(endsAt) ? endsAt : alert.startsAt();
        return new Told(
                alert.labels(), alert.annotations(), startsAt, endsAt, alert.generatorUrl());
    }

    /// Hexadecimal SHA-256 of the group's key: what vendors are told a group by, since a key may be
    /// longer than what they take. The same as Alertmanager's, so that what it opened is closed.
    public String groupHash() {
        try {
            byte[] key = groupKey.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean firing() {
        return alerts.stream().anyMatch(Told::firing);
    }

    /// With the first `limit` alerts only; 0 means all. What is common is then common to those.
    public Message first(int limit) {
        if (limit == 0 || alerts.size() <= limit) {
            return this;
        }
        return new Message(
                receiver,
                reason,
                alerts.subList(0, limit),
                truncated + alerts.size() - limit,
                gone,
                groupLabels,
                routeLabels,
                groupKey,
                externalUrl);
    }

    public Message withRouteLabels(LabelSet labels) {
        return new Message(
                receiver,
                reason,
                alerts,
                truncated,
                gone,
                groupLabels,
                labels,
                groupKey,
                externalUrl);
    }

    public LabelSet commonLabels() {
        return common(Told::labels);
    }

    public LabelSet commonAnnotations() {
        return common(Told::annotations);
    }

    private LabelSet common(Function<Told, LabelSet> part) {
        return alerts.stream().map(part).reduce(LabelSet::intersect).orElse(LabelSet.EMPTY);
    }
}
