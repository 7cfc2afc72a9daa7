// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine;

import dev.watchfire.engine.alert.IncomingAlert;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.notification.LogEntry;
import dev.watchfire.engine.oncall.CalendarEvent;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.rota.Absence;
import dev.watchfire.engine.rota.ShiftOverride;
import dev.watchfire.engine.rota.ShiftRequest;
import dev.watchfire.engine.rota.Stretch;
import dev.watchfire.engine.silence.MaintenanceDraft;
import dev.watchfire.engine.silence.SilenceDraft;
import dev.watchfire.engine.silence.SilenceRequest;
import dev.watchfire.engine.takeover.ForeignSilence;
import dev.watchfire.engine.takeover.ForeignTelling;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What can be asked of the engine.
public sealed interface Command
        permits Command.Ingest,
                Command.SaveSilence,
                Command.ExpireSilence,
                Command.RequestSilence,
                Command.DecideSilenceRequest,
                Command.SaveMaintenance,
                Command.RemoveMaintenance,
                Command.MakeOverride,
                Command.EndOverride,
                Command.MakeAbsence,
                Command.EndAbsence,
                Command.AskForShift,
                Command.AnswerShiftRequest,
                Command.WriteHandoffNote,
                Command.KeepCalendar,
                Command.ForgetCalendar,
                Command.Configure,
                Command.Start,
                Command.ReportAttempt,
                Command.SendAgain,
                Command.TakeOver,
                Command.ForgetObserved,
                Command.Tick,
                Command.WriteBack,
                PagingCommand {
    /// Sources speak of alerts. Reply: {@link Reply.Ingested}.
    record Ingest(List<IncomingAlert> alerts) implements Command {
        public Ingest {
            alerts = List.copyOf(alerts);
        }
    }

    /// Creates or changes a silence. Reply: {@link Reply.SilenceSaved} or {@link Reply.Refused}.
    record SaveSilence(SilenceDraft draft) implements Command {}

    /// Ends a silence; ending it again changes nothing. Reply: done or refused as unknown.
    record ExpireSilence(UUID silence) implements Command {}

    /// Asks for a silence that somebody else must approve. Reply: {@link Reply.SilenceRequestSaved}
    /// or {@link Reply.Refused}.
    ///
    /// @param reasons why it needs approval
    record RequestSilence(SilenceDraft draft, String requestedBy, List<String> reasons)
            implements Command {
        public RequestSilence {
            reasons = List.copyOf(reasons);
        }
    }

    /// Says yes or no to a silence that was asked for, or takes it back. Reply: {@link
    /// Reply.SilenceRequestSaved} or {@link Reply.Refused}.
    ///
    /// @param verdict approved, declined or withdrawn
    record DecideSilenceRequest(
            UUID request, SilenceRequest.Verdict verdict, String by, String answer)
            implements Command {}

    /// Creates or changes recurring maintenance. Reply: {@link Reply.MaintenanceSaved} or {@link
    /// Reply.Refused}.
    record SaveMaintenance(MaintenanceDraft draft) implements Command {}

    /// Ends maintenance and the window that is open. Reply: done or refused as unknown.
    record RemoveMaintenance(UUID maintenance) implements Command {}

    /// Overrides a schedule for a time. Reply: {@link Reply.OverrideMade}, {@link
    /// Reply.Contradicts} or {@link Reply.Refused}.
    ///
    /// @param start where it has passed, now
    /// @param end null for the next handoff
    /// @param urgent made whatever other overrides say
    record MakeOverride(
            String schedule,
            ShiftOverride.Type type,
            @Nullable String role,
            Instant start,
            @Nullable Instant end,
            @Nullable String person,
            @Nullable String by,
            List<Change.Fixed> shifts,
            String note,
            boolean urgent,
            String madeBy)
            implements Command {
        public MakeOverride {
            shifts = List.copyOf(shifts);
        }
    }

    /// Ends an override, or takes it back. Reply: done or refused as unknown.
    record EndOverride(UUID override, String by) implements Command {}

    /// Says that somebody cannot have duty. Reply: {@link Reply.AbsenceMade} or {@link
    /// Reply.Refused}.
    ///
    /// @param event of their calendar, or empty
    record MakeAbsence(
            String person,
            Instant start,
            Instant end,
            Absence.Reason reason,
            String note,
            String event,
            String madeBy)
            implements Command {}

    /// Ends an absence, or takes it back. Reply: done or refused as unknown.
    record EndAbsence(UUID absence, String by) implements Command {}

    /// Asks others to take a shift. Reply: {@link Reply.ShiftRequestSaved} or {@link
    /// Reply.Refused}.
    ///
    /// @param role null for the schedule's first
    /// @param to who is asked; everybody where empty
    /// @param want the shift that is wanted in return, or null
    record AskForShift(
            ShiftRequest.Type type,
            String schedule,
            @Nullable String role,
            Stretch shift,
            List<String> to,
            @Nullable Stretch want,
            String note,
            String madeBy)
            implements Command {
        public AskForShift {
            to = List.copyOf(to);
        }
    }

    /// Answers such a request. Reply: {@link Reply.ShiftRequestSaved} or {@link Reply.Refused}.
    ///
    /// @param want of an offer: the shift in return
    /// @param of of an acceptance: whose offer
    /// @param manages whether they may withdraw what others asked
    record AnswerShiftRequest(
            UUID request,
            What what,
            @Nullable Stretch want,
            String of,
            String note,
            String by,
            boolean manages)
            implements Command {
        public enum What {
            TAKE,
            OFFER,
            ACCEPT,
            DECLINE,
            WITHDRAW
        }
    }

    /// Notes something for who has duty next; an empty text takes it away. Reply: done or refused.
    record WriteHandoffNote(String schedule, String role, String text, String by)
            implements Command {}

    /// A calendar elsewhere was read, or could not be. Reply: done, or refused where there are too
    /// many.
    ///
    /// @param copy null for the one that is known
    /// @param problem empty for none
    record KeepCalendar(String source, @Nullable Copy copy, String problem) implements Command {
        /// @param tag the header `ETag`, empty for none
        /// @param modified the header `Last-Modified`, empty for none
        /// @param unmatched texts that name nobody
        public record Copy(
                String tag, String modified, List<CalendarEvent> events, List<String> unmatched) {
            public Copy {
                events = List.copyOf(events);
                unmatched = List.copyOf(unmatched);
            }
        }
    }

    /// A calendar elsewhere is no longer asked for. Reply: done.
    record ForgetCalendar(String source) implements Command {}

    /// Puts a checked configuration in force. Reply: done.
    record Configure(Configuration configuration) implements Command {}

    /// The first command after loading. Alerts whose end passed while the process was down, or
    /// passes before `graceUntil`, fire on until then; nothing is flushed before `dispatchFrom`.
    record Start(Instant graceUntil, Instant dispatchFrom) implements Command {}

    /// An attempt of a delivery ended. Reports of attempts that are no longer under way are
    /// ignored.
    ///
    /// @param retryAfterMs what the destination asked for, or 0
    /// @param memory where it was sent, what {@link LogEntry#memory()} is from now on
    record ReportAttempt(
            long deliveryId, Delivery.Attempt attempt, long retryAfterMs, LabelSet memory)
            implements Command {
        /// With nothing to remember.
        public ReportAttempt(long deliveryId, Delivery.Attempt attempt, long retryAfterMs) {
            this(deliveryId, attempt, retryAfterMs, LabelSet.EMPTY);
        }
    }

    /// Tells again what a finished delivery told or was to tell, as far as its alerts are still
    /// known. Reply: {@link Reply.SentAgain} or {@link Reply.Refused}.
    ///
    /// @param finished as it was archived
    record SendAgain(Delivery finished) implements Command {}

    /// Takes over what another Alertmanager muted and told. What is known here and newer stays, so
    /// that taking the same over again changes nothing. Reply: {@link Reply.TakenOver}.
    ///
    /// @param rehearsal only says what would become of it
    record TakeOver(
            List<ForeignSilence> silences,
            List<ForeignTelling> tellings,
            boolean rehearsal,
            Authority authority)
            implements Command {
        /// How far the account is believed where this server observed something else.
        public enum Authority {
            /// Observed is as good as told: the other one still tells, and its account may be old.
            NEWER,
            /// The other one has stopped: what only this server would have told, nobody was.
            OVER_OBSERVED
        }

        public TakeOver {
            silences = List.copyOf(silences);
            tellings = List.copyOf(tellings);
        }
    }

    /// The other Alertmanager's account is over: what this server only observed and it did not tell
    /// was told by nobody, and is forgotten. Reply: {@link Reply.ObservedForgotten}.
    record ForgetObserved(boolean rehearsal) implements Command {}

    /// Fires the timers that are due. Reply: done.
    record Tick() implements Command {}

    /// Makes soft changes durable, oldest first. Reply: done.
    record WriteBack(int limit) implements Command {}
}
