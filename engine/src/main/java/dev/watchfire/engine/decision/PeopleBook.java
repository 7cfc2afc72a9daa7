// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.Reply;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.PagingCommand;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.PagingReply;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who can be paged, and how they want it.
final class PeopleBook {
    private static final int MOST_RULES = 50;
    private static final int MOST_RINGS = 50;
    private static final int MOST_WINDOWS = 20;

    private final State state;
    private final Notices notices;

    PeopleBook(State state, Notices notices) {
        this.state = state;
        this.notices = notices;
    }

    Reply know(PagingCommand.KnowPeople known) {
        Set<String> names = new HashSet<>();
        for (PagingCommand.KnowPeople.Known one : known.people()) {
            names.add(one.name());
            Person person = state.person(one.name());
            Wish ofAccount = Wish.ofAccount(one.language(), one.zone());
            Wish wish = person != null && person.wish().own() ? person.wish() : ofAccount;
            if (person == null) {
                state.recorder.put(
                        state.people,
                        new Person(
                                state.recorder.nextId(),
                                1,
                                one.name(),
                                one.active(),
                                one.administrator(),
                                one.teams(),
                                one.mail(),
                                wish,
                                List.of(),
                                List.of()));
            } else if (person.active() != one.active()
                    || person.administrator() != one.administrator()
                    || !person.teams().equals(one.teams())
                    || !person.mail().equals(one.mail())
                    || !person.wish().equals(wish)) {
                state.recorder.put(
                        state.people,
                        person.known(
                                one.active(), one.administrator(), one.teams(), one.mail(), wish));
            }
        }
        for (Person person : state.people.all()) {
            if (!names.contains(person.name())) {
                state.recorder.archive(state.people, person);
            }
        }
        return new Reply.Done();
    }

    Reply save(PagingCommand.SaveRules save) {
        Wish wish = save.wish();
        if (wish.rules().size() > MOST_RULES || wish.quiet().size() > MOST_WINDOWS) {
            return invalid(
                    "somebody has at most %d rules and %d quiet hours"
                            .formatted(MOST_RULES, MOST_WINDOWS));
        }
        Person person = state.person(save.person());
        for (Person.Rule rule : wish.rules()) {
            if (rule.rings().isEmpty() || rule.rings().size() > MOST_RINGS) {
                return invalid(
                        "a rule has 1 to %d means, this one has %d"
                                .formatted(MOST_RINGS, rule.rings().size()));
            }
            for (Person.Ring ring : rule.rings()) {
                if (person != null && person.method(ring.method()) == null) {
                    return invalid(
                            "\"%s\" is no contact method of %s"
                                    .formatted(ring.method(), save.person()));
                }
                if (ring.after().isNegative() || ring.after().toHours() > 24) {
                    return invalid("a means is used 0 seconds to 24 hours after the page");
                }
            }
        }
        boolean unknown =
                !wish.reminders().isEmpty()
                        && person != null
                        && person.method(wish.reminders()) == null;
        if (unknown) {
            return invalid(
                    "\"%s\" is no contact method of %s".formatted(wish.reminders(), save.person()));
        }
        return change(
                save.person(),
                "rules",
                wish.rules().size() + " rules, " + wish.quiet().size() + " quiet hours",
                save.by(),
                p -> p.wanting(wish));
    }

    Reply add(PagingCommand.AddMethod add, Instant now) {
        Person person = state.person(add.person());
        if (person == null) {
            return unknown(add.person());
        }
        if (person.methods().size() >= ContactMethod.MOST) {
            return new Reply.Refused(
                    Reply.Refused.Code.LIMIT_REACHED,
                    "somebody has at most %d contact methods; remove one first"
                            .formatted(ContactMethod.MOST));
        }
        for (ContactMethod method : person.methods()) {
            if (method.type().equals(add.type()) && method.address().equals(add.address())) {
                return new PagingReply.PersonSaved(person);
            }
        }
        ContactMethod added =
                new ContactMethod(
                        add.id(),
                        add.type(),
                        add.address(),
                        add.label(),
                        now,
                        add.verified() ? now : null,
                        "");
        return change(
                add.person(),
                "method-added",
                add.type(),
                add.by(),
                p -> {
                    List<ContactMethod> methods = new ArrayList<>(p.methods());
                    methods.add(added);
                    return p.with(methods);
                });
    }

    Reply remove(PagingCommand.RemoveMethod remove) {
        return changeMethod(remove.person(), remove.id(), "method-removed", remove.by(), _ -> null);
    }

    Reply verify(PagingCommand.VerifyMethod verify, Instant now) {
        return changeMethod(
                verify.person(),
                verify.id(),
                "method-verified",
                verify.by(),
                method -> method.verified(now));
    }

    Reply broken(PagingCommand.BreakMethod broken) {
        return changeMethod(
                broken.person(),
                broken.id(),
                "method-broken",
                "",
                method -> method.broken(broken.why()));
    }

    private interface MethodChange {
        @Nullable ContactMethod of(ContactMethod method);
    }

    private Reply changeMethod(
            String name, String id, String what, String by, MethodChange change) {
        Person person = state.person(name);
        if (person == null) {
            return unknown(name);
        }
        List<ContactMethod> methods = new ArrayList<>();
        String type = "";
        for (ContactMethod method : person.methods()) {
            ContactMethod changed = method;
            if (method.id().equals(id)) {
                type = method.type();
                changed = change.of(method);
            }
            if (changed != null) {
                methods.add(changed);
            }
        }
        if (type.isEmpty()) {
            return new Reply.Refused(
                    Reply.Refused.Code.NOT_FOUND,
                    "%s has no contact method \"%s\"".formatted(name, id));
        }
        return methods.equals(person.methods())
                ? new PagingReply.PersonSaved(person)
                : change(name, what, type, by, p -> p.with(methods));
    }

    private Reply change(
            String name, String what, String detail, String by, UnaryOperator<Person> change) {
        Person person = state.person(name);
        if (person == null) {
            return unknown(name);
        }
        Person changed = change.apply(person);
        state.recorder.put(state.people, changed);
        state.recorder.fact(new PagingFact.PersonChanged(person.id(), name, what, detail, by));
        return new PagingReply.PersonSaved(changed);
    }

    Reply sendCode(PagingCommand.SendCode send, Instant now) {
        Person person = state.person(send.person());
        ContactMethod method = person == null ? null : person.method(send.id());
        if (person == null || method == null) {
            return unknown(send.person());
        }
        if (state.configuration().means(method.type()) == null) {
            return invalid("this server has no way to send " + method.type());
        }
        notices.order(
                new Notice(Notice.Kind.CODE, "", "", person.name(), "", "", method.id(), Ids.NONE),
                "",
                method.type(),
                0,
                "",
                now,
                now);
        return new Reply.Done();
    }

    private static Reply unknown(String name) {
        return new Reply.Refused(
                Reply.Refused.Code.NOT_FOUND, "there is nobody called \"" + name + "\" here");
    }

    private static Reply invalid(String why) {
        return new Reply.Refused(Reply.Refused.Code.INVALID, why);
    }
}
