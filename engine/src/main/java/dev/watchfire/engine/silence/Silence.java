// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.silence;

import dev.watchfire.engine.Entity;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Mutes every alert that all of `matchers` match, from `startsAt` until before `endsAt`.
///
/// @param uuid the name people and Alertmanager's clients know it by
/// @param phase the state that took effect last; it follows the clock within a timer's lateness,
///   and what is muted depends on it alone
public record Silence(
        long id,
        long revision,
        UUID uuid,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String createdBy,
        String comment,
        LabelSet annotations,
        State phase)
        implements Entity {
    /// Where the clock stands in a silence's time.
    public enum State {
        ACTIVE,
        PENDING,
        EXPIRED
    }

    public Silence {
        matchers = List.copyOf(matchers);
    }

    public State state(Instant now) {
        if (now.isBefore(startsAt)) {
            return State.PENDING;
        }
        return now.isBefore(endsAt) ? State.ACTIVE : State.EXPIRED;
    }

    public boolean matches(LabelSet labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    public Silence during(Instant startsAt, Instant endsAt, Instant updatedAt) {
        return new Silence(
                id,
                revision + 1,
                uuid,
                matchers,
                startsAt,
                endsAt,
                updatedAt,
                createdBy,
                comment,
                annotations,
                phase);
    }

    public Silence in(State phase) {
        return new Silence(
                id,
                revision + 1,
                uuid,
                matchers,
                startsAt,
                endsAt,
                updatedAt,
                createdBy,
                comment,
                annotations,
                phase);
    }
}
