// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.Ids;
import dev.watchfire.web.shadow.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares two streams of notifications. Pure: the same streams give the same result.
///
/// Two servers do not tick together: each flushes a group a group interval after it last did, so
/// that what one tells as two messages may be one of the other's. Within a tolerance that is no
/// difference.
///
/// @param same told by both, with the same alerts
/// @param regrouped told by both, in other portions
/// @param undecided too young to be sure: the other message may still come
/// @param differences newest first
record Comparison(int same, int regrouped, int undecided, List<Difference> differences) {
    /// Added to a group interval: how late a flush, a request and its retries may make a message.
    static final Duration SLACK = Duration.ofSeconds(30);

    /// So many tolerances later, the same message counts as another one.
    static final int LATEST_TOLERANCES = 4;

    /// Several Alertmanagers, and one whose copy was not acknowledged in time, say the same twice.
    static final Duration REPEATED_COPY = Duration.ofMinutes(1);

    Comparison {
        differences = List.copyOf(differences);
    }

    /// @param tolerance for a group key, how far apart the same message of both may be
    /// @param now messages that are younger than the tolerance are not judged yet
    static Comparison of(
            List<Notification> ours,
            List<Notification> theirs,
            Function<String, Duration> tolerance,
            Instant now) {
        record Key(String receiver, String groupKey) implements Comparable<Key> {
            static Key of(Notification notification) {
                return new Key(notification.receiver(), notification.groupKey());
            }

            @Override
            public int compareTo(Key other) {
                int byReceiver = receiver.compareTo(other.receiver);
                return byReceiver != 0 ? byReceiver : groupKey.compareTo(other.groupKey);
            }
        }

        Map<Key, Group> groups = new TreeMap<>();
        Function<Notification, Group> group =
                notification ->
                        groups.computeIfAbsent(
                                Key.of(notification),
                                key -> new Group(tolerance.apply(key.groupKey())));
        ours.forEach(one -> group.apply(one).ours.add(one));
        theirs.forEach(one -> group.apply(one).theirs.add(one));
        int same = 0;
        int regrouped = 0;
        int undecided = 0;
        List<Difference> differences = new ArrayList<>();
        for (Group one : groups.values()) {
            one.compare(now);
            same += one.same;
            regrouped += one.regrouped;
            undecided += one.undecided;
            differences.addAll(one.differences);
        }
        differences.sort(Comparator.comparing(Difference::at).reversed());
        return new Comparison(same, regrouped, undecided, differences);
    }

    /// Without what only we told before the first copy of its receiver came.
    Comparison since(Map<String, Instant> firstCopies) {
        List<Difference> kept =
                differences.stream()
                        .filter(
                                one ->
                                        one.kind() != Kind.ONLY_HERE
                                                || !one.at()
                                                        .isBefore(
                                                                firstCopies.getOrDefault(
                                                                        one.either().receiver(),
                                                                        Instant.MIN)))
                        .toList();
        return new Comparison(same, regrouped, undecided, kept);
    }

    /// The messages to one receiver about one group.
    private static final class Group {
        private final Duration tolerance;
        private final List<Notification> ours = new ArrayList<>();
        private final List<Notification> theirs = new ArrayList<>();
        private final List<Difference> differences = new ArrayList<>();
        private int same;
        private int regrouped;
        private int undecided;

        Group(Duration tolerance) {
            this.tolerance = tolerance;
        }

        void compare(Instant now) {
            ours.sort(Comparator.comparing(Notification::at));
            theirs.sort(Comparator.comparing(Notification::at));
            List<Notification> leftOurs = new ArrayList<>(ours);
            List<Notification> leftTheirs = new ArrayList<>();
            List<Notification> matched = new ArrayList<>();
            for (Notification one : theirs) {
                if (take(leftOurs, one, tolerance, Notification::tellsTheSameAs) != null) {
                    same++;
                    matched.add(one);
                } else if (nearest(matched, one, REPEATED_COPY, Notification::tellsTheSameAs)
                        == null) {
                    leftTheirs.add(one);
                }
            }
            regrouped += removeToldOtherwise(leftTheirs, ours);
            // Portions are counted once, from their side, and only what is ours alone from ours.
            int oursOtherwise = removeToldOtherwise(leftOurs, theirs);
            regrouped += regrouped == 0 ? oursOtherwise : 0;
            Instant judged = now.minus(tolerance);
            undecided += removeYounger(leftTheirs, judged) + removeYounger(leftOurs, judged);
            pair(leftTheirs, leftOurs, Kind.OTHER_TIME, late(), Notification::tellsTheSameAs);
            pair(leftTheirs, leftOurs, Kind.OTHER_ALERTS, tolerance, (_, _) -> true);
            leftTheirs.forEach(one -> differences.add(new Difference(Kind.ONLY_THERE, null, one)));
            leftOurs.forEach(one -> differences.add(new Difference(Kind.ONLY_HERE, one, null)));
        }

        private Duration late() {
            return tolerance.multipliedBy(LATEST_TOLERANCES);
        }

        private void pair(
                List<Notification> leftTheirs,
                List<Notification> leftOurs,
                Kind kind,
                Duration within,
                BiPredicate<Notification, Notification> fits) {
            leftTheirs.removeIf(
                    one -> {
                        Notification own = take(leftOurs, one, within, fits);
                        if (own != null) {
                            differences.add(new Difference(kind, own, one));
                        }
                        return own != null;
                    });
        }

        private static @Nullable Notification take(
                List<Notification> from,
                Notification wanted,
                Duration within,
                BiPredicate<Notification, Notification> fits) {
            Notification found = nearest(from, wanted, within, fits);
            if (found != null) {
                from.remove(found);
            }
            return found;
        }

        private static @Nullable Notification nearest(
                List<Notification> among,
                Notification wanted,
                Duration within,
                BiPredicate<Notification, Notification> fits) {
            Notification best = null;
            Duration shortest = within;
            for (Notification one : among) {
                Duration apart = apart(one, wanted);
                if (apart.compareTo(shortest) <= 0 && fits.test(one, wanted)) {
                    best = one;
                    shortest = apart;
                }
            }
            return best;
        }

        private static Duration apart(Notification a, Notification b) {
            return Duration.between(a.at(), b.at()).abs();
        }

        /// What the others told of all the same alerts, if in more messages or in fewer.
        private int removeToldOtherwise(List<Notification> left, List<Notification> others) {
            int before = left.size();
            left.removeIf(
                    one -> {
                        Ids firing = Ids.NONE;
                        Ids resolved = Ids.NONE;
                        for (Notification other : others) {
                            if (apart(one, other).compareTo(tolerance) <= 0) {
                                firing = firing.union(other.firing());
                                resolved = resolved.union(other.resolved());
                            }
                        }
                        return firing.containsAll(one.firing())
                                && resolved.containsAll(one.resolved());
                    });
            return before - left.size();
        }

        private static int removeYounger(List<Notification> left, Instant than) {
            int before = left.size();
            left.removeIf(one -> one.at().isAfter(than));
            return before - left.size();
        }
    }
}
