// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.oncall.Duty;
import dev.watchfire.engine.oncall.Layer;
import dev.watchfire.engine.oncall.OnCall;
import dev.watchfire.engine.oncall.Schedule;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.people.People;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the sample organisation alive until it is closed: its alerts come, and its people answer.
public final class Demo implements AutoCloseable {
    private final EngineAccess engine;
    private final InstantSource clock;
    private final Traffic traffic = new Traffic();
    private final Crew crew;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private Demo(EngineAccess engine, InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
        this.crew = new Crew(engine);
        this.thread = Thread.ofVirtual().name("demo").unstarted(this::loop);
    }

    /// Makes what is not there yet; nothing happens before it is started.
    public static Demo prepare(EngineAccess engine, People people, InstantSource clock)
            throws Refusal, StoreException {
        Demo demo = new Demo(engine, clock);
        demo.crew.join(people);
        if (engine.image().silences().size() == 0) {
            demo.silence();
        }
        if (engine.image().absences().size() == 0) {
            demo.planChanges();
        }
        return demo;
    }

    public void start() {
        thread.start();
    }

    /// What happens now: {@link #start} does it every few seconds. One thread.
    public void step() {
        Instant now = clock.instant();
        engine.submit(new Command.Ingest(traffic.at(now)));
        crew.answer(engine.image(), now);
    }

    /// The sample organisation's configuration.
    ///
    /// @param receiver `host:port` of whom all its teams are told through
    public static String configuration(String receiver) {
        try (InputStream in = Demo.class.getResourceAsStream("demo.yml")) {
            if (in == null) {
                throw new IllegalStateException("demo.yml is missing beside this class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@RECEIVER@", receiver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A week of a schedule in which something happens: a swap is asked for, somebody is away, a
    /// note waits for who comes next.
    private void planChanges() {
        Configuration configuration = engine.image().configuration();
        Schedule platform = configuration == null ? null : configuration.schedule("platform");
        if (platform == null) {
            return;
        }
        Instant now = clock.instant();
        OnCall onCall = new OnCall(platform, List.of());
        Instant handoff = onCall.nextHandoff(now, Layer.PRIMARY);
        List<Duty.Person> next = handoff == null ? List.of() : onCall.at(handoff, Layer.PRIMARY);
        if (handoff == null || next.isEmpty()) {
            return;
        }
        String who = next.getFirst().name();
        Duration day = Duration.ofDays(1);
        engine.submit(
                new Command.AskForShift(
                        ShiftRequest.Type.SWAP,
                        platform.name(),
                        Layer.PRIMARY,
                        new Stretch(handoff.plus(day), handoff.plus(day.multipliedBy(2))),
                        List.of(),
                        null,
                        "Moving house",
                        who));
        engine.submit(
                new Command.MakeAbsence(
                        who,
                        handoff.plus(day.multipliedBy(4)),
                        handoff.plus(day.multipliedBy(6)),
                        Absence.Reason.VACATION,
                        "Jeju",
                        "",
                        who));
        engine.submit(
                new Command.WriteHandoffNote(
                        platform.name(),
                        Layer.PRIMARY,
                        "Dublin's database is upgraded tonight; search-2 and search-3 are"
                                + " replaced.",
                        onCall.at(now, Layer.PRIMARY).getFirst().name()));
    }

    private void silence() {
        Instant now = clock.instant();
        silence(
                List.of(
                        Matcher.of("service", Matcher.Op.EQUAL, "search"),
                        Matcher.of("pod", Matcher.Op.REGEX, "search-[23]")),
                now,
                Duration.ofHours(2),
                "minjun",
                "Replacing these two pods");
        silence(
                List.of(
                        Matcher.of("service", Matcher.Op.EQUAL, "database"),
                        Matcher.of("region", Matcher.Op.EQUAL, "dublin")),
                now.plus(Duration.ofHours(6)),
                Duration.ofHours(1),
                "jiho",
                "Upgrade of the Dublin database tonight");
    }

    private void silence(
            List<Matcher> matchers, Instant from, Duration duration, String who, String why) {
        engine.submit(
                new Command.SaveSilence(
                        new SilenceDraft(
                                null,
                                matchers,
                                from,
                                from.plus(duration),
                                who,
                                why,
                                LabelSet.EMPTY)));
    }

    private void loop() {
        try {
            do {
                step();
            } while (!stopped.await(Traffic.INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
