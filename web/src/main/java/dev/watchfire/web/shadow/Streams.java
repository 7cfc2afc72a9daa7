// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.shadow;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.store.ShadowCopies;
import dev.watchfire.store.ShadowCopy;
import dev.watchfire.store.StoreException;
import dev.watchfire.web.Archive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What both would have told since some time, as far as it can be compared.
///
/// @param theirs what the other one sent
/// @param withoutCopies how often receivers were told here of which no copy has ever come
/// @param firstCopies when the first copy of each receiver came: what only we told before that says
///   nothing
/// @param from where more than {@link #MOST_COMPARED} of one side were found: since when they are
///   compared instead
/// @param labels of the alerts that either side told, by fingerprint
record Streams(
        List<Notification> ours,
        List<Notification> theirs,
        Map<String, Integer> withoutCopies,
        Map<String, Instant> firstCopies,
        Instant from,
        Map<Long, LabelSet> labels) {
    /// Some days of a busy server; comparing so many takes about a second.
    static final int MOST_COMPARED = 10_000;

    private static final int DELIVERIES_AT_ONCE = 500;

    /// What was decided here so long before the first copy of a receiver may still be what that
    /// copy is of.
    private static final Duration BEFORE_FIRST_COPY = Duration.ofHours(1);

    /// Reads both streams from the store.
    static final class Source {
        private final Archive archive;
        private final ShadowCopies copies;

        Source(Archive archive, ShadowCopies copies) {
            this.archive = archive;
            this.copies = copies;
        }

        Streams since(Instant wanted, Image image) throws StoreException {
            List<ShadowCopy> found = copies.since(wanted, MOST_COMPARED);
            Instant from = found.size() < MOST_COMPARED ? wanted : found.getLast().at();
            List<Delivery> observed = observed(from);
            if (observed.size() == MOST_COMPARED) {
                from = observed.getLast().createdAt();
            }
            Map<Long, LabelSet> labels = new HashMap<>();
            List<Notification> theirs = new ArrayList<>();
            for (ShadowCopy copy : found) {
                if (!copy.at().isBefore(from)) {
                    theirs.add(theirs(copy, labels));
                }
            }
            List<Notification> ours = new ArrayList<>();
            Map<String, Integer> withoutCopies = new TreeMap<>();
            Map<String, Instant> first = copies.firstOfEachReceiver();
            Map<String, Integration> compared = new HashMap<>();
            Map<Long, @Nullable LabelSet> known = new HashMap<>();
            for (Delivery delivery : observed) {
                Instant start = first.get(delivery.receiver());
                Integration integration =
                        compared.computeIfAbsent(
                                delivery.receiver(), name -> compared(name, delivery, image));
                if (delivery.createdAt().isBefore(from) || !isOf(delivery, integration)) {
                    continue;
                }
                if (start == null) {
                    withoutCopies.merge(delivery.receiver(), 1, Integer::sum);
                } else if (delivery.createdAt().plus(BEFORE_FIRST_COPY).isAfter(start)) {
                    ours.add(ours(delivery, integration, image, known, labels));
                }
            }
            return new Streams(ours, theirs, withoutCopies, first, from, labels);
        }

        /// The newest first.
        private List<Delivery> observed(Instant from) throws StoreException {
            List<Delivery> found = new ArrayList<>();
            long before = 0;
            while (true) {
                List<Entity> step =
                        archive.archived(Entity.Kind.DELIVERY, before, DELIVERIES_AT_ONCE);
                for (Entity entity : step) {
                    if (entity instanceof Delivery delivery) {
                        if (delivery.createdAt().isBefore(from) || found.size() == MOST_COMPARED) {
                            return found;
                        }
                        if (delivery.state() == Delivery.State.OBSERVED) {
                            found.add(delivery);
                        }
                    }
                }
                if (step.size() < DELIVERIES_AT_ONCE) {
                    return found;
                }
                before = step.getLast().id();
            }
        }

        /// A receiver is told by several integrations, and its copy tells once: compared is the
        /// first integration that tells ends too, or the first.
        private static Integration compared(String receiver, Delivery delivery, Image image) {
            Configuration configuration = image.configuration();
            Receiver known = configuration == null ? null : configuration.receiver(receiver);
            if (known == null || known.integrations().isEmpty()) {
                return new Integration(
                        delivery.integration(),
                        delivery.index(),
                        true,
                        new dev.watchfire.engine.configuration.IntegrationSettings.NotDelivered(
                                "the configuration no longer has it"));
            }
            return known.integrations().stream()
                    .filter(Integration::sendResolved)
                    .findFirst()
                    .orElse(known.integrations().getFirst());
        }

        private static boolean isOf(Delivery delivery, Integration integration) {
            return delivery.integration().equals(integration.type())
                    && delivery.index() == integration.index();
        }

        private Notification ours(
                Delivery delivery,
                Integration integration,
                Image image,
                Map<Long, @Nullable LabelSet> known,
                Map<Long, LabelSet> labels)
                throws StoreException {
            return new Notification(
                    delivery.id(),
                    delivery.createdAt(),
                    delivery.receiver(),
                    delivery.groupKey(),
                    delivery.groupLabels(),
                    fingerprints(delivery.firing(), image, known, labels),
                    integration.sendResolved()
                            ? fingerprints(delivery.resolved(), image, known, labels)
                            : Ids.NONE,
                    delivery.reason().text());
        }

        private Ids fingerprints(
                Ids alerts,
                Image image,
                Map<Long, @Nullable LabelSet> known,
                Map<Long, LabelSet> labels)
                throws StoreException {
            List<Long> fingerprints = new ArrayList<>();
            for (long id : alerts.toArray()) {
                LabelSet found = known.get(id);
                if (found == null && !known.containsKey(id)) {
                    found = labels(id, image);
                    known.put(id, found);
                }
                if (found != null) {
                    fingerprints.add(found.fingerprint());
                    labels.put(found.fingerprint(), found);
                }
            }
            return Ids.of(fingerprints);
        }

        private @Nullable LabelSet labels(long id, Image image) throws StoreException {
            Alert alert = image.alerts().get(id);
            if (alert != null) {
                return alert.labels();
            }
            return archive.archived(Entity.Kind.ALERT, id) instanceof Alert past
                    ? past.labels()
                    : null;
        }

        private static Notification theirs(ShadowCopy copy, Map<Long, LabelSet> labels) {
            return new Notification(
                    copy.id(),
                    copy.at(),
                    copy.receiver(),
                    copy.groupKey(),
                    copy.groupLabels(),
                    fingerprints(copy.firing(), labels),
                    fingerprints(copy.resolved(), labels),
                    "");
        }

        private static Ids fingerprints(List<LabelSet> alerts, Map<Long, LabelSet> labels) {
            alerts.forEach(alert -> labels.put(alert.fingerprint(), alert));
            return Ids.of(alerts.stream().map(LabelSet::fingerprint).toList());
        }
    }
}
