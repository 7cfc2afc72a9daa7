// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.paging.Page.State;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can happen to a page, and what becomes of it. The only table of it there is: the handbook's
/// picture is drawn from it.
public enum PageAction {
    ACKNOWLEDGE,
    UNACKNOWLEDGE,
    RESOLVE,
    SNOOZE,
    ESCALATE,
    REASSIGN,
    ADD_RESPONDER,
    /// The time it was snoozed for is over.
    WAKE,
    /// What held it is over.
    RELEASE,
    /// Who acknowledged did not say that they are still at it.
    TIME_OUT,
    /// What it is about grew worse.
    WORSEN,
    /// Everything it is about is over.
    ALERTS_RESOLVED;

    private static final Map<State, Map<PageAction, State>> TABLE = table();

    private static Map<State, Map<PageAction, State>> table() {
        Map<State, Map<PageAction, State>> table = new EnumMap<>(State.class);
        table.put(
                State.HELD,
                Map.of(
                        ACKNOWLEDGE, State.ACKNOWLEDGED,
                        RESOLVE, State.RESOLVED,
                        SNOOZE, State.SNOOZED,
                        ESCALATE, State.TRIGGERED,
                        REASSIGN, State.TRIGGERED,
                        ADD_RESPONDER, State.TRIGGERED,
                        RELEASE, State.TRIGGERED,
                        WORSEN, State.TRIGGERED,
                        ALERTS_RESOLVED, State.RESOLVED));
        table.put(
                State.TRIGGERED,
                Map.of(
                        ACKNOWLEDGE, State.ACKNOWLEDGED,
                        RESOLVE, State.RESOLVED,
                        SNOOZE, State.SNOOZED,
                        ESCALATE, State.TRIGGERED,
                        REASSIGN, State.TRIGGERED,
                        ADD_RESPONDER, State.TRIGGERED,
                        WORSEN, State.TRIGGERED,
                        ALERTS_RESOLVED, State.RESOLVED));
        table.put(
                State.ACKNOWLEDGED,
                Map.of(
                        ACKNOWLEDGE, State.ACKNOWLEDGED,
                        UNACKNOWLEDGE, State.TRIGGERED,
                        RESOLVE, State.RESOLVED,
                        SNOOZE, State.SNOOZED,
                        ESCALATE, State.TRIGGERED,
                        REASSIGN, State.TRIGGERED,
                        ADD_RESPONDER, State.ACKNOWLEDGED,
                        TIME_OUT, State.TRIGGERED,
                        WORSEN, State.TRIGGERED,
                        ALERTS_RESOLVED, State.RESOLVED));
        table.put(
                State.SNOOZED,
                Map.of(
                        ACKNOWLEDGE, State.ACKNOWLEDGED,
                        UNACKNOWLEDGE, State.TRIGGERED,
                        RESOLVE, State.RESOLVED,
                        SNOOZE, State.SNOOZED,
                        ESCALATE, State.TRIGGERED,
                        REASSIGN, State.TRIGGERED,
                        WAKE, State.TRIGGERED,
                        WORSEN, State.TRIGGERED,
                        ALERTS_RESOLVED, State.RESOLVED));
        // Whoever is late finds it over: that changes nothing, and is no error.
        table.put(
                State.RESOLVED,
                Map.of(
                        ACKNOWLEDGE, State.RESOLVED,
                        RESOLVE, State.RESOLVED,
                        ALERTS_RESOLVED, State.RESOLVED));
        return table;
    }

    /// What a page becomes, or null where that cannot happen to it.
    public @Nullable State from(State state) {
        return TABLE.getOrDefault(state, Map.of()).get(this);
    }

    /// For programs, such as `add-responder`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
