// SPDX-License-Identifier: Apache-2.0
package dev.watchfire.engine.decision;

import dev.watchfire.engine.paging.ContactMethod;
import dev.watchfire.engine.paging.PagingSettings.Tier;
import dev.watchfire.engine.paging.Person;
import dev.watchfire.engine.paging.Person.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How much a person's means takes. What was sent is kept with the person, so that a restart does
/// not forget it.
final class SendingLimits {
    /// What is older limits nothing.
    private static final Duration LONGEST = Duration.ofHours(3);

    /// Of all means together; more would be beyond every limit.
    private static final int MOST_KEPT = 200;

    /// First pages of so many services skip the queue within a minute; what comes then is a storm.
    private static final int MOST_HURRIED = 3;

    private static final Duration HURRY = Duration.ofMinutes(1);

    private final State state;

    SendingLimits(State state) {
        this.state = state;
    }

    /// When the next message may leave.
    Instant free(Person person, ContactMethod method, Instant now) {
        List<Instant> sent = sent(person, method);
        Instant free = now;
        for (Tier tier : state.configuration().paging().limits(method.type())) {
            int before = sent.size() - tier.count();
            if (before >= 0) {
                Instant again = sent.get(before).plus(tier.within());
                if (again.isAfter(free)) {
                    free = again;
                }
            }
        }
        return free;
    }

    boolean mayHurry(Person person, ContactMethod method, Instant now) {
        long lately =
                sent(person, method).stream().filter(at -> at.isAfter(now.minus(HURRY))).count();
        return lately < MOST_HURRIED;
    }

    private static List<Instant> sent(Person person, ContactMethod method) {
        return person.sent().stream()
                .filter(one -> one.method().equals(method.id()))
                .map(Sent::at)
                .toList();
    }

    void sent(Person person, ContactMethod method, Instant now) {
        Person latest = state.people.require(person.id());
        List<Sent> kept = new ArrayList<>();
        for (Sent one : latest.sent()) {
            if (one.at().isAfter(now.minus(LONGEST))) {
                kept.add(one);
            }
        }
        kept.add(new Sent(method.id(), now));
        int excess = Math.max(0, kept.size() - MOST_KEPT);
        state.recorder.put(state.people, latest.sent(kept.subList(excess, kept.size())));
    }
}
