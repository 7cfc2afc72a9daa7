// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.app.demo;

import dev.watchfire.engine.Image;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PageAnswer;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Severity;
import dev.watchfire.engine.paging.Wish;
import dev.watchfire.people.People;
import dev.watchfire.people.access.Role;
import dev.watchfire.people.audit.Actor;
import dev.watchfire.people.ledger.Change;
import dev.watchfire.people.ledger.Refusal;
import dev.watchfire.people.users.Profile;
import dev.watchfire.people.users.User;
import dev.watchfire.runtime.EngineAccess;
import dev.watchfire.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sample organisation's people: their accounts, their telephones, and how they answer.
final class Crew {
    /// From the message until somebody is awake enough to press a button.
    private static final Duration REACTION = Duration.ofSeconds(20);

    private static final List<Member> MEMBERS =
            List.of(
                    new Member("minjun", "Minjun Park", "ko", "Asia/Seoul", "platform"),
                    new Member("jiho", "Jiho Lee", "ko", "Asia/Seoul", "platform"),
                    new Member("ada", "Ada Novak", "en", "Europe/Dublin", "platform"),
                    new Member("grace", "Grace Byrne", "en", "Europe/Dublin", "platform"),
                    new Member("seoyeon", "Seoyeon Choi", "ko", "Asia/Seoul", "payments"),
                    new Member("kim", "Hayun Kim", "ko", "Asia/Seoul", "payments"),
                    new Member("linus", "Linus Weber", "en", "Europe/Berlin", "payments"),
                    new Member("margaret", "Margaret Vogel", "en", "Europe/Berlin", "payments"),
                    new Member("donald", "Donald Roy", "en", "America/Vancouver", "payments"),
                    new Member("barbara", "Barbara Lim", "en", "America/Vancouver", "payments"),
                    new Member("alan", "Alan Mercer", "en", "America/Vancouver", "payments"),
                    new Member("sofia", "Sofia Brandt", "en", "Europe/Berlin", "search"),
                    new Member("yuna", "Yuna Han", "ko", "Asia/Seoul", "data"));

    private record Member(
            String name, String displayName, String language, String zone, String team) {
        /// One that belongs to nobody.
        String number() {
            return "+120255501%02d".formatted(MEMBERS.indexOf(this));
        }
    }

    /// What becomes of a page, so that a quarter of an hour shows each of it.
    private enum Course {
        /// Who is asked first takes it.
        TAKEN,
        /// Who is asked first hears nothing; the next one takes it.
        SLEPT_THROUGH,
        /// Who is asked first passes it on.
        PASSED_ON
    }

    private final EngineAccess engine;

    Crew(EngineAccess engine) {
        this.engine = engine;
    }

    /// Makes those who are not there yet.
    void join(People people) throws Refusal, StoreException {
        for (Member member : MEMBERS) {
            if (people.users().named(member.name()) != null) {
                continue;
            }
            if (people.teams().named(member.team()) == null) {
                var _ =
                        people.change(
                                Actor.SYSTEM,
                                change ->
                                        people.teams()
                                                .create(
                                                        change,
                                                        member.team(),
                                                        member.team(),
                                                        List.of()));
            }
            var _ = people.change(Actor.SYSTEM, change -> account(people, change, member));
            giveTelephone(member);
        }
    }

    private static User account(People people, Change change, Member member) throws Refusal {
        Profile profile = new Profile(member.displayName(), "", member.language(), member.zone());
        User user = people.users().create(change, member.name(), profile, Role.VIEWER, "");
        people.teams().putMember(change, member.team(), user, Role.RESPONDER);
        return user;
    }

    /// A message at once, a text message a minute later; whatever is less than P1 waits for the
    /// morning.
    private void giveTelephone(Member member) {
        String who = member.name();
        String ntfy = who + "-ntfy";
        String sms = who + "-sms";
        engine.submit(
                new PagingCommand.AddMethod(
                        who, ntfy, "ntfy", "watchfire-" + who, "telephone", true, who));
        engine.submit(
                new PagingCommand.AddMethod(
                        who, sms, "sms", member.number(), "telephone", true, who));
        engine.submit(
                new PagingCommand.SaveRules(
                        who,
                        new Wish(
                                true,
                                member.language(),
                                ZoneId.of(member.zone()),
                                List.of(
                                        new Person.Window(
                                                Set.of(), LocalTime.of(23, 0), LocalTime.of(7, 0))),
                                List.of(
                                        new Person.Rule(
                                                Set.of(Severity.P1, Severity.P2),
                                                null,
                                                List.of(
                                                        new Person.Ring(Duration.ZERO, ntfy),
                                                        new Person.Ring(
                                                                Duration.ofMinutes(1), sms))),
                                        new Person.Rule(
                                                Set.of(),
                                                null,
                                                List.of(new Person.Ring(Duration.ZERO, ntfy)))),
                                ""),
                        who));
    }

    /// Answers the pages that alerts began, as people would.
    void answer(Image image, Instant now) {
        image.pages()
                .forEach(
                        page -> {
                            if (page.state() == Page.State.TRIGGERED
                                    && page.origin() == Page.Origin.ALERTS) {
                                answer(page, now);
                            }
                        });
    }

    private void answer(Page page, Instant now) {
        Summons last = lastAsked(page);
        if (last == null || now.isBefore(last.at().plus(REACTION))) {
            return;
        }
        boolean first = last.step() == 0 && last.round() == 0;
        PageAnswer.Kind kind =
                !first
                        ? PageAnswer.Kind.ACKNOWLEDGE
                        : switch (course(page)) {
                            case TAKEN -> PageAnswer.Kind.ACKNOWLEDGE;
                            case SLEPT_THROUGH -> null;
                            case PASSED_ON -> PageAnswer.Kind.ESCALATE;
                        };
        if (kind != null) {
            engine.submit(
                    new PagingCommand.AnswerPage(
                            page.id(),
                            PageAnswer.of(kind),
                            last.person(),
                            "ntfy",
                            last.person(),
                            last.at(),
                            List.of()));
        }
    }

    private static Course course(Page page) {
        Course[] all = Course.values();
        return all[Math.floorMod(page.id(), all.length)];
    }

    /// The person who was asked last and whom a message reached.
    private static @Nullable Summons lastAsked(Page page) {
        for (Summons summons : page.asked().reversed()) {
            boolean reached =
                    summons.rings().stream().anyMatch(r -> r.status() == Page.Ring.Status.SENT);
            if (!summons.person().isEmpty() && reached) {
                return summons;
            }
        }
        return null;
    }
}
