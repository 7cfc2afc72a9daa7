// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.integrations.tracing;

import dev.watchfire.engine.Batch;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.integrations.tracing.FinishedSpan.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The flushes whose deliveries are under way: each is a span that ends when the last of them does.
/// Told of rounds by one thread, asked by any.
final class Pipelines {
    /// Beyond, attempts are traces of their own. More deliveries than this under way at once mean
    /// that nothing gets through.
    private static final int MOST = 10_000;

    /// The deliveries of one group that one round decided.
    private static final class Pipeline {
        final SpanContext context;
        final Instant start;
        final Delivery first;
        int open;
        int alerts;
        boolean failed;

        Pipeline(SpanContext context, Instant start, Delivery first) {
            this.context = context;
            this.start = start;
            this.first = first;
        }
    }

    private final Map<Long, Pipeline> byDelivery = new ConcurrentHashMap<>();

    /// The span of the flush that a delivery came of, or null.
    @Nullable SpanContext of(long deliveryId) {
        Pipeline pipeline = byDelivery.get(deliveryId);
        return pipeline == null ? null : pipeline.context;
    }

    /// @param begin makes the context of a new trace; null where none is to begin
    /// @param ended takes what ended
    void onBatch(Batch batch, @Nullable Supplier<SpanContext> begin, Consumer<FinishedSpan> ended) {
        if (begin == null && byDelivery.isEmpty()) {
            return;
        }
        Map<Long, Pipeline> begun = new HashMap<>();
        for (Batch.Change change : batch.changes()) {
            if (change.kind() != Entity.Kind.DELIVERY) {
                continue;
            }
            if (change.archived() || change.after() == null) {
                finished(change, batch.at(), ended);
            } else if (begin != null
                    && change.after() instanceof Delivery delivery
                    && delivery.createdAt().equals(batch.at())
                    && byDelivery.size() < MOST
                    && !byDelivery.containsKey(delivery.id())) {
                Pipeline pipeline =
                        begun.computeIfAbsent(
                                delivery.groupId(),
                                _ -> new Pipeline(begin.get(), batch.at(), delivery));
                pipeline.open++;
                pipeline.alerts = Math.max(pipeline.alerts, delivery.alerts().size());
                byDelivery.put(delivery.id(), pipeline);
            }
        }
    }

    private void finished(Batch.Change change, Instant at, Consumer<FinishedSpan> ended) {
        Pipeline pipeline = byDelivery.remove(change.id());
        if (pipeline == null) {
            return;
        }
        pipeline.failed |=
                change.after() instanceof Delivery delivery
                        && delivery.state() != Delivery.State.SENT
                        && delivery.state() != Delivery.State.SUPERSEDED;
        if (--pipeline.open == 0) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("alerting.aggregation_group.key", pipeline.first.groupKey());
            attributes.put("alerting.alerts.count", pipeline.alerts);
            ended.accept(
                    new FinishedSpan(
                            pipeline.context,
                            0,
                            "dispatch.AggregationGroup.flush",
                            Kind.INTERNAL,
                            pipeline.start,
                            at,
                            attributes,
                            pipeline.failed ? "notification failed" : null));
        }
    }
}
