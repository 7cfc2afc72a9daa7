// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.Entity;
import dev.watchfire.engine.oncall.CalendarEvent;
import java.time.Instant;
import java.util.List;

/// The last good copy of a calendar elsewhere, and what is wrong with it since.
///
/// @param source whose it is: {@link dev.watchfire.engine.oncall.Subscription#source()} or {@link
///   #ofPerson}; not its address, which may be a secret
/// @param tag the header `ETag` of the copy, empty for none
/// @param modified its header `Last-Modified`, empty for none
/// @param readAt when the copy was kept; {@link Instant#EPOCH} for never
/// @param problem why it could not be read since, empty for nothing
/// @param unmatched of the texts of events that name nobody, the first few
public record SubscribedCalendar(
        long id,
        long revision,
        String source,
        String tag,
        String modified,
        Instant readAt,
        String problem,
        List<String> unmatched,
        List<CalendarEvent> events)
        implements Entity {
    private static final String PERSON = "person:";

    public SubscribedCalendar {
        unmatched = List.copyOf(unmatched);
        events = List.copyOf(events);
    }

    /// The source of a person's absences.
    ///
    /// @param user the id of the account
    public static String ofPerson(String user) {
        return PERSON + user;
    }

    /// The next version, with another problem.
    public SubscribedCalendar with(String newProblem) {
        return new SubscribedCalendar(
                id, revision + 1, source, tag, modified, readAt, newProblem, unmatched, events);
    }

    /// The same version, of another copy.
    public SubscribedCalendar with(Command.KeepCalendar.Copy copy, Instant at) {
        return new SubscribedCalendar(
                id,
                revision,
                source,
                copy.tag(),
                copy.modified(),
                at,
                problem,
                copy.unmatched(),
                copy.events());
    }

    public boolean isOfPerson() {
        return source.startsWith(PERSON);
    }
}
