// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import java.util.List;

/// Whom a step asks. Resolved to people when the step fires.
public sealed interface PageTarget {
    record Somebody(String person) implements PageTarget {}

    /// @param role "" for the schedule's first
    record OnSchedule(String schedule, String role, Whom whom) implements PageTarget {
        public enum Whom {
            /// Who has duty.
            CURRENT,
            /// Who has duty after them.
            NEXT,
            /// Everybody who ever has it.
            ALL
        }
    }

    /// All members of a team.
    record WholeTeam(String team) implements PageTarget {}

    /// All that a receiver names: a chat room, a webhook.
    record Channel(String receiver) implements PageTarget {}

    /// A company outside, told by the receiver of its entry.
    record External(String vendor) implements PageTarget {}

    /// In words, such as `on call of platform`.
    default String words() {
        return switch (this) {
            case Somebody(String person) -> person;
            case OnSchedule(String schedule, String role, OnSchedule.Whom whom) ->
                    switch (whom) {
                                case CURRENT -> "on call of " + schedule;
                                case NEXT -> "next on call of " + schedule;
                                case ALL -> "everybody of " + schedule;
                            }
                            + (role.isEmpty() ? "" : " as " + role);
            case WholeTeam(String team) -> "team " + team;
            case Channel(String receiver) -> "receiver " + receiver;
            case External(String vendor) -> "vendor " + vendor;
        };
    }

    static String words(List<PageTarget> targets) {
        return String.join(", ", targets.stream().map(PageTarget::words).toList());
    }
}
