// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.api;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.web.alertmanager.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All groups of an image with what a person wants to know of each at a glance, the most urgent
/// first. Immutable.
record Overview(long sequence, List<Row> rows) {
    /// What is going on with a group's telling.
    enum Telling {
        /// Nobody was told yet; the next flush decides.
        WAITING,
        SENDING,
        /// An attempt failed and another will follow.
        RETRYING,
        TOLD,
        /// Somebody finally could not be told; the next flush tries again.
        FAILED,
        /// All its alerts are silenced or inhibited.
        MUTED,
        /// A time interval keeps its route silent.
        HELD,
        /// Its receiver has no integration.
        NOBODY
    }

    /// What mutes an alert: a silence until then, or another alert.
    ///
    /// @param by who made the silence, or the other alert's name
    record Muting(String by, @Nullable Instant until) {}

    /// @param mutedBy what mutes the first of them where all are muted, or null
    /// @param severity the highest among the firing alerts
    /// @param since when the first of them began
    /// @param common the labels that all of them share
    /// @param toldAt the last time any integration or person was told, or null
    /// @param page the latest about it that is not over, or null
    record Row(
            Group group,
            String receiver,
            @Nullable Severity severity,
            Instant since,
            int active,
            int suppressed,
            int resolved,
            LabelSet common,
            String summary,
            Telling telling,
            List<String> heldBy,
            @Nullable Muting mutedBy,
            @Nullable Instant toldAt,
            @Nullable Page page) {
        int firing() {
            return active + suppressed;
        }
    }

    /// What passes through one route: its groups and their firing alerts.
    record Passing(int groups, int active, int suppressed) {
        static final Passing NONE = new Passing(0, 0, 0);

        private Passing plus(Passing more) {
            return new Passing(
                    groups + more.groups, active + more.active, suppressed + more.suppressed);
        }
    }

    Map<String, Passing> byRoute() {
        Map<String, Passing> passing = new HashMap<>();
        for (Row row : rows) {
            if (row.firing() > 0) {
                passing.merge(
                        row.group.routeId(),
                        new Passing(1, row.active, row.suppressed),
                        Passing::plus);
            }
        }
        return passing;
    }

    static Overview of(Image image, Instant now) {
        Map<Long, Tally> tallies = new HashMap<>();
        image.alerts()
                .forEach(
                        alert -> {
                            Image.Standing standing = image.standing(alert.id());
                            Ids groups = alert.groups();
                            for (int i = 0; i < groups.size(); i++) {
                                tallies.computeIfAbsent(
                                                groups.get(i),
                                                _ -> new Tally(Severities.policy(image)))
                                        .add(alert, standing);
                            }
                        });
        Map<Long, Delivery> open = new HashMap<>();
        image.deliveries().forEach(d -> open.merge(d.groupId(), d, Overview::moreTelling));
        Map<String, LogEntry> told = new HashMap<>();
        image.logEntries().forEach(entry -> told.put(entry.key(), entry));
        Map<Long, Paged> paged = new HashMap<>();
        image.pages().forEach(page -> paged(page, paged));
        Routing routing = Routing.of(image.configuration());
        List<Row> rows = new ArrayList<>();
        tallies.forEach(
                (id, tally) -> {
                    Group group = image.groups().get(id);
                    Routing.Node node = group == null ? null : routing.node(group.routeId());
                    if (group != null && node != null) {
                        rows.add(
                                row(
                                        group,
                                        node.route().receiver(),
                                        tally,
                                        open.get(id),
                                        told,
                                        paged.getOrDefault(id, Paged.NEVER),
                                        image,
                                        routing.mutedBy(node.route(), now)));
                    }
                });
        rows.sort(ORDER);
        return new Overview(image.sequence(), List.copyOf(rows));
    }

    static final Comparator<Row> ORDER =
            Comparator.comparingInt((Row r) -> r.firing() == 0 ? 1 : 0)
                    .thenComparingInt(r -> Severities.order(r.severity))
                    .thenComparingInt(r -> r.active == 0 ? 1 : 0)
                    .thenComparing(Row::since, Comparator.reverseOrder())
                    .thenComparingLong(r -> r.group.id());

    /// When people were last asked about a group, if anything reached them, and what they are asked
    /// still.
    private record Paged(@Nullable Instant at, @Nullable Page open) {
        static final Paged NEVER = new Paged(null, null);

        Paged and(Page page) {
            Instant last = at;
            if (page.climb().reachedAnybody()) {
                for (Page.Summons summons : page.asked()) {
                    last = last == null || summons.at().isAfter(last) ? summons.at() : last;
                }
            }
            boolean newer = page.state().isOpen() && (open == null || page.id() > open.id());
            return new Paged(last, newer ? page : open);
        }
    }

    private static void paged(Page page, Map<Long, Paged> byGroup) {
        if (page.groupId() != 0) {
            byGroup.put(
                    page.groupId(), byGroup.getOrDefault(page.groupId(), Paged.NEVER).and(page));
        }
    }

    private static Delivery moreTelling(Delivery a, Delivery b) {
        return a.state() == Delivery.State.SENDING || a.attemptCount() >= b.attemptCount() ? a : b;
    }

    private static Row row(
            Group group,
            String receiver,
            Tally tally,
            @Nullable Delivery open,
            Map<String, LogEntry> told,
            Paged paged,
            Image image,
            List<String> heldBy) {
        Configuration configuration = image.configuration();
        Receiver known = configuration == null ? null : configuration.receiver(receiver);
        List<Integration> integrations = known == null ? List.of() : known.integrations();
        Instant toldAt = paged.at();
        for (Integration integration : integrations) {
            LogEntry entry =
                    told.get(LogEntry.key(group.routeId(), group.labels(), receiver, integration));
            if (entry != null && (toldAt == null || entry.at().isAfter(toldAt))) {
                toldAt = entry.at();
            }
        }
        return new Row(
                group,
                receiver,
                tally.severity,
                tally.since,
                tally.active,
                tally.suppressed,
                tally.resolved,
                tally.common,
                tally.summary,
                telling(group, tally, open, integrations, heldBy, toldAt),
                heldBy,
                tally.active == 0 && tally.mutedBy != null ? muting(tally.mutedBy, image) : null,
                toldAt,
                paged.open());
    }

    private static @Nullable Muting muting(Image.Standing standing, Image image) {
        if (!standing.inhibitedBy().isEmpty()) {
            Alert source = image.alerts().get(standing.inhibitedBy().get(0));
            return source == null ? null : new Muting(source.name(), null);
        }
        Silence silence = image.silences().get(standing.silencedBy().get(0));
        return silence == null ? null : new Muting(silence.createdBy(), silence.endsAt());
    }

    private static Telling telling(
            Group group,
            Tally tally,
            @Nullable Delivery open,
            List<Integration> integrations,
            List<String> heldBy,
            @Nullable Instant toldAt) {
        if (open != null) {
            boolean again = open.state() == Delivery.State.PENDING && open.attemptCount() > 0;
            return again ? Telling.RETRYING : Telling.SENDING;
        }
        if (integrations.isEmpty()) {
            return Telling.NOBODY;
        }
        if (!heldBy.isEmpty()) {
            return Telling.HELD;
        }
        if (tally.active == 0 && tally.suppressed > 0) {
            return Telling.MUTED;
        }
        if (group.failed()) {
            return Telling.FAILED;
        }
        return toldAt == null ? Telling.WAITING : Telling.TOLD;
    }

    /// Adds up the alerts of one group.
    private static final class Tally {
        private int active;
        private int suppressed;
        private int resolved;
        private @Nullable Severity severity;
        private Instant since = Instant.MAX;
        private LabelSet common = LabelSet.EMPTY;
        private String summary = "";
        private Image.@Nullable Standing mutedBy;
        private boolean any;
        private boolean anyFiring;

        private final SeverityPolicy severities;

        Tally(SeverityPolicy severities) {
            this.severities = severities;
        }

        void add(Alert alert, Image.Standing standing) {
            if (alert.resolved()) {
                resolved++;
                if (anyFiring) {
                    return;
                }
            } else if (standing.isSuppressed()) {
                suppressed++;
                mutedBy = mutedBy == null ? standing : mutedBy;
            } else {
                active++;
            }
            if (!alert.resolved() && !anyFiring) {
                // What is over describes a group only as long as nothing fires in it.
                anyFiring = true;
                any = false;
                since = Instant.MAX;
            }
            describe(alert);
        }

        private void describe(Alert alert) {
            Severity own = severities.said(alert.labels());
            if (!any || Severities.order(own) < Severities.order(severity)) {
                severity = own;
            }
            if (alert.startsAt().isBefore(since)) {
                since = alert.startsAt();
            }
            common = any ? common.intersect(alert.labels()) : alert.labels();
            String sentence = alert.annotations().valueOrEmpty("summary");
            if (!any) {
                summary = sentence;
            } else if (!summary.equals(sentence)) {
                // A sentence about one of them would be wrong about the others.
                summary = "";
            }
            any = true;
        }
    }
}
