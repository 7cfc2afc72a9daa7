// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.explain;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Image.Standing;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.explain.Explanation.GroupReason;
import dev.watchfire.engine.explain.Explanation.InhibitionReason;
import dev.watchfire.engine.explain.Explanation.IntegrationReason;
import dev.watchfire.engine.explain.Explanation.OpenDelivery;
import dev.watchfire.engine.explain.Explanation.RouteStep;
import dev.watchfire.engine.explain.Explanation.SilenceReason;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.interval.TimeIntervals;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.notification.Dedup;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.route.RouteTree;
import dev.watchfire.engine.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads from an image why an alert is told or not. It decides nothing: it asks the same questions
/// of the same records as the engine.
public final class Explainer {
    private final Image image;
    private final Configuration configuration;
    private final TimeIntervals intervals;
    private final RouteTree routes;

    /// @throws IllegalArgumentException where the image has no configuration yet
    public Explainer(Image image) {
        if (image.configuration() == null) {
            throw new IllegalArgumentException("no configuration has been applied yet");
        }
        this.image = image;
        this.configuration = image.configuration();
        this.intervals = new TimeIntervals(configuration.timeIntervals());
        this.routes = new RouteTree(configuration.route());
    }

    public Explanation explain(Alert alert, Instant now) {
        Standing standing = image.standing(alert.id());
        List<SilenceReason> silences = silences(standing);
        InhibitionReason inhibition = inhibition(standing);
        List<GroupReason> groups = groups(alert, standing.isSuppressed(), now);
        return new Explanation(
                alert,
                now,
                summary(alert, silences, inhibition, groups),
                steps(alert.labels()),
                silences,
                inhibition,
                groups);
    }

    /// Every node that labels like these are tried against, whether or not such an alert exists.
    public List<RouteStep> steps(LabelSet labels) {
        List<RouteStep> steps = new ArrayList<>();
        tryRoute(configuration.route(), 0, labels, steps);
        return steps;
    }

    private static boolean tryRoute(
            Route route, int depth, LabelSet labels, List<RouteStep> steps) {
        Matcher refusing = null;
        for (Matcher matcher : route.matchers()) {
            if (!matcher.matches(labels)) {
                refusing = matcher;
                break;
            }
        }
        int position = steps.size();
        boolean handledBelow = false;
        steps.add(step(route, depth, refusing, false));
        if (refusing == null) {
            for (Route child : route.routes()) {
                if (tryRoute(child, depth + 1, labels, steps)) {
                    handledBelow = true;
                    if (!child.continues()) {
                        break;
                    }
                }
            }
            steps.set(position, step(route, depth, null, !handledBelow));
        }
        return refusing == null;
    }

    private static RouteStep step(
            Route route, int depth, @Nullable Matcher refusing, boolean handles) {
        return new RouteStep(
                route.id(),
                depth,
                route.receiver(),
                texts(route.matchers()),
                refusing == null,
                refusing == null ? null : refusing.toString(),
                handles,
                route.continues());
    }

    private static List<String> texts(List<Matcher> matchers) {
        return matchers.stream().map(Matcher::toString).toList();
    }

    private List<SilenceReason> silences(Standing standing) {
        List<SilenceReason> reasons = new ArrayList<>();
        standing.silencedBy()
                .forEach(
                        id -> {
                            Silence silence = image.silences().get(id);
                            if (silence != null) {
                                reasons.add(SilenceReason.of(silence));
                            }
                        });
        return reasons;
    }

    private @Nullable InhibitionReason inhibition(Standing standing) {
        if (standing.inhibitedBy().isEmpty()) {
            return null;
        }
        Alert source = image.alerts().get(standing.inhibitedBy().get(0));
        InhibitRule rule = configuration.inhibitRules().get(standing.inhibitRule());
        LabelSet labels = source == null ? LabelSet.EMPTY : source.labels();
        return InhibitionReason.of(rule, standing.inhibitRule(), labels);
    }

    private List<GroupReason> groups(Alert alert, boolean suppressed, Instant now) {
        List<GroupReason> reasons = new ArrayList<>();
        for (int i = 0; i < alert.groups().size(); i++) {
            Group group = image.groups().get(alert.groups().get(i));
            Route route = group == null ? null : routes.byId(group.routeId());
            Receiver receiver = route == null ? null : configuration.receiver(route.receiver());
            if (group != null && route != null && receiver != null) {
                reasons.add(reason(alert, suppressed, group, route, receiver, now));
            }
        }
        return reasons;
    }

    private GroupReason reason(
            Alert alert,
            boolean suppressed,
            Group group,
            Route route,
            Receiver receiver,
            Instant now) {
        Membership membership = membership(group.id());
        List<String> heldBy = heldBy(route, now);
        Map<String, Delivery> open = new HashMap<>();
        image.deliveries()
                .forEach(
                        delivery -> {
                            if (delivery.groupId() == group.id()) {
                                open.put(delivery.logKey(), delivery);
                            }
                        });
        List<IntegrationReason> integrations = new ArrayList<>();
        for (Integration integration : receiver.integrations()) {
            String key =
                    LogEntry.key(group.routeId(), group.labels(), receiver.name(), integration);
            LogEntry logged = logEntry(key);
            LogEntry told = logged == null ? null : logged.knowing(membership.labels);
            Delivery delivery = open.get(key);
            String next =
                    next(told, delivery, membership, integration, route, suppressed, heldBy, group);
            long fingerprint = alert.labels().fingerprint();
            integrations.add(
                    new IntegrationReason(
                            integration.label(),
                            told == null ? null : told.at(),
                            told != null && told.firing().contains(fingerprint),
                            told != null && told.resolved().contains(fingerprint),
                            next,
                            delivery == null ? null : open(delivery)));
        }
        return new GroupReason(
                group.id(),
                group.key(),
                receiver.name(),
                group.labels(),
                membership.alerts,
                group.nextFlushAt(),
                group.lastFlushAt(),
                heldBy,
                integrations);
    }

    private String next(
            @Nullable LogEntry told,
            @Nullable Delivery delivery,
            Membership membership,
            Integration integration,
            Route route,
            boolean suppressed,
            List<String> heldBy,
            Group group) {
        if (delivery != null) {
            return delivery.state() == Delivery.State.SENDING
                    ? "is being sent"
                    : "waits until " + delivery.nextAttemptAt() + " to be sent again";
        }
        if (!heldBy.isEmpty()) {
            return "held by time interval " + String.join(", ", heldBy);
        }
        if (suppressed) {
            return "this alert is left out while it is muted";
        }
        Delivery.Reason reason =
                Dedup.reason(
                        told,
                        membership.firing,
                        membership.resolved,
                        integration.sendResolved(),
                        route.repeatInterval(),
                        group.nextFlushAt());
        if (reason == null) {
            return told == null
                    ? "nothing to tell at " + group.nextFlushAt()
                    : "already told; repeated from " + told.at().plus(route.repeatInterval());
        }
        return "will be told at " + group.nextFlushAt() + ": " + reason.text();
    }

    private record Membership(int alerts, Ids firing, Ids resolved, List<LabelSet> labels) {}

    /// The members of a group that a flush would tell, by fingerprint.
    private Membership membership(long groupId) {
        long[] firing = new long[image.alerts().size()];
        long[] resolved = new long[image.alerts().size()];
        int[] n = new int[3];
        List<LabelSet> labels = new ArrayList<>();
        image.alerts()
                .forEach(
                        alert -> {
                            if (alert.groups().contains(groupId)) {
                                n[2]++;
                                labels.add(alert.labels());
                                if (!image.standing(alert.id()).isSuppressed()) {
                                    if (alert.resolved()) {
                                        resolved[n[1]++] = alert.labels().fingerprint();
                                    } else {
                                        firing[n[0]++] = alert.labels().fingerprint();
                                    }
                                }
                            }
                        });
        return new Membership(
                n[2],
                Ids.of(Arrays.copyOf(firing, n[0])),
                Ids.of(Arrays.copyOf(resolved, n[1])),
                labels);
    }

    private List<String> heldBy(Route route, Instant now) {
        if (!intervals.isActive(route.activeTimeIntervals(), now)) {
            return route.activeTimeIntervals();
        }
        return intervals.containing(route.muteTimeIntervals(), now);
    }

    private @Nullable LogEntry logEntry(String key) {
        LogEntry[] found = new LogEntry[1];
        image.logEntries()
                .forEach(
                        entry -> {
                            if (entry.key().equals(key)) {
                                found[0] = entry;
                            }
                        });
        return found[0];
    }

    private static OpenDelivery open(Delivery delivery) {
        List<Delivery.Attempt> attempts = delivery.attempts();
        return new OpenDelivery(
                delivery.id(),
                delivery.state(),
                delivery.attemptCount(),
                delivery.nextAttemptAt(),
                attempts.isEmpty() ? "" : attempts.getLast().message());
    }

    private static String summary(
            Alert alert,
            List<SilenceReason> silences,
            @Nullable InhibitionReason inhibition,
            List<GroupReason> groups) {
        if (inhibition != null) {
            return "Not told: inhibited by "
                    + inhibition.source().valueOrEmpty("alertname")
                    + " ("
                    + inhibition.fingerprint()
                    + ") through "
                    + inhibition.rule()
                    + ".";
        }
        if (!silences.isEmpty()) {
            SilenceReason silence = silences.getFirst();
            return "Not told: silenced by "
                    + silence.createdBy()
                    + " until "
                    + silence.endsAt()
                    + " ("
                    + silence.comment()
                    + ").";
        }
        if (groups.isEmpty()) {
            return "Resolved, and everybody who was told has been told so.";
        }
        List<String> sentences = new ArrayList<>();
        for (GroupReason group : groups) {
            if (group.integrations().isEmpty()) {
                sentences.add(
                        "Receiver " + group.receiver() + " has no integration: nobody is told.");
            }
            for (IntegrationReason integration : group.integrations()) {
                sentences.add(
                        group.receiver()
                                + "/"
                                + integration.integration()
                                + ": "
                                + (integration.toldAt() == null
                                        ? ""
                                        : "last told at " + integration.toldAt() + "; ")
                                + integration.next()
                                + ".");
            }
        }
        return (alert.resolved() ? "Resolved. " : "Firing. ") + String.join(" ", sentences);
    }
}
