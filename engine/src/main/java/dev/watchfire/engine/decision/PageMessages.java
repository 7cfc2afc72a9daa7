// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Draft;
import dev.watchfire.engine.paging.Page;
import dev.watchfire.engine.paging.Page.Ring;
import dev.watchfire.engine.paging.Page.Summons;
import dev.watchfire.engine.paging.PagingFact;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Sentence;
import dev.watchfire.engine.paging.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The messages about pages: orders each when its time comes, bundles those that go the same way,
/// takes back what nobody needs any more, and learns what became of them.
final class PageMessages {
    /// The same number of two people is told once within this time.
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    /// Somebody should look, and needs no call for that.
    private static final List<String> TO_NOTICE =
            List.of("push", "telegram", "slack", "mattermost", "ntfy", "pushover");

    /// Media whose messages can be brought up to date where they stand.
    private static final Set<String> LASTING = Set.of("slack", "telegram", "mattermost", "push");

    private final State state;
    private final Notices notices;
    private final Deliveries deliveries;
    private final SendingLimits limits;

    PageMessages(State state, Notices notices, Deliveries deliveries) {
        this.state = state;
        this.notices = notices;
        this.deliveries = deliveries;
        this.limits = new SendingLimits(state);
    }

    /// Keeps a changed page, and takes it out of messages that wait and are about it no more.
    Page save(Draft draft, Instant now) {
        Page page = draft.done();
        state.recorder.put(state.pages, page);
        for (Summons summons : page.asked()) {
            for (Ring ring : summons.rings()) {
                // Who was asked anew may wait for the same message again.
                if (ring.status() == Ring.Status.CANCELLED
                        && ring.delivery() != 0
                        && !hasOrdered(page, ring.delivery())) {
                    withdraw(page.id(), ring.delivery(), now);
                }
            }
        }
        return page;
    }

    private void withdraw(long page, long id, Instant now) {
        Delivery delivery = state.deliveries.get(id);
        Notice notice = delivery == null ? null : delivery.notice();
        if (delivery == null
                || notice == null
                || delivery.state() != Delivery.State.PENDING
                || !notice.pages().contains(page)) {
            return;
        }
        Ids others = notice.pages().without(page);
        if (others.isEmpty()) {
            deliveries.drop(delivery, now);
        } else {
            state.recorder.put(state.deliveries, delivery.about(others));
        }
    }

    /// Takes back all that has not left.
    ///
    /// @param person whose, or "" for everybody's
    static void cancel(Draft draft, String person, Why why) {
        draft.asked.replaceAll(
                summons -> {
                    if (!person.isEmpty() && !summons.person().equals(person)) {
                        return summons;
                    }
                    List<Ring> rings = new ArrayList<>(summons.rings());
                    rings.replaceAll(
                            ring ->
                                    ring.status() == Ring.Status.PLANNED
                                                    || ring.status() == Ring.Status.ORDERED
                                            ? ring.with(Ring.Status.CANCELLED, why)
                                            : ring);
                    return summons.with(rings);
                });
    }

    /// Orders the messages that are due.
    ///
    /// @return the steps of those whom a means should have told that is gone by now
    Set<Integer> ring(Draft draft, Instant now) {
        Set<Integer> vain = new TreeSet<>();
        for (int i = 0; i < draft.asked.size(); i++) {
            Summons summons = draft.asked.get(i);
            if (summons.person().isEmpty() || summons.acknowledgedAt() != null) {
                continue;
            }
            List<Ring> rings = new ArrayList<>(summons.rings());
            boolean changed = false;
            boolean hurry = false;
            for (int j = 0; j < rings.size(); j++) {
                Ring ring = rings.get(j);
                boolean due = hurry || !ring.due().isAfter(now);
                if (ring.status() == Ring.Status.PLANNED && due) {
                    if (isOvertaken(rings, j, now)) {
                        rings.set(j, ring.with(Ring.Status.SKIPPED, Why.of(Sentence.MISSED_MEANS)));
                        changed = true;
                        continue;
                    }
                    Ring ordered = order(draft, summons, ring, now);
                    rings.set(j, ordered);
                    hurry = ordered.status() == Ring.Status.FAILED;
                    changed = true;
                }
            }
            if (changed) {
                draft.asked.set(i, summons.with(rings));
            }
            if (hurry) {
                vain.add(summons.step());
            }
        }
        return vain;
    }

    /// After a downtime a person is told once, by the last of the means that are due.
    private static boolean isOvertaken(List<Ring> rings, int i, Instant now) {
        if (!rings.get(i).due().plus(Climbing.MISSED).isBefore(now)) {
            return false;
        }
        for (Ring later : rings.subList(i + 1, rings.size())) {
            if (later.status() == Ring.Status.PLANNED
                    && later.due().isAfter(rings.get(i).due())
                    && !later.due().isAfter(now)) {
                return true;
            }
        }
        return false;
    }

    private Ring order(Draft draft, Summons summons, Ring ring, Instant now) {
        Person person = state.person(summons.person());
        ContactMethod method = person == null ? null : person.method(ring.method());
        if (person == null || !person.active() || method == null || !method.isUsable()) {
            boolean left = person == null || !person.active();
            Why why = Why.of(left ? Sentence.LEFT : Sentence.MEANS_GONE);
            say(draft.id(), 0, summons.person(), ring.type(), "failed", why);
            return ring.with(Ring.Status.FAILED, why);
        }
        if (wasJustTold(draft, summons, ring, method)) {
            Why why = Why.of(Sentence.JUST_TOLD);
            say(draft.id(), 0, summons.person(), ring.type(), "skipped", why);
            return ring.with(Ring.Status.SKIPPED, why);
        }
        long own = waitingFor(draft, summons.person(), ring.method());
        if (own != 0) {
            return ring.ordered(own, Why.of(Sentence.SAME_MESSAGE));
        }
        String key = "person/" + person.name() + "/" + method.id();
        Notice notice =
                new Notice(
                        Notice.Kind.PAGE,
                        "",
                        "",
                        person.name(),
                        draft.title,
                        "",
                        method.id(),
                        Ids.of(draft.id()));
        boolean news = isFirstOfService(draft) || draft.before().origin() == Page.Origin.TEST;
        boolean first = news && limits.mayHurry(person, method, now);
        if (!first) {
            long waiting = state.open.waiting(key);
            if (waiting != 0) {
                return join(draft, waiting, summons, ring);
            }
        }
        Instant free = first ? now : limits.free(person, method, now);
        boolean busy = !first && state.open.sending(key) != 0;
        if (busy && !free.isAfter(now)) {
            free = now.plusSeconds(1);
        }
        long delivery =
                notices.order(
                        notice,
                        "",
                        method.type(),
                        0,
                        first ? key + "/" + draft.id() : key,
                        free,
                        now);
        if (free.isAfter(now)) {
            Why why = Why.of(Sentence.LIMITED, free, method.type());
            say(draft.id(), delivery, person.name(), method.type(), "held", why);
            return ring.ordered(delivery, why);
        }
        limits.sent(person, method, now);
        say(draft.id(), delivery, person.name(), method.type(), "ordered", ring.why());
        return ring.ordered(delivery, ring.why());
    }

    /// The message that waits to tell somebody of this page by a means, 0 for none.
    private long waitingFor(Draft draft, String person, String method) {
        for (Summons other : draft.asked) {
            for (Ring ring : other.rings()) {
                Delivery delivery = state.deliveries.get(ring.delivery());
                if (other.person().equals(person)
                        && ring.method().equals(method)
                        && ring.status() == Ring.Status.ORDERED
                        && delivery != null
                        && delivery.state() == Delivery.State.PENDING) {
                    return delivery.id();
                }
            }
        }
        return 0;
    }

    private Ring join(Draft draft, long waiting, Summons summons, Ring ring) {
        Delivery bundle = state.deliveries.require(waiting);
        Notice notice = bundle.notice();
        if (notice == null) {
            throw new IllegalStateException("delivery " + waiting + " bundles no pages");
        }
        if (notice.pages().contains(draft.id())) {
            return ring.ordered(waiting, Why.of(Sentence.SAME_MESSAGE));
        }
        state.recorder.put(state.deliveries, bundle.about(notice.pages().with(draft.id())));
        Why why = Why.of(Sentence.BUNDLED, notice.pages().size());
        say(draft.id(), waiting, summons.person(), ring.type(), "bundled", why);
        return ring.ordered(waiting, why);
    }

    private boolean wasJustTold(Draft draft, Summons now, Ring ring, ContactMethod method) {
        for (Summons other : draft.asked) {
            if (other.person().isEmpty() || other.person().equals(now.person())) {
                continue;
            }
            Person person = state.person(other.person());
            for (Ring told : other.rings()) {
                ContactMethod theirs = person == null ? null : person.method(told.method());
                boolean live =
                        told.status() == Ring.Status.ORDERED || told.status() == Ring.Status.SENT;
                if (live
                        && theirs != null
                        && theirs.type().equals(method.type())
                        && theirs.address().equals(method.address())
                        && Duration.between(told.due(), ring.due()).abs().compareTo(SAME_MOMENT)
                                < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Nothing else about its service is open: news, not noise.
    private boolean isFirstOfService(Draft draft) {
        String service = draft.before().service();
        return !service.isEmpty() && state.pageIndex.ofService(service) <= 1;
    }

    /// Tells all that a receiver names.
    List<Ring> tellChannel(Draft draft, String receiver, Why why, Instant now) {
        List<Ring> rings = new ArrayList<>();
        Receiver told = state.configuration().receiver(receiver);
        if (told == null) {
            return rings;
        }
        for (Integration integration : told.integrations()) {
            if (PageOpening.isPage(integration)) {
                continue;
            }
            Notice notice =
                    new Notice(
                            Notice.Kind.PAGE, "", "", "", draft.title, "", "", Ids.of(draft.id()));
            long delivery = notices.order(notice, receiver, integration, now);
            say(draft.id(), delivery, receiver, integration.type(), "ordered", why);
            rings.add(
                    new Ring(
                            integration.label(),
                            integration.type(),
                            now,
                            Ring.Status.ORDERED,
                            delivery,
                            LabelSet.EMPTY,
                            why));
        }
        return rings;
    }

    /// Asks who acknowledged whether they are still at it.
    void remind(Page page, Instant now) {
        for (String name : page.acknowledgedBy()) {
            Person person = state.person(name);
            if (person != null) {
                tellOnce(page.title(), Ids.of(page.id()), Notice.Kind.STILL_AT_IT, person, now);
            }
        }
    }

    /// Tells somebody of what waited for its hour, by their quietest means.
    boolean digest(String title, Ids pages, Person person, Instant now) {
        return tellOnce(title, pages, Notice.Kind.DIGEST, person, now);
    }

    private boolean tellOnce(
            String title, Ids pages, Notice.Kind kind, Person person, Instant now) {
        List<String> order = kind == Notice.Kind.DIGEST ? ContactMethod.TO_READ : TO_NOTICE;
        ContactMethod best = person.best(order, type -> state.configuration().means(type) != null);
        if (best == null || !person.active()) {
            return false;
        }
        Notice notice = new Notice(kind, "", "", person.name(), title, "", best.id(), pages);
        notices.order(notice, "", best.type(), 0, "", now, now);
        limits.sent(person, best, now);
        return true;
    }

    /// Brings messages that people still see up to date.
    void update(Page page, Instant now) {
        Set<String> done = new TreeSet<>();
        for (Summons summons : page.asked()) {
            for (Ring ring : summons.rings()) {
                boolean shown = ring.status() == Ring.Status.SENT && LASTING.contains(ring.type());
                if (!shown
                        || summons.person().isEmpty()
                        || !done.add(summons.person() + "/" + ring.method())) {
                    continue;
                }
                Person person = state.person(summons.person());
                if (person != null && person.method(ring.method()) != null) {
                    notices.order(
                            new Notice(
                                    Notice.Kind.PAGE_UPDATE,
                                    "",
                                    "",
                                    person.name(),
                                    page.title(),
                                    "",
                                    ring.method(),
                                    Ids.of(page.id())),
                            "",
                            ring.type(),
                            0,
                            "",
                            now,
                            now);
                }
            }
        }
    }

    /// What of a waiting message is still to be said, or null where nothing is.
    @Nullable Delivery stillWanted(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        if (notice == null || !notice.kind().isPage()) {
            return delivery;
        }
        boolean asks = notice.kind() == Notice.Kind.PAGE;
        Ids wanted =
                notice.pages()
                        .where(
                                id -> {
                                    Page page = state.pages.get(id);
                                    return page != null
                                            && (!asks || hasOrdered(page, delivery.id()))
                                            && (page.state().isOpen()
                                                    || notice.kind() == Notice.Kind.PAGE_UPDATE);
                                });
        if (wanted.isEmpty()) {
            return null;
        }
        Person person = state.person(notice.person());
        ContactMethod method = person == null ? null : person.method(notice.method());
        if (person != null && method != null && delivery.attemptCount() == 0) {
            limits.sent(person, method, now);
        }
        return wanted.equals(notice.pages()) ? delivery : delivery.about(wanted);
    }

    static boolean hasOrdered(Page page, long delivery) {
        for (Summons summons : page.asked()) {
            for (Ring ring : summons.rings()) {
                if (ring.delivery() == delivery && ring.status() == Ring.Status.ORDERED) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether somebody has what a group would tell again.
    boolean isTaken(Deliveries.Target target) {
        for (long id : state.pageIndex.ofGroup(target.group().id())) {
            Page page = state.pages.require(id);
            if (page.state() == Page.State.ACKNOWLEDGED
                    && (page.policy().isEmpty()
                            || page.receiver().equals(target.receiver().name()))) {
                return true;
            }
        }
        return false;
    }

    void say(long page, long delivery, String who, String type, String what, Why why) {
        state.recorder.fact(new PagingFact.PageMessage(page, delivery, who, type, what, why));
    }
}
