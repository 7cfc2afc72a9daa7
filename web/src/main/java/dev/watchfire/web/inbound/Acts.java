// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.matcher.Matcher;
import dev.watchfire.engine.matcher.MatcherParser;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PageSilence;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.people.Caller;
import dev.watchfire.people.People;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.web.accounts.TeamScope;
import dev.watchfire.web.paging.PageRights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out what people answer, in their name, and finds out whom and what an answer is about.
/// Whoever was asked may answer; others as they may in the console. Safe for any thread.
public final class Acts {
    /// Shorter than Twilio and Slack wait would be kind; a round takes milliseconds.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private final EngineAccess engine;
    private final People people;
    private final PageRights rights;
    private final TeamScope scope;

    public Acts(EngineAccess engine, People people, MatcherParser matchers) {
        this.engine = engine;
        this.people = people;
        this.rights = new PageRights(people);
        this.scope = new TeamScope(people, matchers);
    }

    /// What became of an answer.
    ///
    /// @param pages as they are now
    /// @param changed whether anything did
    /// @param problem why not, "" where it went well
    /// @param later whether it may go well if it is tried again
    record Outcome(List<Page> pages, boolean changed, String problem, boolean later) {
        boolean isGood() {
            return problem.isEmpty();
        }
    }

    /// Who was told what by a delivery, and when they were asked.
    record Asked(Person person, List<Page> pages, Instant at) {
        Message message() {
            return new Message(person.name(), at);
        }
    }

    /// What is answered.
    ///
    /// @param asked whom it asked, "" where it was to nobody
    /// @param at when it was made
    record Message(String asked, Instant at) {
        static final Message NONE = new Message("", Instant.MAX);
    }

    Image image() {
        return engine.image();
    }

    /// Does one thing to each of the pages; those that are over are left as they are.
    Outcome answer(
            List<Long> pages, PageAnswer answer, String person, String via, Message message) {
        List<Page> after = new ArrayList<>();
        boolean changed = false;
        String problem = "";
        for (long id : pages) {
            Page page = image().pages().get(id);
            String refusal = page == null ? null : refusal(page, answer, person, message.asked());
            if (refusal != null) {
                problem = refusal;
                continue;
            }
            List<Matcher> muted =
                    answer.kind() == PageAnswer.Kind.SILENCE ? muted(page) : List.of();
            Reply reply;
            try {
                reply =
                        engine.submit(
                                        new PagingCommand.AnswerPage(
                                                id,
                                                answer,
                                                person,
                                                via,
                                                message.asked(),
                                                message.at(),
                                                muted))
                                .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                LOG.warn("an answer by {} to page {} was not taken", via, id, e);
                return new Outcome(after, changed, "the server is busy", true);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Outcome(after, changed, "the server is stopping", true);
            }
            switch (reply) {
                case PagingReply.PageSaved saved -> {
                    after.add(saved.page());
                    changed |= saved.changed();
                }
                case Reply.Refused refused -> problem = refused.message();
                default -> throw new IllegalStateException("page answered by " + reply);
            }
        }
        return new Outcome(after, changed, after.isEmpty() ? problem : "", false);
    }

    /// Why somebody may not answer so, as a sentence, or null where they may.
    private @Nullable String refusal(Page page, PageAnswer answer, String person, String asked) {
        Caller.Person caller = people.byName(person);
        boolean may = person.equals(asked) || caller != null && rights.mayAct(caller, page);
        if (!may) {
            return PageRights.refusal(page);
        }
        if (answer.kind() != PageAnswer.Kind.SILENCE) {
            return null;
        }
        // To be asked makes nobody a responder, and a silence lasts.
        return caller == null
                ? "Silences are made by people with an account."
                : scope.refusal(caller, image(), muted(page));
    }

    private List<Matcher> muted(@Nullable Page page) {
        return page == null
                ? List.of()
                : PageSilence.matchers(page, image().groups().get(page.groupId()));
    }

    /// Tells what a medium says of a message. Nobody waits for it.
    void report(long delivery, String state, @Nullable Boolean reached, String message) {
        var _ =
                engine.submit(new PagingCommand.ReportMedium(delivery, state, reached, message))
                        .whenComplete(
                                (_, failure) -> {
                                    if (failure != null) {
                                        LOG.warn("a report of a medium was not kept", failure);
                                    }
                                });
    }

    void broken(Person person, ContactMethod method, String why) {
        var _ = engine.submit(new PagingCommand.BreakMethod(person.name(), method.id(), why));
    }

    /// Null where that delivery is not known any longer.
    @Nullable Asked asked(long delivery) {
        Image image = image();
        List<Page> pages = new ArrayList<>();
        String[] person = {""};
        Instant[] at = {Instant.MIN};
        image.pages()
                .forEach(
                        page -> {
                            for (Page.Summons summons : page.asked()) {
                                for (Page.Ring ring : summons.rings()) {
                                    if (ring.delivery() == delivery
                                            && !summons.person().isEmpty()) {
                                        person[0] = summons.person();
                                        at[0] = summons.at().isAfter(at[0]) ? summons.at() : at[0];
                                        pages.add(page);
                                        return;
                                    }
                                }
                            }
                        });
        Person found = image.person(person[0]);
        return found == null ? null : new Asked(found, pages, at[0]);
    }

    /// The last message of a medium to somebody, or null where there is none.
    @Nullable Asked lastAsked(Person person, String type) {
        long[] last = {0};
        image().pages()
                .forEach(
                        page -> {
                            for (Page.Summons summons : page.asked()) {
                                if (summons.person().equals(person.name())) {
                                    for (Page.Ring ring : summons.rings()) {
                                        if (ring.type().equals(type)) {
                                            last[0] = Math.max(last[0], ring.delivery());
                                        }
                                    }
                                }
                            }
                        });
        return last[0] == 0 ? null : asked(last[0]);
    }

    /// Who proved that they are reached there; null for nobody.
    @Nullable Person personAt(String type, String address) {
        String wanted = normal(address);
        Person[] found = {null};
        image().people()
                .forEach(
                        person -> {
                            for (ContactMethod method : person.methods()) {
                                if (person.active()
                                        && method.verifiedAt() != null
                                        && method.type().equals(type)
                                        && normal(method.address()).equals(wanted)) {
                                    found[0] = person;
                                }
                            }
                        });
        return found[0];
    }

    private static String normal(String address) {
        String bare = address.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("@")) {
            return bare.substring(1);
        }
        return bare.startsWith("+") ? bare.replaceAll("[\\s().-]", "") : bare;
    }
}
