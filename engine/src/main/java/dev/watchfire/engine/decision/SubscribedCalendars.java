// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.rota.SubscribedCalendar;
import java.time.Instant;
import java.util.List;

/// Keeps what calendars elsewhere said, so that a start needs none of them.
final class SubscribedCalendars {
    /// Four hundred schedules with a calendar each, and as many people with one of their own, many
    /// times over.
    static final int MOST = 5_000;

    private final State state;

    SubscribedCalendars(State state) {
        this.state = state;
    }

    Reply keep(Command.KeepCalendar keep, Instant now) {
        SubscribedCalendar before = state.calendar(keep.source());
        if (before == null && state.calendars.size() >= MOST) {
            return new Reply.Refused(
                    Reply.Refused.Code.LIMIT_REACHED,
                    "There are %d calendars, which is the limit.".formatted(MOST));
        }
        Command.KeepCalendar.Copy copy = keep.copy();
        SubscribedCalendar kept =
                before == null
                        ? new SubscribedCalendar(
                                state.recorder.nextId(),
                                1,
                                keep.source(),
                                "",
                                "",
                                Instant.EPOCH,
                                keep.problem(),
                                List.of(),
                                List.of())
                        : before.with(keep.problem());
        state.recorder.put(state.calendars, copy == null ? kept : kept.with(copy, now));
        return new Reply.Done();
    }

    Reply forget(String source) {
        SubscribedCalendar known = state.calendar(source);
        if (known != null) {
            state.recorder.remove(state.calendars, known.id());
        }
        return new Reply.Done();
    }
}
