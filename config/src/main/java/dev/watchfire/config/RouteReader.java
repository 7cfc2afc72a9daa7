// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.config;

import dev.watchfire.config.problem.Position;
import dev.watchfire.config.problem.Problem.Code;
import dev.watchfire.config.problem.Problems;
import dev.watchfire.config.schema.Key;
import dev.watchfire.config.schema.ScalarType;
import dev.watchfire.config.schema.Schema;
import dev.watchfire.config.schema.Section;
import dev.watchfire.config.schema.Shown;
import dev.watchfire.config.schema.Suggestion;
import dev.watchfire.config.schema.Type.Single;
import dev.watchfire.config.schema.Value;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the routing tree and hands everything inherited down: all but matchers, `continue` and the
/// two lists of time intervals.
final class RouteReader {
    static final Schema SCHEMA =
            Schema.of(
                    "route",
                    Key.text("receiver"),
                    Key.texts("group_by"),
                    Key.textMap("match"),
                    Key.map("match_re", new Single(ScalarType.REGEX)),
                    Key.texts("matchers"),
                    Key.texts("mute_time_intervals"),
                    Key.texts("active_time_intervals"),
                    Key.flag("continue").or("false"),
                    Key.sections("routes", () -> RouteReader.SCHEMA),
                    Key.duration("group_wait"),
                    Key.duration("group_interval"),
                    Key.duration("repeat_interval"),
                    Key.textMap("labels"));

    private static final Route DEFAULTS =
            new Route(
                    "",
                    "",
                    "",
                    List.of(),
                    false,
                    Configuration.DEFAULT_GROUP_WAIT,
                    Configuration.DEFAULT_GROUP_INTERVAL,
                    Configuration.DEFAULT_REPEAT_INTERVAL,
                    List.of(),
                    false,
                    List.of(),
                    List.of(),
                    LabelSet.EMPTY,
                    List.of());

    /// In `group_by`: every label.
    private static final String ALL_LABELS = "...";

    private final MatchersReader matchers;
    private final Problems problems;
    private final TemplateCheck templates;
    private final @Nullable Set<String> receivers;
    private final @Nullable Set<String> timeIntervals;

    /// @param receivers the names that are defined, or null where that is not known because their
    ///   definitions are wrong
    RouteReader(
            MatchersReader matchers,
            Problems problems,
            TemplateCheck templates,
            @Nullable Set<String> receivers,
            @Nullable Set<String> timeIntervals) {
        this.matchers = matchers;
        this.problems = problems;
        this.templates = templates;
        this.receivers = receivers;
        this.timeIntervals = timeIntervals;
    }

    Route root(Section route) {
        if (!route.isSet("receiver") && !route.isWrong("receiver")) {
            problems.add(
                    route.at(),
                    route.path(),
                    Code.MISSING,
                    "root route must specify a default receiver");
        }
        refuseAtRoot(route, "match", "root route must not have any matchers");
        refuseAtRoot(route, "match_re", "root route must not have any matchers");
        refuseAtRoot(route, "matchers", "root route must not have any matchers");
        refuseAtRoot(
                route, "mute_time_intervals", "root route must not have any mute time intervals");
        refuseAtRoot(
                route,
                "active_time_intervals",
                "root route must not have any active time intervals");
        if (route.flag("continue")) {
            problems.add(
                    route.at("continue"),
                    route.path("continue"),
                    Code.INVALID_VALUE,
                    "cannot have continue in root route");
        }
        List<Matcher> none = matchers.read(route, "");
        String key = MatchersReader.key(route, none);
        return read(route, DEFAULTS, none, key, key);
    }

    private void refuseAtRoot(Section route, String key, String message) {
        if (route.isSet(key)) {
            problems.add(route.at(key), route.path(key), Code.INVALID_VALUE, message);
        }
    }

    private Route read(Section route, Route parent, List<Matcher> own, String id, String key) {
        List<String> groupBy = parent.groupBy();
        boolean groupByAll = parent.groupByAll();
        if (route.isGiven("group_by") && !route.isWrong("group_by")) {
            Set<String> names = groupBy(route);
            groupByAll = names.remove(ALL_LABELS);
            groupBy = names.stream().sorted(LabelSet::compareUtf8).toList();
        }
        Duration groupInterval = positive(route, "group_interval", parent.groupInterval());
        Duration repeatInterval = positive(route, "repeat_interval", parent.repeatInterval());
        if (repeatInterval.compareTo(groupInterval) < 0 && changes(route)) {
            problems.warn(
                    route.at(
                            route.isGiven("repeat_interval")
                                    ? "repeat_interval"
                                    : "group_interval"),
                    route.path(),
                    Code.DOUBTFUL,
                    "repeat_interval is less than group_interval: notifications repeat only at the"
                            + " next group_interval");
        }
        Duration groupWait = route.duration("group_wait");
        LabelSet labels = labels(route, parent.labels());
        templates.checkLabels(route);
        checkReceiver(route);
        Route bare =
                new Route(
                        id,
                        key,
                        route.isSet("receiver") ? route.text("receiver") : parent.receiver(),
                        groupBy,
                        groupByAll,
                        groupWait == null ? parent.groupWait() : groupWait,
                        groupInterval,
                        repeatInterval,
                        own,
                        route.flag("continue"),
                        intervals(route, "mute_time_intervals"),
                        intervals(route, "active_time_intervals"),
                        labels,
                        List.of());
        List<Route> children = children(route, bare);
        return children.isEmpty() ? bare : withRoutes(bare, children);
    }

    private List<Route> children(Section route, Route parent) {
        List<Route> children = new ArrayList<>();
        Map<String, Integer> siblings = new HashMap<>();
        for (Section child : route.sections("routes")) {
            List<Matcher> own = matchers.read(child, "");
            String step = "/" + MatchersReader.key(child, own);
            int same = siblings.merge(step, 1, Integer::sum);
            String id = parent.id() + step + (same == 1 ? "" : "#" + same);
            children.add(read(child, parent, own, id, parent.key() + step));
        }
        return children;
    }

    private static Route withRoutes(Route r, List<Route> routes) {
        return new Route(
                r.id(),
                r.key(),
                r.receiver(),
                r.groupBy(),
                r.groupByAll(),
                r.groupWait(),
                r.groupInterval(),
                r.repeatInterval(),
                r.matchers(),
                r.continues(),
                r.muteTimeIntervals(),
                r.activeTimeIntervals(),
                r.labels(),
                routes);
    }

    private static boolean changes(Section route) {
        return route.isGiven("group_interval") || route.isGiven("repeat_interval");
    }

    private Set<String> groupBy(Section route) {
        Set<String> names = new LinkedHashSet<>();
        for (Value.Single name : route.singles("group_by")) {
            String text = name.text();
            String message = null;
            if (!text.equals(ALL_LABELS) && !matchers.isLabelName(text)) {
                message = "invalid label name " + Shown.text(text) + " in group_by list";
            } else if (!names.add(text) && !text.equals(ALL_LABELS)) {
                message = "duplicated label " + Shown.text(text) + " in group_by";
            }
            if (message != null) {
                problems.add(name.at(), route.path("group_by"), Code.INVALID_VALUE, message);
            }
        }
        if (names.contains(ALL_LABELS) && names.size() > 1) {
            problems.add(
                    route.at("group_by"),
                    route.path("group_by"),
                    Code.CONFLICT,
                    "cannot have wildcard group_by (`...`) and other labels at the same time");
        }
        return names;
    }

    private Duration positive(Section route, String key, Duration inherited) {
        Duration duration = route.duration(key);
        if (duration == null) {
            return inherited;
        }
        if (duration.isZero()) {
            problems.add(
                    route.at(key), route.path(key), Code.INVALID_VALUE, key + " cannot be zero");
        }
        return duration;
    }

    private LabelSet labels(Section route, LabelSet inherited) {
        Map<String, String> labels = new LinkedHashMap<>(inherited.toMap());
        for (Value.Entry entry : route.entries("labels")) {
            if (!matchers.isLabelName(entry.key())) {
                problems.add(
                        entry.keyAt(),
                        route.path("labels"),
                        Code.INVALID_VALUE,
                        "invalid label name " + Shown.text(entry.key()) + " in labels");
            } else if (entry.value() instanceof Value.Single single) {
                labels.put(entry.key(), single.text());
            }
        }
        return LabelSet.of(labels);
    }

    private void checkReceiver(Section route) {
        String name = route.text("receiver");
        if (receivers != null && route.isSet("receiver") && !receivers.contains(name)) {
            undefined(route.at("receiver"), route.path("receiver"), "receiver", name, receivers);
        }
    }

    private List<String> intervals(Section route, String key) {
        List<String> names = new ArrayList<>();
        for (Value.Single name : route.singles(key)) {
            names.add(name.text());
            if (timeIntervals != null && !timeIntervals.contains(name.text())) {
                String path = route.path(key);
                undefined(name.at(), path, "time interval", name.text(), timeIntervals);
            }
        }
        return names;
    }

    private void undefined(
            Position at, String path, String what, String name, Set<String> defined) {
        problems.add(
                at,
                path,
                Code.UNDEFINED,
                "undefined "
                        + what
                        + " "
                        + Shown.text(name)
                        + " used in route"
                        + Suggestion.clause(name, defined));
    }
}
