// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.web.inbound;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.PageAction;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.runtime.EngineAccess;
import java.time.Duration;
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
final class Acts {
    /// Shorter than Twilio and Slack wait would be kind; a round takes milliseconds.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Acts.class);

    private final EngineAccess engine;

    Acts(EngineAccess engine) {
        this.engine = engine;
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

    /// Who was told what by a delivery.
    record Asked(Person person, List<Page> pages) {}

    Image image() {
        return engine.image();
    }

    /// Does one thing to each of the pages; those that are over are left as they are.
    Outcome act(List<Long> pages, PageAction action, String person, String via) {
        List<Page> after = new ArrayList<>();
        boolean changed = false;
        String problem = "";
        for (long page : pages) {
            Reply reply;
            try {
                reply =
                        engine.submit(new PagingCommand.ActOnPage(page, action, person, via))
                                .get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                LOG.warn("an answer by {} to page {} was not taken", via, page, e);
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
        image.pages()
                .forEach(
                        page -> {
                            for (Page.Summons summons : page.asked()) {
                                for (Page.Ring ring : summons.rings()) {
                                    if (ring.delivery() == delivery
                                            && !summons.person().isEmpty()) {
                                        person[0] = summons.person();
                                        pages.add(page);
                                        return;
                                    }
                                }
                            }
                        });
        Person found = image.person(person[0]);
        return found == null ? null : new Asked(found, pages);
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
