// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.explain;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.InhibitRule;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.explain.Destinations.Destination;
import dev.watchfire.engine.explain.Explanation.InhibitionReason;
import dev.watchfire.engine.explain.Explanation.SilenceReason;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.interval.TimeIntervals;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.route.RouteTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers "where would this go?" for any labels and instant. It decides nothing.
public final class RoutePreview {
    private final Image image;
    private final Configuration configuration;
    private final TimeIntervals intervals;

    /// @throws IllegalArgumentException where the image has no configuration yet
    public RoutePreview(Image image) {
        Configuration known = image.configuration();
        if (known == null) {
            throw new IllegalArgumentException("no configuration has been applied yet");
        }
        this.image = image;
        this.configuration = known;
        this.intervals = new TimeIntervals(known.timeIntervals());
    }

    public Destinations of(LabelSet labels, Instant at) {
        List<Destination> destinations = new ArrayList<>();
        for (Route route : new RouteTree(configuration.route()).match(labels)) {
            destinations.add(destination(route, labels, at));
        }
        return new Destinations(
                labels,
                at,
                new Explainer(image).steps(labels),
                destinations,
                silences(labels, at),
                inhibition(labels));
    }

    private Destination destination(Route route, LabelSet labels, Instant at) {
        LabelSet groupLabels = route.groupByAll() ? labels : labels.only(route.groupBy());
        boolean joins = group(route.id(), groupLabels) != null;
        Receiver receiver = configuration.receiver(route.receiver());
        return new Destination(
                route.id(),
                route.receiver(),
                route.key() + ":" + groupLabels,
                groupLabels,
                joins,
                joins ? null : at.plus(route.groupWait()),
                route.groupWait(),
                route.groupInterval(),
                route.repeatInterval(),
                heldBy(route, at),
                receiver == null
                        ? List.of()
                        : receiver.integrations().stream().map(Integration::label).toList());
    }

    private @Nullable Group group(String routeId, LabelSet labels) {
        Group[] found = new Group[1];
        image.groups()
                .forEach(
                        group -> {
                            if (group.routeId().equals(routeId) && group.labels().equals(labels)) {
                                found[0] = group;
                            }
                        });
        return found[0];
    }

    private List<String> heldBy(Route route, Instant at) {
        return intervals.isActive(route.activeTimeIntervals(), at)
                ? intervals.containing(route.muteTimeIntervals(), at)
                : route.activeTimeIntervals();
    }

    private List<SilenceReason> silences(LabelSet labels, Instant at) {
        List<SilenceReason> reasons = new ArrayList<>();
        image.silences()
                .forEach(
                        silence -> {
                            if (!silence.startsAt().isAfter(at)
                                    && silence.endsAt().isAfter(at)
                                    && silence.matches(labels)) {
                                reasons.add(SilenceReason.of(silence));
                            }
                        });
        return reasons;
    }

    private @Nullable InhibitionReason inhibition(LabelSet labels) {
        List<InhibitRule> rules = configuration.inhibitRules();
        for (int i = 0; i < rules.size(); i++) {
            InhibitRule rule = rules.get(i);
            if (accept(rule.target(), labels)) {
                Alert source = source(rule, labels);
                if (source != null) {
                    return InhibitionReason.of(rule, i, source.labels());
                }
            }
        }
        return null;
    }

    /// As in the engine, what is a source and a target of a rule at once is inhibited only by what
    /// is no target of it.
    private @Nullable Alert source(InhibitRule rule, LabelSet labels) {
        boolean both = accept(rule.source(), labels);
        Alert[] found = new Alert[1];
        image.alerts()
                .forEach(
                        alert -> {
                            if (!alert.resolved()
                                    && accept(rule.source(), alert.labels())
                                    && !(both && accept(rule.target(), alert.labels()))
                                    && agree(rule, alert.labels(), labels)
                                    && (found[0] == null || alert.id() < found[0].id())) {
                                found[0] = alert;
                            }
                        });
        return found[0];
    }

    private static boolean agree(InhibitRule rule, LabelSet a, LabelSet b) {
        for (String name : rule.equal()) {
            if (!a.valueOrEmpty(name).equals(b.valueOrEmpty(name))) {
                return false;
            }
        }
        return true;
    }

    private static boolean accept(List<Matcher> matchers, LabelSet labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}
