// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.paging;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Options;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.Condition;
import dev.watchfire.engine.paging.EscalationPolicy;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageTarget;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingSettings;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.PolicyStep;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.SeverityPolicy;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.engine.service.Organization;
import dev.watchfire.runtime.EngineThread;
import dev.watchfire.runtime.Workspace;
import dev.watchfire.store.Store;
import dev.watchfire.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Opens many pages, each with ten means that wait for hours, lets the second step of each come
/// due, and prints how late they fire. The store is on disk, and each round is durable before the
/// next.
public final class OpenPages {
    private static final int RINGS = 10;
    private static final int PEOPLE = 1000;
    private static final int AT_ONCE = 20;

    /// So many open, and so many steps come due later, in a second.
    private static final int PER_SECOND = 2000;

    private OpenPages() {}

    /// @param arguments how many pages, the folder for their store, and the seconds between two
    ///   steps
    static void main(String[] arguments) throws Exception {
        int pages = Integer.parseInt(arguments[0]);
        StoreLocation location = new StoreLocation.Folder(Path.of(arguments[1]));
        Duration wait = Duration.ofSeconds(Long.parseLong(arguments[2]));
        InstantSource clock = InstantSource.system();
        Configuration configuration = configuration(wait);
        Lateness lateness = new Lateness(pages, wait, clock);
        try (Store store = location.open();
                EngineThread engine = engine(store, lateness, configuration, clock)) {
            engine.start();
            know(engine);
            long start = System.nanoTime();
            open(engine, pages);
            System.out.printf(
                    Locale.ROOT,
                    "%d pages with %d pending means opened in %.1f s%n",
                    pages,
                    (long) pages * RINGS,
                    (System.nanoTime() - start) / 1e9);
            if (!lateness.done.await(wait.toSeconds() * 4 + 300, TimeUnit.SECONDS)) {
                throw new IllegalStateException("steps are missing: " + lateness.done.getCount());
            }
            lateness.print();
        }
    }

    static EngineThread engine(
            Store store,
            Workspace.Listener listener,
            Configuration configuration,
            InstantSource clock)
            throws Exception {
        Workspace workspace =
                Workspace.open(
                        Settings.DEFAULT,
                        store,
                        listener,
                        configuration,
                        clock.instant(),
                        clock.instant());
        return new EngineThread(workspace, clock);
    }

    private static void know(EngineThread engine) throws Exception {
        List<PagingCommand.KnowPeople.Known> known = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            known.add(
                    new PagingCommand.KnowPeople.Known(
                            "p" + i, true, false, List.of(), "", "", ""));
        }
        engine.submit(new PagingCommand.KnowPeople(known)).get();
        List<Person.Ring> rings = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String person = "p" + i;
            rings.clear();
            for (int j = 0; j < RINGS; j++) {
                String id = person + "-" + j;
                engine.submit(
                                new PagingCommand.AddMethod(
                                        person, id, "sms", "+49151" + i + j, "", true, person))
                        .get();
                rings.add(new Person.Ring(Duration.ofHours(2 + j), id));
            }
            engine.submit(
                            new PagingCommand.SaveRules(
                                    person,
                                    new Wish(
                                            true,
                                            "en",
                                            ZoneOffset.UTC,
                                            List.of(),
                                            List.of(
                                                    new Person.Rule(
                                                            java.util.Set.of(),
                                                            null,
                                                            List.copyOf(rings))),
                                            ""),
                                    person))
                    .get();
        }
    }

    private static void open(EngineThread engine, int pages) throws Exception {
        List<CompletableFuture<Reply>> waiting = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < pages; i++) {
            waiting.add(
                    engine.submit(
                            new PagingCommand.OpenPage(
                                    Page.Origin.PERSON,
                                    "policy" + i % PEOPLE,
                                    "page " + i,
                                    "",
                                    Severity.P1,
                                    "",
                                    "",
                                    "bench",
                                    "bench")));
            if (waiting.size() == AT_ONCE) {
                for (CompletableFuture<Reply> one : waiting) {
                    one.get();
                }
                waiting.clear();
                long ahead = start + (i + 1) * 1_000_000_000L / PER_SECOND - System.nanoTime();
                TimeUnit.NANOSECONDS.sleep(Math.max(0, ahead));
            }
        }
        for (CompletableFuture<Reply> one : waiting) {
            one.get();
        }
    }

    static Configuration configuration(Duration wait) {
        List<EscalationPolicy> policies = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            policies.add(
                    new EscalationPolicy(
                            "policy" + i,
                            "",
                            "",
                            List.of(
                                    step(wait, "p" + i),
                                    step(Duration.ofDays(1), "p" + (i + 1) % PEOPLE)),
                            0,
                            0,
                            Duration.ZERO,
                            Duration.ofMinutes(5),
                            List.of()));
        }
        Route route =
                new Route(
                        "{}",
                        "{}",
                        "nobody",
                        List.of(),
                        false,
                        Duration.ofSeconds(30),
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
                List.of(new Receiver("nobody", LabelSet.EMPTY, List.of())),
                List.of(),
                Map.of(),
                Duration.ofMinutes(5),
                1,
                "",
                List.of(),
                List.of(),
                Organization.NONE,
                null,
                new PagingSettings(
                        SeverityPolicy.DEFAULT,
                        policies,
                        List.of(),
                        Map.of("sms", new Integration("sms", 0, true, Options.of(Map.of()))),
                        PagingSettings.DEFAULT_LIMITS,
                        null));
    }

    private static PolicyStep step(Duration waits, String person) {
        return new PolicyStep(
                PolicyStep.Level.L1,
                PolicyStep.Path.TECHNICAL,
                waits,
                List.of(new PageTarget.Somebody(person)),
                false,
                false,
                PolicyStep.Unless.ACKNOWLEDGED,
                Condition.ALWAYS,
                null);
    }

    /// How much later than its time the second step of each page was durable.
    private static final class Lateness implements Workspace.Listener {
        private final long[] micros;
        private final Map<Long, Instant> due = new HashMap<>();
        private final Duration wait;
        private final InstantSource clock;
        private final CountDownLatch done;
        private int count;

        Lateness(int pages, Duration wait, InstantSource clock) {
            this.micros = new long[pages];
            this.wait = wait;
            this.clock = clock;
            this.done = new CountDownLatch(pages);
        }

        @Override
        public void onBatch(Batch batch) {
            Instant now = clock.instant();
            for (Fact fact : batch.facts()) {
                if (fact instanceof PagingFact.PageOpened opened) {
                    due.put(opened.page().id(), opened.page().openedAt().plus(wait));
                } else if (fact instanceof PagingFact.PageAsked asked && asked.step() == 1) {
                    Instant at = due.remove(asked.pageId());
                    if (at != null) {
                        micros[count++] = Duration.between(at, now).toNanos() / 1000;
                        done.countDown();
                    }
                }
            }
        }

        @Override
        public void onCommitted(Image image, List<Delivery> starting) {}

        void print() {
            Arrays.sort(micros);
            System.out.printf(
                    Locale.ROOT,
                    "%d steps fired and were durable: median %.1f ms late, p99 %.1f ms, latest"
                            + " %.1f ms%n",
                    count,
                    micros[count / 2] / 1e3,
                    micros[(int) (count * 0.99)] / 1e3,
                    micros[count - 1] / 1e3);
        }
    }
}
