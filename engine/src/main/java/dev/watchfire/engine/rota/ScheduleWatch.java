// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was last seen of a schedule and told about it, so that a handoff is noticed and nobody is
/// reminded twice; and what those on duty noted for the next.
///
/// @param onDuty who had duty when it was last looked at, by role
/// @param told what people were reminded of, as far as it is ahead
/// @param next when it is looked at again
public record ScheduleWatch(
        long id,
        long revision,
        String schedule,
        Map<String, List<String>> onDuty,
        List<Told> told,
        List<Note> notes,
        Instant next)
        implements Entity {
    /// @param what of which shift or gap, and how long ahead
    /// @param until after that it cannot come up again
    public record Told(String what, Instant until) {}

    /// For who has duty next in a role.
    public record Note(String role, String text, String by, Instant at) {}

    public ScheduleWatch {
        Map<String, List<String>> sorted = new TreeMap<>();
        onDuty.forEach((role, people) -> sorted.put(role, List.copyOf(people)));
        onDuty = java.util.Collections.unmodifiableMap(sorted);
        told = List.copyOf(told);
        notes = List.copyOf(notes);
    }

    public @Nullable Note note(String role) {
        for (Note note : notes) {
            if (note.role().equals(role)) {
                return note;
            }
        }
        return null;
    }

    public boolean hasTold(String what) {
        return told.stream().anyMatch(t -> t.what().equals(what));
    }

    public ScheduleWatch seen(Map<String, List<String>> onDuty, List<Told> told, Instant next) {
        return new ScheduleWatch(id, revision + 1, schedule, onDuty, told, notes, next);
    }

    /// An empty text takes the note away.
    public ScheduleWatch noting(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.removeIf(n -> n.role().equals(note.role()));
        if (!note.text().isEmpty()) {
            all.add(note);
        }
        return new ScheduleWatch(id, revision + 1, schedule, onDuty, told, all, next);
    }
}
