// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.people.feeds;

import dev.watchfire.people.audit.Subject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A link under which whoever has it reads who is on call.
///
/// @param key the hash of its token
/// @param schedule whose; empty for all
/// @param owner id of the user who made it; empty for the operator
/// @param createdBy name of who made it
/// @param lastReadAt {@link Instant#EPOCH} for never
public record CalendarFeed(
        String id,
        String key,
        Kind kind,
        String schedule,
        String owner,
        String createdBy,
        Instant createdAt,
        Instant lastReadAt) {
    /// What is read under it.
    public enum Kind {
        /// A calendar of everybody's shifts in one schedule.
        SCHEDULE,
        /// A calendar of its owner's shifts in all schedules.
        PERSON,
        /// A page that says who is on call now.
        ONCALL;

        /// As the API has it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static @Nullable Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }

    CalendarFeed read(Instant at) {
        return new CalendarFeed(id, key, kind, schedule, owner, createdBy, createdAt, at);
    }

    Subject subject() {
        return new Subject("calendar-feed", id, schedule.isEmpty() ? kind.word() : schedule);
    }

    /// Not the key.
    @Override
    public String toString() {
        return "CalendarFeed[" + id + ", " + kind + ", " + schedule + "]";
    }
}
