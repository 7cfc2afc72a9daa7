// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.rota.RotaFact;
import dev.watchfire.engine.silence.Maintenance;
import dev.watchfire.engine.silence.Silence;
import dev.watchfire.engine.silence.SilenceRequest;
import java.time.Instant;
import java.util.List;

/// What happened and why. Facts are journalled and read for ever: a record here may gain a new
/// version beside it, and never changes its name or the meaning of a field.
public sealed interface Fact
        permits Fact.AlertFired,
                Fact.DeliveryFellBack,
                Fact.DeliverySentAgain,
                Fact.AlertReworded,
                Fact.AlertChanged,
                Fact.AlertResolved,
                Fact.AlertForgotten,
                Fact.GroupCreated,
                Fact.GroupRemoved,
                Fact.GroupFlushed,
                Fact.SilenceSaved,
                Fact.SilenceStarted,
                Fact.SilenceEnded,
                Fact.SilenceRequested,
                Fact.SilenceDecided,
                Fact.MaintenanceSaved,
                Fact.MaintenanceEnded,
                Fact.DeliveryFinished,
                Fact.TakenOver,
                Fact.ObservedForgotten,
                Fact.ConfigurationApplied,
                Fact.Started,
                PagingFact,
                RotaFact {
    /// The stable name under which it is stored.
    String name();

    /// The ids under which it can be found again.
    Ids subjects();

    /// An alert began to fire, for the first time or again. What it says is in its record; what it
    /// said before, where that is something else, in {@link AlertReworded}.
    record AlertFired(long alertId, Instant startsAt, Instant endsAt, boolean timeout, Ids groups)
            implements Fact {
        @Override
        public String name() {
            return "alert.fired.v2";
        }

        @Override
        public Ids subjects() {
            return Ids.of(alertId);
        }
    }

    /// A delivery could not be made, so the fallback of its receiver was asked to tell it.
    record DeliveryFellBack(
            long deliveryId,
            long groupId,
            String receiver,
            String fallback,
            List<GroupFlushed.Decision> decisions)
            implements Fact {
        public DeliveryFellBack {
            decisions = List.copyOf(decisions);
        }

        @Override
        public String name() {
            return "delivery.fell-back.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(deliveryId, groupId);
        }
    }

    /// Somebody asked for a finished delivery to be made again.
    record DeliverySentAgain(long deliveryId, long groupId, long again) implements Fact {
        @Override
        public String name() {
            return "delivery.sent-again.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(deliveryId, groupId, again);
        }
    }

    /// An alert's annotations or source link, as they were until now.
    record AlertReworded(long alertId, LabelSet annotationsBefore, String generatorUrlBefore)
            implements Fact {
        @Override
        public String name() {
            return "alert.reworded.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(alertId);
        }
    }

    /// A firing alert's annotations, source link or start changed.
    record AlertChanged(
            long alertId,
            LabelSet annotations,
            Instant startsAt,
            Instant endsAt,
            String generatorUrl)
            implements Fact {
        @Override
        public String name() {
            return "alert.changed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(alertId);
        }
    }

    /// An alert ended, because its source said so or stopped repeating it.
    record AlertResolved(long alertId, Instant endsAt, Cause cause) implements Fact {
        public enum Cause {
            SOURCE,
            TIMEOUT
        }

        @Override
        public String name() {
            return "alert.resolved.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(alertId);
        }
    }

    /// A resolved alert that every receiver was told about left the engine's state.
    record AlertForgotten(long alertId) implements Fact {
        @Override
        public String name() {
            return "alert.forgotten.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(alertId);
        }
    }

    record GroupCreated(
            long groupId, String routeId, String key, LabelSet labels, Instant firstFlushAt)
            implements Fact {
        @Override
        public String name() {
            return "group.created.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(groupId);
        }
    }

    record GroupRemoved(long groupId) implements Fact {
        @Override
        public String name() {
            return "group.removed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(groupId);
        }
    }

    /// A group decided whom to tell. Written when the decision or a reason differs from the last
    /// one.
    record GroupFlushed(
            long groupId,
            String receiver,
            Ids firing,
            Ids resolved,
            List<Held> held,
            List<Decision> decisions)
            implements Fact {
        /// An alert that this flush held back.
        ///
        /// @param why `silenced`, `inhibited`, `muted-time` or `outside-active-time`
        /// @param by UUIDs of the silences, fingerprint of the inhibiting alert, or interval name
        public record Held(long alertId, String why, List<String> by) {}

        /// What one integration was to be told.
        ///
        /// @param deliveryId 0 where nothing was to be sent
        /// @param why the notification's reason, or why there is none
        public record Decision(String integration, long deliveryId, String why) {}

        public GroupFlushed {
            held = List.copyOf(held);
            decisions = List.copyOf(decisions);
        }

        @Override
        public String name() {
            return "group.flushed.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(groupId);
        }
    }

    record SilenceSaved(Silence silence) implements Fact {
        @Override
        public String name() {
            return "silence.saved.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(silence.id());
        }
    }

    record SilenceStarted(long silenceId, int matching) implements Fact {
        @Override
        public String name() {
            return "silence.started.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(silenceId);
        }
    }

    record SilenceEnded(long silenceId) implements Fact {
        @Override
        public String name() {
            return "silence.ended.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(silenceId);
        }
    }

    /// Somebody asked for a silence that another must approve.
    record SilenceRequested(SilenceRequest request) implements Fact {
        @Override
        public String name() {
            return "silence.requested.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(request.id());
        }
    }

    /// A request for a silence was decided, taken back, or lapsed.
    record SilenceDecided(SilenceRequest request) implements Fact {
        @Override
        public String name() {
            return "silence.decided.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(request.id());
        }
    }

    /// Recurring maintenance was made or changed.
    record MaintenanceSaved(Maintenance maintenance) implements Fact {
        @Override
        public String name() {
            return "maintenance.saved.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(maintenance.id());
        }
    }

    /// Recurring maintenance had its last window, or was removed.
    record MaintenanceEnded(long maintenanceId, boolean removed) implements Fact {
        @Override
        public String name() {
            return "maintenance.ended.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(maintenanceId);
        }
    }

    /// A delivery ended; its attempts are in it.
    record DeliveryFinished(
            long deliveryId,
            long groupId,
            String receiver,
            String integration,
            Delivery.State state,
            int attempts,
            String message)
            implements Fact {
        @Override
        public String name() {
            return "delivery.finished.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.of(deliveryId, groupId);
        }
    }

    /// Took over what another Alertmanager muted and told.
    ///
    /// @param silences that were added or changed
    /// @param tellings entries of the notification log that were added or changed
    record TakenOver(int silences, int tellings) implements Fact {
        @Override
        public String name() {
            return "taken-over.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.NONE;
        }
    }

    /// Forgot what this server only observed: nobody was told.
    ///
    /// @param entries of the notification log
    record ObservedForgotten(int entries) implements Fact {
        @Override
        public String name() {
            return "observed-forgotten.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.NONE;
        }
    }

    /// A configuration took effect.
    ///
    /// @param text with secrets hidden
    record ConfigurationApplied(long hash, String text) implements Fact {
        @Override
        public String name() {
            return "configuration.applied.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.NONE;
        }
    }

    /// The engine started on what the store held.
    record Started(Instant graceUntil) implements Fact {
        @Override
        public String name() {
            return "engine.started.v1";
        }

        @Override
        public Ids subjects() {
            return Ids.NONE;
        }
    }
}
