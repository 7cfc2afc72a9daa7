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
    default Why words() {
        return switch (this) {
            case Somebody(String person) -> Why.of(Sentence.SOMEBODY, person);
            case OnSchedule(String schedule, String role, OnSchedule.Whom whom) ->
                    role.isEmpty()
                            ? Why.of(
                                    switch (whom) {
                                        case CURRENT -> Sentence.ON_CALL;
                                        case NEXT -> Sentence.NEXT_ON_CALL;
                                        case ALL -> Sentence.EVERYBODY_OF;
                                    },
                                    schedule)
                            : Why.of(
                                    switch (whom) {
                                        case CURRENT -> Sentence.ON_CALL_AS;
                                        case NEXT -> Sentence.NEXT_ON_CALL_AS;
                                        case ALL -> Sentence.EVERYBODY_OF_AS;
                                    },
                                    schedule,
                                    role);
            case WholeTeam(String team) -> Why.of(Sentence.TEAM, team);
            case Channel(String receiver) -> Why.of(Sentence.RECEIVER, receiver);
            case External(String vendor) -> Why.of(Sentence.VENDOR, vendor);
        };
    }

    static Why words(List<PageTarget> targets) {
        return Why.join(targets.stream().map(PageTarget::words).toList());
    }
}
