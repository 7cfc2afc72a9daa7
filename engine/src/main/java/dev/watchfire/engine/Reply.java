// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The engine's answer to the caller of a command, given once the command's changes are durable.
public sealed interface Reply
        permits Reply.Done,
                Reply.Ingested,
                Reply.SilenceSaved,
                Reply.SilenceRequestSaved,
                Reply.MaintenanceSaved,
                Reply.OverrideMade,
                Reply.Contradicts,
                Reply.AbsenceMade,
                Reply.ShiftRequestSaved,
                Reply.SentAgain,
                Reply.TakenOver,
                Reply.ObservedForgotten,
                Reply.Refused,
                PagingReply {
    record Done() implements Reply {}

    /// @param rejected the alerts that were not taken; the others were
    record Ingested(int accepted, List<Rejected> rejected) implements Reply {
        /// @param index position in the command
        /// @param limited whether a configured limit, not the alert, is why
        public record Rejected(int index, String message, boolean limited) {}

        public Ingested {
            rejected = List.copyOf(rejected);
        }
    }

    record SilenceSaved(UUID silence) implements Reply {}

    /// @param silence what was made of it, where it was approved
    record SilenceRequestSaved(UUID request, @Nullable UUID silence) implements Reply {}

    record MaintenanceSaved(UUID maintenance) implements Reply {}

    record OverrideMade(ShiftOverride made) implements Reply {}

    /// An override was not made, because others mean something else.
    record Contradicts(ShiftOverride yours, List<ShiftOverride> others) implements Reply {
        public Contradicts {
            others = List.copyOf(others);
        }
    }

    /// @param covers the requests for cover that it raised
    record AbsenceMade(Absence made, List<ShiftRequest> covers) implements Reply {
        public AbsenceMade {
            covers = List.copyOf(covers);
        }
    }

    record ShiftRequestSaved(ShiftRequest request) implements Reply {}

    /// @param delivery the new one
    record SentAgain(long delivery) implements Reply {}

    /// @param silences what became of each, in the order of the command
    /// @param tellings what became of each, in the order of the command
    record TakenOver(List<Taken> silences, List<Taken> tellings) implements Reply {
        public TakenOver {
            silences = List.copyOf(silences);
            tellings = List.copyOf(tellings);
        }

        /// @param why empty where the outcome says it all
        public record Taken(Outcome outcome, String why) {}

        public enum Outcome {
            ADDED,
            CHANGED,
            /// Known here already, or something newer is.
            KNOWN,
            /// Over already.
            EXPIRED,
            REFUSED
        }
    }

    /// @param entries of the notification log
    record ObservedForgotten(int entries) implements Reply {}

    /// @param code stable, for programs
    /// @param message for people
    record Refused(Code code, String message) implements Reply {
        public enum Code {
            NOT_FOUND,
            INVALID,
            LIMIT_REACHED,
            /// Somebody else changed it meanwhile.
            CONFLICT
        }
    }
}
