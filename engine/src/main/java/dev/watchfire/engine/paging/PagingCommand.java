// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.paging;

import dev.watchfire.engine.Command;
import dev.watchfire.engine.matcher.Matcher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be asked of the engine about pages and those who are paged.
public sealed interface PagingCommand extends Command {
    /// Begins a page by hand or by a program. Reply: {@link PagingReply.PageSaved} or refused.
    ///
    /// @param key of a program: as long as a page with it is open, it is that one; "" for none
    /// @param service "" for none
    /// @param via the medium it came by
    record OpenPage(
            Page.Origin origin,
            String policy,
            String title,
            String text,
            @Nullable Severity severity,
            String service,
            String key,
            String by,
            String via)
            implements PagingCommand {}

    /// Somebody pages themselves to see how they are reached; it ends by itself. Reply: {@link
    /// PagingReply.PageSaved}.
    ///
    /// @param method of theirs that is tried alone; "" for those that their rules choose
    record PageMyself(String person, String title, String text, Severity severity, String method)
            implements PagingCommand {}

    /// Somebody takes alerts that may page nobody. Reply: {@link PagingReply.PageSaved} or refused.
    ///
    /// @param fingerprint of one of them: its whole groups are taken
    record AcknowledgeAlert(long fingerprint, String by, String via) implements PagingCommand {}

    /// Somebody does something to a page. Reply: {@link PagingReply.PageSaved} or refused.
    ///
    /// @param until of a snooze
    /// @param targets of a reassignment or of responders; of an escalation where not the next step
    /// @param path of an escalation: to its next step; null for any
    record ActOnPage(
            long page,
            PageAction action,
            String by,
            String via,
            @Nullable EscalationReason reason,
            String note,
            @Nullable Instant until,
            List<PageTarget> targets,
            PolicyStep.@Nullable Path path)
            implements PagingCommand {
        public ActOnPage {
            targets = List.copyOf(targets);
        }

        public ActOnPage(long page, PageAction action, String by, String via) {
            this(page, action, by, via, null, "", null, List.of(), null);
        }
    }

    /// Somebody answers a message about a page, perhaps again. Reply: {@link PagingReply.PageSaved}
    /// or refused.
    ///
    /// @param asked whom the message asked, "" where it was to nobody or there was none
    /// @param asOf when that message was made
    /// @param matchers of a silence, else none
    record AnswerPage(
            long page,
            PageAnswer answer,
            String by,
            String via,
            String asked,
            Instant asOf,
            List<Matcher> matchers)
            implements PagingCommand {
        public AnswerPage {
            matchers = List.copyOf(matchers);
        }
    }

    /// Lets the open pages of a policy climb by its present version. Reply: {@link
    /// PagingReply.PagesMoved}.
    record ApplyPolicy(String policy, String by) implements PagingCommand {}

    /// All that the accounts know; who is not among them is known no longer. Reply: done.
    record KnowPeople(List<Known> people) implements PagingCommand {
        /// @param mail "" for none
        /// @param language of the account, "" for none
        /// @param zone of the account, "" for none
        public record Known(
                String name,
                boolean active,
                boolean administrator,
                List<String> teams,
                String mail,
                String language,
                String zone) {
            public Known {
                teams = List.copyOf(teams);
            }
        }

        public KnowPeople {
            people = List.copyOf(people);
        }
    }

    /// How somebody wants to be reached. Reply: {@link PagingReply.PersonSaved} or refused.
    record SaveRules(String person, Wish wish, String by) implements PagingCommand {}

    /// Adds a means, unverified unless `verified`. Reply: {@link PagingReply.PersonSaved} or
    /// refused.
    record AddMethod(
            String person,
            String id,
            String type,
            String address,
            String label,
            boolean verified,
            String by)
            implements PagingCommand {}

    record RemoveMethod(String person, String id, String by) implements PagingCommand {}

    /// Somebody proved that a means is theirs.
    record VerifyMethod(String person, String id, String by) implements PagingCommand {}

    /// A means turned out not to work any more: a subscription ended, a number refused for good.
    record BreakMethod(String person, String id, String why) implements PagingCommand {}

    /// Sends the code that proves it. Reply: done or refused.
    record SendCode(String person, String id) implements PagingCommand {}

    /// The medium says what became of a message that it took. Reply: done.
    ///
    /// @param state the medium's word, such as `delivered`, `undelivered`, `no-answer`
    /// @param reached whether it is certain that the person was reached, or was not; null for
    ///   neither
    record ReportMedium(long delivery, String state, @Nullable Boolean reached, String message)
            implements PagingCommand {}
}
