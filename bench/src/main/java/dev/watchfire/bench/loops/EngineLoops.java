// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.loops;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Image;
import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.decision.Engine;
import dev.watchfire.engine.decision.Settings;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.silence.SilenceDraft;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The engine alone: no HTTP, no disk.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EngineLoops {
    private static final int ALERTS = 99_968;
    private static final int SILENCED = 9_984;

    private List<List<IncomingAlert>> batches = List.of();
    private List<List<IncomingAlert>> fewer = List.of();
    private Engine full = new Engine(Settings.DEFAULT);
    private Engine small = new Engine(Settings.DEFAULT);
    private Instant now = Samples.BEGIN;
    private int next;

    @Setup(Level.Iteration)
    public void fill() {
        batches = Samples.batches(ALERTS, Samples.BEGIN.plusSeconds(86_400));
        fewer = Samples.batches(SILENCED, Samples.BEGIN.plusSeconds(86_400));
        full = filled(batches);
        small = filled(fewer);
        next = 0;
    }

    private Engine filled(List<List<IncomingAlert>> alerts) {
        Engine engine = new Engine(Settings.DEFAULT);
        round(engine, new Command.Configure(Samples.configuration(List.of())));
        for (List<IncomingAlert> batch : alerts) {
            round(engine, new Command.Ingest(batch));
        }
        return engine;
    }

    private Image round(Engine engine, Command command) {
        now = now.plusNanos(1000);
        engine.decide(command, now);
        engine.decide(new Command.Tick(), now);
        engine.batch(now);
        engine.committed();
        return engine.image(now);
    }

    /// One alert of a batch of 64 that is firing already, among 100 000.
    @Benchmark
    @OperationsPerInvocation(Samples.BATCH)
    public Image repeat() {
        return round(full, new Command.Ingest(batches.get(next++ % batches.size())));
    }

    /// One new alert, by filling an engine with 10 000.
    @Benchmark
    @OperationsPerInvocation(SILENCED)
    public Engine firstSight() {
        return filled(fewer);
    }

    /// One more regex silence over 10 000 alerts.
    @Benchmark
    public Image silence() {
        int i = next++;
        return round(
                small,
                new Command.SaveSilence(
                        new SilenceDraft(
                                null,
                                List.of(
                                        Matcher.of(
                                                "instance",
                                                Matcher.Op.REGEX,
                                                "h[a-z]+-[0-9]*" + i + "\\..*")),
                                now,
                                now.plusSeconds(3600),
                                "bench",
                                "bench",
                                LabelSet.EMPTY)));
    }
}
