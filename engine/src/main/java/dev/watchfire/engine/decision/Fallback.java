// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Fact.GroupFlushed.Decision;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.decision.Deliveries.Target;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.group.Group;
import dev.watchfire.engine.notification.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the fallback of a receiver what one of its integrations cannot. The fallback has a
/// notification log of its own, so that it is told once, however often the other fails.
final class Fallback {
    /// A delivery that has been tried in vain for so long has somebody else told, and goes on
    /// trying.
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final State state;
    private final Deliveries deliveries;

    Fallback(State state, Deliveries deliveries) {
        this.state = state;
        this.deliveries = deliveries;
    }

    /// Whether `to` is told where `from` is, at the latest when all before it have failed.
    static boolean leads(Configuration configuration, String from, String to) {
        String name = from;
        for (int steps = 0; name != null && steps <= configuration.receivers().size(); steps++) {
            if (name.equals(to)) {
                return true;
            }
            Receiver receiver = configuration.receiver(name);
            name = receiver == null ? null : receiver.fallback();
        }
        return false;
    }

    void tellIfLate(Delivery failing, Instant now) {
        if (!failing.createdAt().plus(PATIENCE).isAfter(now)) {
            tell(failing, now);
        }
    }

    void tell(Delivery failed, Instant now) {
        Receiver fallback = fallbackOf(failed.receiver());
        Group group = state.groups.get(failed.groupId());
        Route route = group == null ? null : state.routes().byId(group.routeId());
        if (fallback == null || group == null || route == null) {
            return;
        }
        List<Decision> decisions = new ArrayList<>();
        for (Integration integration : fallback.integrations()) {
            Target target = new Target(group, route, fallback, integration);
            if (!state.open.isOpen(target.logKey())) {
                decisions.add(deliveries.decide(target, failed.firing(), failed.resolved(), now));
            }
        }
        if (decisions.stream().anyMatch(decision -> decision.deliveryId() != 0)) {
            state.recorder.fact(
                    new Fact.DeliveryFellBack(
                            failed.id(),
                            failed.groupId(),
                            failed.receiver(),
                            fallback.name(),
                            decisions));
        }
    }

    /// Tells the fallbacks that were told of alerts that these are over, whoever is back by now.
    List<Decision> tellOver(
            Group group, Route route, Receiver receiver, Ids resolved, Instant now) {
        List<Decision> decisions = new ArrayList<>();
        for (Receiver next = fallbackOf(receiver.name());
                next != null;
                next = fallbackOf(next.name())) {
            for (Integration integration : next.integrations()) {
                Target target = new Target(group, route, next, integration);
                LogEntry told = state.logEntry(target.logKey());
                if (told != null && told.mayHaveFiring()) {
                    Decision decision = deliveries.decide(target, Ids.NONE, resolved, now);
                    decisions.add(
                            new Decision(
                                    next.name() + "/" + decision.integration(),
                                    decision.deliveryId(),
                                    decision.why()));
                }
            }
        }
        return decisions;
    }

    private @Nullable Receiver fallbackOf(String name) {
        Receiver receiver = state.configuration().receiver(name);
        return receiver == null || receiver.fallback() == null
                ? null
                : state.configuration().receiver(receiver.fallback());
    }
}
