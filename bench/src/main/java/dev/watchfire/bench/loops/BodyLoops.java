// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.bench.loops;

import dev.watchfire.web.alertmanager.AlertBodyReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading posted alerts from their bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class BodyLoops {
    private final List<byte[]> bodies = new ArrayList<>();
    private AlertBodyReader reader = new AlertBodyReader(name -> !name.isEmpty());
    private int next;

    @Setup
    public void write() {
        Instant endsAt = Samples.BEGIN.plusSeconds(600);
        for (int from = 0; from < 10_000; from += Samples.BATCH) {
            StringBuilder json = new StringBuilder("[");
            for (int i = from; i < from + Samples.BATCH; i++) {
                var alert = Samples.alert(i, endsAt);
                json.append(i == from ? "" : ",").append("{\"labels\":{");
                alert.labels().forEach((n, v) -> pair(json, n, v));
                json.setLength(json.length() - 1);
                json.append("},\"annotations\":{");
                alert.annotations().forEach((n, v) -> pair(json, n, v));
                json.setLength(json.length() - 1);
                json.append("},\"startsAt\":\"")
                        .append(Samples.BEGIN)
                        .append("\",\"endsAt\":\"")
                        .append(endsAt)
                        .append("\",\"generatorURL\":\"")
                        .append(alert.generatorUrl())
                        .append("\"}");
            }
            bodies.add(json.append(']').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void pair(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"").append(value).append("\",");
    }

    /// One alert of a batch whose bytes have been seen before.
    @Benchmark
    @OperationsPerInvocation(Samples.BATCH)
    public AlertBodyReader.Result repeat() {
        byte[] body = bodies.get(next++ % bodies.size());
        return reader.read(body, body.length);
    }

    /// One alert of a batch that nobody has seen.
    @Benchmark
    @OperationsPerInvocation(Samples.BATCH)
    public AlertBodyReader.Result firstSight() {
        reader = new AlertBodyReader(name -> !name.isEmpty());
        byte[] body = bodies.get(next++ % bodies.size());
        return reader.read(body, body.length);
    }
}
