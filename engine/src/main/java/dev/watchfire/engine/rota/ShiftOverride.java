// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.rota;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.oncall.Change;
import dev.watchfire.engine.oncall.Change.Origin;
import dev.watchfire.engine.oncall.Schedule;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody put another on duty by hand, took them off it, or planned a time anew.
///
/// @param role null for the schedule's first role, or where `person` is named, for all of theirs
/// @param person who is put on or taken off, or replaced; null for whoever has duty
/// @param by who replaces them, else null
/// @param shifts of a temporary schedule, else empty
/// @param urgent taken over at once, without asking what else was changed
public record ShiftOverride(
        long id,
        long revision,
        UUID uuid,
        String schedule,
        Type type,
        @Nullable String role,
        Instant start,
        Instant end,
        @Nullable String person,
        @Nullable String by,
        List<Change.Fixed> shifts,
        String note,
        boolean urgent,
        String madeBy,
        Instant madeAt)
        implements Entity {
    public enum Type {
        ADD,
        REPLACE,
        REMOVE,
        /// These shifts and nothing else, for a time.
        TEMPORARY
    }

    public ShiftOverride {
        shifts = List.copyOf(shifts);
    }

    /// As the calculator takes it.
    public Change change() {
        return switch (type) {
            case ADD -> new Change.Add(start, end, named(person), role);
            case REPLACE ->
                    new Change.Replace(start, end, person, named(by), role, Origin.OVERRIDE);
            case REMOVE -> new Change.Remove(start, end, named(person), role);
            case TEMPORARY -> new Change.Temporary(start, end, shifts);
        };
    }

    private static String named(@Nullable String person) {
        if (person == null) {
            throw new IllegalStateException("an override without its person");
        }
        return person;
    }

    /// Whether it means something else for the same people at the same time: then nobody can say
    /// which of both is meant.
    public boolean contradicts(ShiftOverride other, Schedule schedule) {
        if (!start.isBefore(other.end) || !other.start.isBefore(end) || !meets(other, schedule)) {
            return false;
        }
        if (meansEverybody() || other.meansEverybody()) {
            return true;
        }
        Set<String> shared = new HashSet<>(people());
        shared.retainAll(other.people());
        return !shared.isEmpty();
    }

    private boolean meansEverybody() {
        return type == Type.TEMPORARY || type == Type.REPLACE && person == null;
    }

    private boolean meets(ShiftOverride other, Schedule schedule) {
        String mine = roleIn(schedule);
        String theirs = other.roleIn(schedule);
        return mine == null || theirs == null || mine.equals(theirs);
    }

    /// Null for every role.
    private @Nullable String roleIn(Schedule schedule) {
        boolean everyRole =
                type == Type.TEMPORARY || role == null && type != Type.ADD && person != null;
        return everyRole ? null : role == null ? schedule.firstRole() : role;
    }

    private Set<String> people() {
        Set<String> people = new HashSet<>();
        if (person != null) {
            people.add(person);
        }
        if (by != null) {
            people.add(by);
        }
        return people;
    }

    public ShiftOverride endingAt(Instant at) {
        return new ShiftOverride(
                id,
                revision + 1,
                uuid,
                schedule,
                type,
                role,
                start,
                at,
                person,
                by,
                shifts,
                note,
                urgent,
                madeBy,
                madeAt);
    }
}
