// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Command.TakeOver.Authority;
import dev.watchfire.engine.Fact;
import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.Reply.TakenOver.Outcome;
import dev.watchfire.engine.Reply.TakenOver.Taken;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.configuration.Route;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.notification.LogEntry.Origin;
import dev.watchfire.engine.takeover.ForeignSilence;
import dev.watchfire.engine.takeover.ForeignTelling;
import dev.watchfire.engine.takeover.GroupKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes over what another Alertmanager muted and told, so that nobody is told twice and no end is
/// left untold.
final class Takeover {
    private final State state;
    private final Silences silences;

    Takeover(State state, Silences silences) {
        this.state = state;
        this.silences = silences;
    }

    Reply take(Command.TakeOver command, Instant now) {
        List<Taken> ofSilences = new ArrayList<>();
        for (ForeignSilence silence : command.silences()) {
            ofSilences.add(silences.take(silence, command.rehearsal(), now));
        }
        List<Taken> ofTellings = new ArrayList<>();
        for (ForeignTelling telling : command.tellings()) {
            ofTellings.add(take(telling, command, now));
        }
        if (!command.rehearsal() && (changes(ofSilences) > 0 || changes(ofTellings) > 0)) {
            state.recorder.fact(new Fact.TakenOver(changes(ofSilences), changes(ofTellings)));
        }
        return new Reply.TakenOver(ofSilences, ofTellings);
    }

    private static int changes(List<Taken> taken) {
        return (int)
                taken.stream()
                        .filter(
                                one ->
                                        one.outcome() == Outcome.ADDED
                                                || one.outcome() == Outcome.CHANGED)
                        .count();
    }

    private Taken take(ForeignTelling telling, Command.TakeOver command, Instant now) {
        if (!telling.expiresAt().isAfter(now)) {
            return new Taken(Outcome.EXPIRED, "");
        }
        Receiver receiver = state.configuration().receiver(telling.receiver());
        if (receiver == null) {
            return refused("the configuration has no receiver \"" + telling.receiver() + "\"");
        }
        Integration integration = find(receiver, telling);
        if (integration == null) {
            return refused(
                    "receiver \"%s\" has no %s[%d]"
                            .formatted(telling.receiver(), telling.integration(), telling.index()));
        }
        // Siblings with the same matchers share a key there; here each has a log of its own.
        @Nullable Taken most = null;
        for (Route route : state.routes().all()) {
            LabelSet labels = GroupKey.labelsOn(route, telling.groupKey());
            if (labels != null
                    && route.receiver().equals(receiver.name())
                    && groupsBy(route, labels)) {
                String key = LogEntry.key(route.id(), labels, receiver.name(), integration);
                Taken taken = take(telling, key, route, command, now);
                if (most == null || taken.outcome().compareTo(most.outcome()) < 0) {
                    most = taken;
                }
            }
        }
        return most == null
                ? refused(
                        "no route to receiver \"%s\" has the group %s"
                                .formatted(receiver.name(), telling.groupKey()))
                : most;
    }

    private static Taken refused(String why) {
        return new Taken(Outcome.REFUSED, why);
    }

    private static @Nullable Integration find(Receiver receiver, ForeignTelling telling) {
        for (Integration integration : receiver.integrations()) {
            if (integration.type().equals(telling.integration())
                    && integration.index() == telling.index()) {
                return integration;
            }
        }
        return null;
    }

    private static boolean groupsBy(Route route, LabelSet labels) {
        return route.groupByAll() || labels.only(route.groupBy()).equals(labels);
    }

    private Taken take(
            ForeignTelling telling,
            String key,
            Route route,
            Command.TakeOver command,
            Instant now) {
        LogEntry known = state.logEntry(key);
        Instant expiresAt = telling.at().plus(NotificationLog.kept(route, state.settings));
        if (!expiresAt.isAfter(now)) {
            return new Taken(Outcome.EXPIRED, "");
        }
        boolean believed =
                known == null
                        || telling.at().isAfter(known.at())
                        || command.authority() == Authority.OVER_OBSERVED
                                && known.origin() instanceof Origin.Observed;
        if (!believed) {
            return new Taken(Outcome.KNOWN, "");
        }
        if (!command.rehearsal()) {
            state.recorder.put(
                    state.logEntries,
                    new LogEntry(
                            known == null ? state.recorder.nextId() : known.id(),
                            known == null ? 1 : known.revision() + 1,
                            key,
                            telling.at(),
                            Ids.NONE,
                            Ids.NONE,
                            Ids.NONE,
                            expiresAt,
                            LabelSet.EMPTY,
                            new Origin.Foreign(telling.firing(), telling.resolved())));
        }
        return new Taken(known == null ? Outcome.ADDED : Outcome.CHANGED, "");
    }

    Reply forgetObserved(boolean rehearsal) {
        int forgotten = 0;
        for (LogEntry entry : state.logEntries.all()) {
            if (entry.origin() instanceof Origin.Observed) {
                forgotten++;
                if (!rehearsal) {
                    state.recorder.remove(state.logEntries, entry.id());
                }
            }
        }
        if (forgotten > 0 && !rehearsal) {
            state.recorder.fact(new Fact.ObservedForgotten(forgotten));
        }
        return new Reply.ObservedForgotten(forgotten);
    }
}
