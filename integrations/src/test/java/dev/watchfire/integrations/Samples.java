// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.Alert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.IntegrationSettings;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Records to test with.
public final class Samples {
    public static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");

    private Samples() {}

    public static Alert alert(long id, String... labels) {
        return new Alert(
                id,
                1,
                LabelSet.of(labels),
                LabelSet.of("summary", "s" + id),
                T0,
                T0.plusSeconds(300),
                T0,
                true,
                "http://prom/" + id,
                false,
                Ids.NONE);
    }

    public static Alert resolved(Alert alert, Instant endsAt) {
        return alert.resolvedAt(endsAt, endsAt);
    }

    /// The first attempt of a delivery to the receiver `team` that is under way.
    public static Delivery delivery(long id, Ids firing, Ids resolved, Instant deadline) {
        return new Delivery(
                id,
                1,
                7,
                "{}:{alertname=\"A\"}",
                LabelSet.of("alertname", "A"),
                LabelSet.of("tier", "1"),
                "team",
                "webhook",
                0,
                "log",
                Delivery.Reason.FIRST_NOTIFICATION,
                T0,
                firing,
                resolved,
                Delivery.State.SENDING,
                deadline,
                1,
                List.of(),
                null);
    }

    public static Configuration configuration(IntegrationSettings... webhooks) {
        List<Integration> integrations = new java.util.ArrayList<>();
        for (int i = 0; i < webhooks.length; i++) {
            integrations.add(new Integration("webhook", i, true, webhooks[i]));
        }
        Route route =
                new Route(
                        "{}",
                        "{}",
                        "team",
                        List.of(),
                        false,
                        Duration.ZERO,
                        Duration.ofMinutes(5),
                        Duration.ofHours(4),
                        List.of(),
                        false,
                        List.of(),
                        List.of(),
                        LabelSet.EMPTY,
                        List.of());
        return new Configuration(
                route,
                List.of(new Receiver("team", LabelSet.EMPTY, integrations)),
                List.of(),
                Map.of(),
                Configuration.DEFAULT_RESOLVE_TIMEOUT,
                1,
                "");
    }

    public static Image image(long sequence, Configuration configuration, Alert... alerts) {
        Map<Long, Alert> byId = new HashMap<>();
        for (Alert alert : alerts) {
            byId.put(alert.id(), alert);
        }
        return image(sequence, configuration, byId, Map.of(), Map.of());
    }

    /// With people and pages.
    public static Image image(Configuration configuration, List<Person> people, List<Page> pages) {
        Map<Long, Person> byId = new HashMap<>();
        people.forEach(person -> byId.put(person.id(), person));
        Map<Long, Page> pagesById = new HashMap<>();
        pages.forEach(page -> pagesById.put(page.id(), page));
        return image(1, configuration, Map.of(1L, alert(1, "alertname", "A")), pagesById, byId);
    }

    private static Image image(
            long sequence,
            Configuration configuration,
            Map<Long, Alert> byId,
            Map<Long, Page> pages,
            Map<Long, Person> people) {
        return new Image(
                sequence,
                T0,
                configuration,
                view(byId),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(Map.of()),
                view(pages),
                view(people),
                view(Map.of()),
                Image.HeldBack.NONE);
    }

    private static <T> Image.View<T> view(Map<Long, T> rows) {
        return new Image.View<>() {
            @Override
            public int size() {
                return rows.size();
            }

            @Override
            public T get(long id) {
                return rows.get(id);
            }

            @Override
            public void forEach(Consumer<? super T> action) {
                rows.values().forEach(action);
            }
        };
    }
}
