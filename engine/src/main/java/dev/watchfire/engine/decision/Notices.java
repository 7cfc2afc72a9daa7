// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.Ids;
import dev.watchfire.engine.configuration.Configuration;
import dev.watchfire.engine.configuration.Integration;
import dev.watchfire.engine.configuration.Receiver;
import dev.watchfire.engine.delivery.Delivery;
import dev.watchfire.engine.delivery.Notice;
import dev.watchfire.engine.label.LabelSet;
import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.rota.RotaFact;
import java.time.Instant;
import java.util.List;

/// Orders deliveries of what is about no group. Whom no way leads to is not told, and the fact says
/// so.
final class Notices {
    private final State state;
    private final Deliveries deliveries;

    Notices(State state, Deliveries deliveries) {
        this.state = state;
        this.deliveries = deliveries;
    }

    static boolean hasWay(Delivery delivery, Configuration configuration) {
        if (delivery.receiver().isEmpty()) {
            return configuration.means(delivery.integration()) != null;
        }
        Receiver receiver = configuration.receiver(delivery.receiver());
        return receiver != null
                && receiver.integrations().stream()
                        .anyMatch(
                                i ->
                                        i.type().equals(delivery.integration())
                                                && i.index() == delivery.index());
    }

    /// Tells a person as they chose, else by mail, else by the quietest other means of theirs but a
    /// call.
    void tellPerson(Notice notice, Instant now) {
        Person person = state.person(notice.person());
        ContactMethod method =
                person == null || !person.active()
                        ? null
                        : person.forReminders(type -> state.configuration().means(type) != null);
        Integration mail = state.configuration().personalMail();
        Notice given = notice;
        String type = mail == null ? null : mail.type();
        Instant due = now;
        if (person != null && method != null && !method.id().equals(ContactMethod.ACCOUNT_MAIL)) {
            given = notice.by(method.id());
            type = method.type();
            due = due(given, person, type, now);
        }
        Ids told = type == null ? Ids.NONE : Ids.of(order(given, "", type, 0, "", due, now));
        state.recorder.fact(new RotaFact.NoticeGiven(given, told));
    }

    /// Mail wakes nobody; whatever else there is waits for the end of quiet hours where it can.
    private static Instant due(Notice notice, Person person, String type, Instant now) {
        Instant quietEnd =
                type.equals("email") || !notice.kind().canWait() ? null : person.quietUntil(now);
        return quietEnd == null ? now : quietEnd;
    }

    /// Tells all that a receiver names.
    void tellChannel(Notice notice, String channel, Instant now) {
        Ids told = Ids.NONE;
        Receiver receiver = state.configuration().receiver(channel);
        if (receiver != null) {
            for (Integration integration : receiver.integrations()) {
                told = told.with(order(notice, channel, integration, now));
            }
        }
        state.recorder.fact(new RotaFact.NoticeGiven(notice, told));
    }

    long order(Notice notice, String receiver, Integration integration, Instant now) {
        return order(notice, receiver, integration.type(), integration.index(), "", now, now);
    }

    /// @param receiver empty where a person is told
    /// @param logKey what waits for each other, "" for nothing
    /// @param due from then on it grows old: what waited for the morning is no less news then
    long order(
            Notice notice,
            String receiver,
            String type,
            int index,
            String logKey,
            Instant due,
            Instant now) {
        long id = state.recorder.nextId();
        Instant first = state.dispatchFrom.isAfter(due) ? state.dispatchFrom : due;
        deliveries.take(
                new Delivery(
                        id,
                        1,
                        0,
                        "",
                        LabelSet.EMPTY,
                        LabelSet.EMPTY,
                        receiver,
                        type,
                        index,
                        logKey.isEmpty() ? "notice/" + id : logKey,
                        Delivery.Reason.FIRST_NOTIFICATION,
                        due,
                        Ids.NONE,
                        Ids.NONE,
                        Delivery.State.PENDING,
                        first,
                        0,
                        List.of(),
                        null,
                        notice),
                now);
        return id;
    }
}
